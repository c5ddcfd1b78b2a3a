import { badRequest } from '../api-error.ts';
import { fileFields, photoSizes, type FileKind } from '../file-store.ts';
import { readFormatted } from '../formatted-text.ts';
import { resolveFile } from '../input-file.ts';
import { isRecord, Params } from '../params.ts';
import type { Method, Platform } from '../platform.ts';
import { openSend, postMessage, replyField, type MessageContent } from '../post-message.ts';

/** UTF-16 units after entities parsing. */
export const TEXT_UNITS_MAX = 4096;
export const CAPTION_UNITS_MAX = 1024;

const CHAT_ACTIONS = ['typing', 'upload_photo', 'record_video', 'upload_video', 'record_voice', 'upload_voice', 'upload_document',
  'choose_sticker', 'find_location', 'record_video_note', 'upload_video_note'];

export const sendMessage: Method = (platform, params) => {
  const { chat, markup, reply } = openSend(platform, params);
  const { text, entities } = readFormatted(params, 'text', TEXT_UNITS_MAX);
  if (text === '') throw badRequest('message text is empty');
  return postMessage(platform, chat, { ...replyField(reply), text, ...(entities.length > 0 ? { entities } : {}) }, markup);
};

function sendFile(field: FileKind): Method {
  return async (platform, params) => {
    const { chat, markup, reply } = openSend(platform, params);
    const content = await mediaContent(platform, params, field, params.text(field));
    return postMessage(platform, chat, { ...replyField(reply), ...content }, markup);
  };
}

export const sendPhoto = sendFile('photo');
export const sendDocument = sendFile('document');
export const sendVoice = sendFile('voice');
export const sendVideo = sendFile('video');

/** A file and its caption as fields of a message. */
export async function mediaContent(platform: Platform, params: Params, field: FileKind, value: string): Promise<MessageContent> {
  const { text, entities } = readFormatted(params, 'caption', CAPTION_UNITS_MAX);
  const file = await resolveFile(platform, params, field, value, field);
  const caption = text === '' ? {} : { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
  if (field === 'photo') return { photo: photoSizes(file), ...caption };
  if (field === 'voice' && !isVoice(file.bytes)) return { document: fileFields({ ...file, kind: 'document' }), ...caption };
  return { [field]: fileFields(file), ...caption };
}

/** OGG, MP3 or M4A; anything else the platform shows as a document. */
function isVoice(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 12);
  return head.startsWith('OggS') || head.startsWith('ID3') || head.startsWith('\xff\xfb') || head.slice(4, 8) === 'ftyp';
}

export const sendMediaGroup: Method = async (platform, params) => {
  const { chat, reply } = openSend(platform, params);
  const media = params.json('media', 'media');
  if (!Array.isArray(media)) throw badRequest("can't parse media JSON object");
  if (media.length < 2 || media.length > 10) throw badRequest('group send failed: 2-10 items must be in an album');
  const items: MessageContent[] = [];
  for (const item of media) items.push(await mediaItem(platform, params, item));
  if (new Set(media.map((item: unknown) => (isRecord(item) && item.type === 'document' ? 'document' : 'picture'))).size > 1) {
    throw badRequest("document can't be mixed with other media types");
  }
  const media_group_id = String(13_000_000_000_000_000n + BigInt(platform.world.nextMessageId(chat)));
  return items.map((content) => postMessage(platform, chat, { ...replyField(reply), media_group_id, ...content }, { kind: 'none' }));
};

/** An InputMedia object, its `media` an `attach://` name, a URL or a file_id. */
export async function mediaItem(platform: Platform, params: Params, item: unknown): Promise<MessageContent> {
  if (!isRecord(item) || typeof item.media !== 'string') throw badRequest("can't parse InputMedia: expected an Object");
  if (item.type !== 'photo' && item.type !== 'document' && item.type !== 'video') throw badRequest('type of the media must be specified');
  return mediaContent(platform, new Params(item, params.files), item.type, item.media);
}

export const sendLocation: Method = (platform, params) => {
  const { chat, markup, reply } = openSend(platform, params);
  const latitude = Number(params.text('latitude'));
  const longitude = Number(params.text('longitude'));
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) || !params.has('latitude')) throw badRequest('wrong location specified');
  return postMessage(platform, chat, { ...replyField(reply), location: { latitude, longitude } }, markup);
};

export const sendContact: Method = (platform, params) => {
  const { chat, markup, reply } = openSend(platform, params);
  const contact = { phone_number: params.text('phone_number'), first_name: params.text('first_name') };
  if (contact.phone_number === '' || contact.first_name === '') throw badRequest('wrong contact specified');
  return postMessage(platform, chat, { ...replyField(reply), contact }, markup);
};

export const sendChatAction: Method = (platform, params) => {
  const chat = platform.world.writable(params.text('chat_id'));
  const action = params.text('action');
  if (!CHAT_ACTIONS.includes(action)) throw badRequest('wrong parameter action in request');
  platform.world.tell(chat, { kind: 'action', action });
  return true;
};
