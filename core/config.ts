import { hostname } from 'node:os';
import { z } from 'zod';
import { readOwnAccounts, type OwnAccount } from './payments/own-accounts.ts';
import { PROVIDER_SETTINGS, providersOf, type ProviderConfig } from './payments/provider-settings.ts';

/** A setting is missing or malformed; the message is the one line that the operator reads. */
export class ConfigError extends Error {}

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const port = z.coerce.number().int().min(0).max(65_535);

/**
 * Every setting, once: name, form, default. `.env.example` and docs/settings.md list the same names (a test compares them).
 * A channel or provider whose settings are absent is simply off.
 */
export const SETTINGS = z.object({
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://'),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://'),
  REDIS_PREFIX: z.string().regex(/^[\w-]+$/).default('myanjobs'),
  PORT: port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: url.optional(),
  ROLE: z.enum(['web', 'worker']).optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters'),
  FIRST_MODERATOR: z.string().regex(/^(telegram|viber):.+$/, 'must be telegram:ID or viber:ID').optional(),
  BRAND: z.string().min(1).max(28).default('MyanJobs'),
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC…').optional(),
  TELEGRAM_API_ROOT: url.default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_SECRET: z.string().regex(/^[\w-]{16,256}$/, 'must be 16 to 256 of A-Z a-z 0-9 _ -').optional(),
  TELEGRAM_CHANNEL_ID: z.string().regex(/^(@\w+|-\d+)$/, 'must be @name or -100…').optional(),
  VIBER_AUTH_TOKEN: z.string().min(8).optional(),
  VIBER_API_ROOT: url.default('https://chatapi.viber.com/pa'),
  VIBER_URI: z.string().regex(/^[\w.-]+$/, 'must be the bot\'s uri').optional(),
  FILES_URL: z.string().default('file:.data/files'),
  ...PROVIDER_SETTINGS,
  MANUAL_ACCOUNTS: z.string().refine((value) => readOwnAccounts(value) !== undefined, 'must be NAME NUMBER HOLDER; NAME NUMBER HOLDER').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST_ID: z.string().min(1).default(hostname()),
});

export type Settings = z.infer<typeof SETTINGS>;

export interface Config extends ProviderConfig {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** Prefix of every Redis key, so that several systems (and tests) share one server. */
  readonly redisPrefix: string;
  readonly host: string;
  readonly port: number;
  /** Where the world reaches us; without it Telegram is polled and links point to the listening address. */
  readonly publicUrl?: string;
  readonly role?: 'web' | 'worker';
  readonly secretKey: string;
  readonly firstModerator?: string;
  readonly brand: string;
  readonly telegram?: { readonly token: string; readonly apiRoot: string; readonly webhookSecret: string; readonly channelId?: string };
  readonly viber?: { readonly token: string; readonly apiRoot: string; readonly uri: string };
  readonly filesUrl: string;
  /** Our own accounts, into which people transfer by hand. */
  readonly manualAccounts: readonly OwnAccount[];
  readonly logLevel: Settings['LOG_LEVEL'];
  readonly hostId: string;
}

/** Reads and checks the environment. Throws `ConfigError` with one line that names the setting. Empty counts as absent. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = SETTINGS.safeParse(given);
  if (!parsed.success) throw new ConfigError(firstProblem(parsed.error, given));
  const s = parsed.data;
  return {
    mongodbUri: s.MONGODB_URI, redisUrl: s.REDIS_URL, redisPrefix: s.REDIS_PREFIX, host: s.HOST, port: s.PORT,
    secretKey: s.SECRET_KEY, brand: s.BRAND, filesUrl: s.FILES_URL, manualAccounts: readOwnAccounts(s.MANUAL_ACCOUNTS ?? '') ?? [], logLevel: s.LOG_LEVEL, hostId: s.HOST_ID,
    ...(s.PUBLIC_URL && { publicUrl: s.PUBLIC_URL }),
    ...(s.ROLE && { role: s.ROLE }),
    ...(s.FIRST_MODERATOR && { firstModerator: s.FIRST_MODERATOR }),
    ...telegramOf(s), ...viberOf(s), ...providersOf(s, (line) => new ConfigError(line)),
  };
}

function firstProblem(error: z.ZodError, given: Record<string, unknown>): string {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? 'settings');
  return name in given ? `setting ${name} is malformed: ${issue?.message ?? 'not accepted'}` : `setting ${name} is missing`;
}

/** Settings that only make sense together: all of them or none; one missing is named. */
function together<K extends keyof Settings>(s: Settings, names: readonly K[]): boolean {
  const missing = names.filter((name) => s[name] === undefined);
  if (missing.length === names.length) return false;
  if (missing.length > 0) throw new ConfigError(`setting ${String(missing[0])} is missing (needed beside ${String(names.find((name) => s[name] !== undefined))})`);
  return true;
}

function telegramOf(s: Settings): Pick<Config, 'telegram'> {
  if (!s.TELEGRAM_BOT_TOKEN) return {};
  if (s.PUBLIC_URL && !s.TELEGRAM_WEBHOOK_SECRET) throw new ConfigError('setting TELEGRAM_WEBHOOK_SECRET is missing (needed beside PUBLIC_URL)');
  return {
    telegram: {
      token: s.TELEGRAM_BOT_TOKEN, apiRoot: s.TELEGRAM_API_ROOT, webhookSecret: s.TELEGRAM_WEBHOOK_SECRET ?? '',
      ...(s.TELEGRAM_CHANNEL_ID && { channelId: s.TELEGRAM_CHANNEL_ID }),
    },
  };
}

function viberOf(s: Settings): Pick<Config, 'viber'> {
  if (!together(s, ['VIBER_AUTH_TOKEN', 'VIBER_URI']) || !s.VIBER_AUTH_TOKEN || !s.VIBER_URI) return {};
  if (!s.PUBLIC_URL) throw new ConfigError('setting PUBLIC_URL is missing (needed beside VIBER_AUTH_TOKEN: Viber has no polling)');
  return { viber: { token: s.VIBER_AUTH_TOKEN, apiRoot: s.VIBER_API_ROOT, uri: s.VIBER_URI } };
}
