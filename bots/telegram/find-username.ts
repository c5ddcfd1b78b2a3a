import { GrammyError, type Api } from 'grammy';
import { Schema, type Connection } from 'mongoose';
import type { Logger } from 'pino';
import { ConfigError } from '../../core/config.ts';
import { modelOn } from '../../core/db/model-on.ts';

/** What Telegram last told of a bot: deep links need its name while Telegram does not answer. */
interface KnownBot {
  /** The bot's id, the part of its token before the colon. */
  readonly _id: string;
  readonly username: string;
}

const knownBotSchema = new Schema<KnownBot>({ _id: String, username: { type: String, required: true } }, { collection: 'telegram_bots', versionKey: false });
export const KnownBots = (on: { db: Connection }) => modelOn<KnownBot>(on.db, 'KnownBot', knownBotSchema);

/** Telegram's answers to a token that it does not know (channels.md §2). */
const REFUSALS = new Set([401, 404]);

/**
 * The name of the bot that a token belongs to, asked once, with a deadline (channels.md §2.5.3). While Telegram is away a start goes on with the name that
 * it told before, so that Viber, the panel and payments do not wait for it. Throws ConfigError for a token that is refused, and when nobody knows the name.
 */
export async function findUsername(db: Connection, api: Api, token: string, log: Logger): Promise<string> {
  const _id = token.slice(0, token.indexOf(':'));
  try {
    const { username } = await api.getMe();
    await KnownBots({ db }).updateOne({ _id }, { $set: { username } }, { upsert: true });
    return username;
  } catch (error) {
    if (error instanceof GrammyError && REFUSALS.has(error.error_code)) throw new ConfigError('setting TELEGRAM_BOT_TOKEN is refused: Telegram knows no such bot');
    const known = await KnownBots({ db }).findById(_id).lean<KnownBot>();
    if (!known) throw new ConfigError('Telegram does not answer, and has not told the name of this bot before: start again when it does');
    log.warn({ err: error }, 'Telegram does not answer: the bot goes by the name it had');
    return known.username;
  }
}
