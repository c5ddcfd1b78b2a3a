import type { BotMedia, BotMessage } from './bot-message.ts';
import { parseBoard } from './parse-board.ts';
import { httpUrl, integer, string, type Rule } from './schema-rules.ts';
import { refuse, type Refusal } from './statuses.ts';
import { wrongBoard } from './validate-keyboard.ts';
import { isObject, type WireObject } from './wire.ts';

/** What a type adds to a message. */
export type MessageBody = Pick<BotMessage, 'text' | 'media' | 'carousel' | 'fetches'>;

const TEXT_MAX = 7000;
const CAPTION_MAX = 512;
const PICTURE_BYTES_MAX = 1024 * 1024;
const THUMBNAIL_BYTES_MAX = 100 * 1024;
const VIDEO_BYTES_MAX = 27_262_976;
const VIDEO_SECONDS_MAX = 180;
const FILE_BYTES_MAX = 52_428_800;
const FILE_NAME_MAX = 256;
const CONTACT_NAME_MAX = 28;
const PHONE = /^\+?\d{1,18}$/;
const PICTURE_EXTENSION = /\.(jpe?g|png|gif)$/i;
const VIDEO_EXTENSION = /\.mp4$/i;
const ANY_EXTENSION = /\.[a-z0-9]{1,10}$/i;
const FORBIDDEN_EXTENSION =
  /\.(action|apk|app|bat|bin|cmd|com|command|cpl|csh|exe|gadget|inf|ins|inx|ipa|isu|job|jse|ksh|lnk|msc|msi|msp|mst|osx|out|paf|pif|prg|ps1|reg|rgs|run|sct|sh|shb|shs|u3p|vb|vbe|vbs|vbscript|workflow|ws|wsf)$/i;

type Reader = (wire: WireObject, level: number) => MessageBody | Refusal;

const READERS: Readonly<Record<string, Reader>> = {
  text: wire => need(wire, { text: string(TEXT_MAX) }) ?? (wire['text'] === '' ? refuse('badData', 'text is empty') : plain(textOf(wire['text']))),
  picture: readPicture,
  video: readVideo,
  file: readFile,
  contact: readContact,
  location: readLocation,
  url: wire => need(wire, { media: httpUrl }) ?? plain(textOf(wire['media'])),
  sticker: wire => need(wire, { sticker_id: integer(1, Number.MAX_SAFE_INTEGER) }) ?? plain(''),
  rich_media: readRichMedia,
  payment: () => refuse('paymentUnsupported', 'paymentUnsupported'),
};

/** Reads the part of a message that its type rules (channels.md §1.4), or says why the server refuses it. */
export function bodyOfType(type: unknown, wire: WireObject, level: number): MessageBody | Refusal {
  const reader = typeof type === 'string' && Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return reader === undefined ? refuse('badData', `type ${JSON.stringify(type)} is not supported`) : reader(wire, level);
}

function readPicture(wire: WireObject): MessageBody | Refusal {
  const wrong = need(wire, { media: httpUrl, text: string(CAPTION_MAX) }) ?? wrongExtension(wire, PICTURE_EXTENSION);
  if (wrong !== undefined) return wrong;
  const url = textOf(wire['media']);
  return media(wire, { kind: 'photo', url }, { url, kind: 'picture', bytesMax: PICTURE_BYTES_MAX });
}

function readVideo(wire: WireObject): MessageBody | Refusal {
  const wrong = need(wire, { media: httpUrl, size: integer(1, VIDEO_BYTES_MAX) }) ?? wrongExtension(wire, VIDEO_EXTENSION);
  const duration = wire['duration'] ?? undefined;
  const late = duration === undefined ? undefined : integer(0, VIDEO_SECONDS_MAX)(duration);
  if (wrong !== undefined) return wrong;
  if (late !== undefined) return refuse('badData', `duration: ${late}`);
  const url = textOf(wire['media']);
  return media(wire, { kind: 'file', url }, { url, kind: 'video', bytesMax: VIDEO_BYTES_MAX, bytesExact: Number(wire['size']) });
}

