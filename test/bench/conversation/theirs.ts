import { conversations, createConversation, type Conversation, type ConversationFlavor } from '@grammyjs/conversations';
import { RedisAdapter } from '@grammyjs/storage-redis';
import Fastify from 'fastify';
import { Bot, webhookCallback, type Context } from 'grammy';
import { Redis } from 'ioredis';
import { FIRST_QUESTION, NAVIGATION, QUESTIONS, replyTo } from './form-words.ts';

/** Their side: grammY with @grammyjs/conversations on Redis, behind Fastify, as its documents build it; the secret is checked. */
type Ctx = ConversationFlavor<Context>;

const env = (name: string): string => process.env[name] ?? '';
const redis = new Redis(env('REDIS_URL'), { keyPrefix: `${env('REDIS_PREFIX')}:` });
const bot = new Bot<Ctx>(env('TELEGRAM_BOT_TOKEN'), { client: { apiRoot: env('TELEGRAM_API_ROOT') } });

async function form(conversation: Conversation<Ctx, Context>, ctx: Context): Promise<void> {
  const keyboard = { reply_markup: { inline_keyboard: NAVIGATION } };
  await ctx.reply(FIRST_QUESTION, keyboard);
  for (let n = 1; n <= QUESTIONS.length; n++) {
    const { message } = await conversation.waitFor('message:text');
    await ctx.reply(replyTo(n, message.text), keyboard);
  }
}

bot.use(conversations<Ctx, Context>({ storage: { type: 'key', version: 0, adapter: new RedisAdapter({ instance: redis }) } }));
bot.use(createConversation<Ctx, Context>(form));
bot.on('message:text', (ctx) => ctx.conversation.enter('form'));
await bot.init();
const server = Fastify();
server.post('/webhooks/telegram', webhookCallback(bot, 'fastify', { secretToken: env('TELEGRAM_WEBHOOK_SECRET') }));
const url = await server.listen({ port: Number(env('PORT')), host: '127.0.0.1' });
await bot.api.setWebhook(`${env('PUBLIC_URL')}/webhooks/telegram`, { secret_token: env('TELEGRAM_WEBHOOK_SECRET') });
process.send?.({ ready: url });
process.on('disconnect', () => process.exit(0));
