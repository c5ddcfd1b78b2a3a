import { z } from 'zod';
import type { Inbound, InboundBody } from '../../flows/engine/inbound.ts';
import type { Received } from '../channel.ts';
import { PRESS_PREFIX } from './viber-keyboard.ts';

const user = z.object({ id: z.string(), name: z.string().optional(), language: z.string().optional(), api_version: z.number().optional() });
const token = z.string().regex(/^\d+$/);
const head = { message_token: token, timestamp: z.number() };
const message = z.object({
  type: z.string(), text: z.string().optional(), media: z.string().optional(),
  location: z.object({ lat: z.coerce.number(), lon: z.coerce.number() }).optional(),
  contact: z.object({ phone_number: z.string().optional(), name: z.string().optional() }).optional(),
  file_name: z.string().optional(), size: z.number().optional(), file_size: z.number().optional(), duration: z.number().optional(),
});
const event = z.discriminatedUnion('event', [
  z.object({ event: z.literal('message'), ...head, sender: user, message }),
  z.object({ event: z.literal('conversation_started'), ...head, user, context: z.string().optional(), subscribed: z.boolean().optional() }),
  z.object({ event: z.literal('subscribed'), ...head, user }),
  z.object({ event: z.literal('unsubscribed'), ...head, user_id: z.string() }),
  z.object({ event: z.enum(['delivered', 'seen', 'failed']), ...head, user_id: z.string(), desc: z.string().optional() }),
]);

/** Parses a callback without losing digits of its 64-bit token. `undefined` for broken JSON. */
export function parseViber(raw: string): unknown {
  try {
    return JSON.parse(raw.replace(/"message_token"\s*:\s*(\d+)/g, '"message_token":"$1"'));
  } catch {
    return undefined; // broken JSON is the sender's fault, and told by a 400
  }
}

/** Translates one callback (channels.md §1.3). */
export function receiveViber(body: unknown): Received {
  const parsed = event.safeParse(body);
  if (!parsed.success) {
    const named = z.object({ event: z.string() }).safeParse(body);
    return named.success ? { kind: 'ignored', reason: 'unknown event' } : { kind: 'malformed', reason: 'not a callback' };
  }
  const { data } = parsed;
  const at = new Date(data.timestamp);
  switch (data.event) {
    case 'message': return inbound(data.message_token, data.sender, at, readBody(data.message));
    case 'conversation_started':
      return inbound(data.message_token, data.user, at, { kind: 'opened', subscribed: data.subscribed ?? false, ...(data.context && { payload: data.context }) });
    case 'subscribed': return inbound(data.message_token, data.user, at, { kind: 'text', text: '/start' });
    case 'unsubscribed': return inbound(data.message_token, { id: data.user_id }, at, { kind: 'left' });
    default: return { kind: 'aside', name: data.event };
  }
}

function inbound(id: string, from: z.infer<typeof user>, at: Date, body: InboundBody | undefined): Received {
  if (!body) return { kind: 'ignored', reason: 'unknown message' };
  const sender: Inbound['sender'] = {
    ...(from.name && { name: from.name }), ...(from.language && { locale: from.language }), ...(from.api_version !== undefined && { apiVersion: from.api_version }),
  };
  return { kind: 'inbound', inbound: { id, channel: 'viber', chat: from.id, at, message: id, sender, body } };
}

function readBody(from: z.infer<typeof message>): InboundBody | undefined {
  const size = from.size ?? from.file_size;
  const file = { ref: from.media ?? '', ...(size !== undefined && { size }), ...(from.duration !== undefined && { durationSeconds: from.duration }) };
  switch (from.type) {
    case 'text': return readText(from.text ?? '');
    case 'url': return { kind: 'text', text: from.media ?? from.text ?? '' };
    case 'picture': return { kind: 'photo', file: { ...file, name: from.file_name ?? 'photo.jpg', mime: 'image/jpeg' }, ...(from.text && { caption: from.text }) };
    case 'video': return { kind: 'file', file: { ...file, name: from.file_name ?? 'video.mp4', mime: 'video/mp4' } };
    case 'file': return { kind: isVoice(from.file_name) ? 'voice' : 'file', file: { ...file, name: from.file_name ?? 'file' } };
    case 'sticker': return { kind: 'sticker' };
    case 'location': return from.location && { kind: 'location', lat: from.location.lat, lng: from.location.lon };
    // a shared number is not bound to its sender on Viber: it is taken as claimed (channels.md §1.3); a desktop sends it empty
    case 'contact': return { kind: 'contact', phone: from.contact?.phone_number ?? '', own: Boolean(from.contact?.phone_number) };
    default: return undefined;
  }
}

function readText(text: string): InboundBody {
  return text.startsWith(PRESS_PREFIX) ? { kind: 'tap', data: text.slice(PRESS_PREFIX.length) } : { kind: 'text', text };
}

function isVoice(name: string | undefined): boolean {
  return name !== undefined && /\.(ogg|opus|m4a|mp3|aac|amr)$/i.test(name);
}