function readFile(wire: WireObject): MessageBody | Refusal {
  const wrong = need(wire, { media: httpUrl, size: integer(1, FILE_BYTES_MAX), file_name: string(FILE_NAME_MAX) });
  if (wrong !== undefined) return wrong;
  const url = textOf(wire['media']);
  const name = textOf(wire['file_name']);
  if (!ANY_EXTENSION.test(name) || FORBIDDEN_EXTENSION.test(name)) return refuse('badData', 'file_name has a wrong extension');
  const extension = wrongExtension(wire, ANY_EXTENSION);
  if (extension !== undefined) return extension;
  return media(wire, { kind: 'file', url, name }, { url, kind: 'file', bytesMax: FILE_BYTES_MAX, bytesExact: Number(wire['size']) });
}

function readContact(wire: WireObject): MessageBody | Refusal {
  const contact = wire['contact'];
  if (!isObject(contact)) return refuse('missingData', 'contact is missing');
  const name = contact['name'];
  const phone = contact['phone_number'];
  if (typeof name !== 'string' || name === '' || typeof phone !== 'string') return refuse('missingData', 'contact.name or contact.phone_number is missing');
  if (name.length > CONTACT_NAME_MAX) return refuse('badData', 'contact.name is too long');
  return PHONE.test(phone) ? plain(`${name} ${phone}`) : refuse('badData', 'contact.phone_number is not valid');
}

function readLocation(wire: WireObject): MessageBody | Refusal {
  const location = wire['location'];
  if (!isObject(location)) return refuse('missingData', 'location is missing');
  const lat = coordinate(location['lat']);
  const lon = coordinate(location['lon']);
  const right = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return right ? plain(`${lat}, ${lon}`) : refuse('badData', 'location is not valid');
}

/** Viber's own examples write coordinates as strings; both forms are taken. NaN for anything else. */
function coordinate(value: unknown): number {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : Number.NaN;
}

function readRichMedia(wire: WireObject, level: number): MessageBody | Refusal {
  const board = wire['rich_media'];
  if (!isObject(board)) return refuse('missingData', 'rich_media is missing');
  if (level < 2) return refuse('incompatibleWithVersion', 'rich_media needs min_api_version 2');
  const wrong = wrongBoard('rich_media', board, level);
  if (wrong !== undefined) return refuse('badData', wrong);
  const alt = wire['alt_text'] ?? '';
  const long = string(TEXT_MAX)(alt);
  return long === undefined ? { text: textOf(alt), carousel: parseBoard(board, 'rich_media'), fetches: [] } : refuse('badData', `alt_text: ${long}`);
}

function media(wire: WireObject, shown: MessageBody['media'], fetched: BotMedia): MessageBody | Refusal {
  const thumbnail = wire['thumbnail'] ?? undefined;
  const text = textOf(wire['text']);
  if (thumbnail === undefined) return { text, media: shown, fetches: [fetched] };
  const wrong = httpUrl(thumbnail);
  if (wrong !== undefined) return refuse('badData', `thumbnail: ${wrong}`);
  const small: BotMedia = { url: textOf(thumbnail), kind: 'thumbnail', bytesMax: THUMBNAIL_BYTES_MAX };
  return { text, media: shown, fetches: [fetched, small] };
}

function need(wire: WireObject, rules: Readonly<Record<string, Rule>>): Refusal | undefined {
  for (const [key, rule] of Object.entries(rules)) {
    const value = wire[key];
    if (value === undefined || value === null) return refuse('missingData', `${key} is missing`);
    const wrong = rule(value);
    if (wrong !== undefined) return refuse('badData', `${key}: ${wrong}`);
  }
  return undefined;
}

function wrongExtension(wire: WireObject, extension: RegExp): Refusal | undefined {
  const url = textOf(wire['media']);
  if (!URL.canParse(url)) return refuse('badData', 'media is not a URL');
  return extension.test(new URL(url).pathname) ? undefined : refuse('badData', 'media has a wrong extension');
}

function plain(text: string): MessageBody {
  return { text, fetches: [] };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
