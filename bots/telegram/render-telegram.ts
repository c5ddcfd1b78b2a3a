import type { Language } from '../../core/language/language.ts';
import { burmeseDigits } from '../../core/language/translate.ts';
import { cutText, splitText } from '../../core/text/cut-text.ts';
import { toZawgyi } from '../../core/text/to-zawgyi.ts';
import { encodePress, type Button, type Card, type View } from '../../flows/engine/view.ts';
import type { Audience, Packet } from '../channel.ts';

/** Telegram's limits (channels.md §2.2), in UTF-16 units as it counts entities. */
const TEXT_MAX = 4096;
const CAPTION_MAX = 1024;
const LABEL_MAX = 60;
const ROW_MAX = 8;

interface Bold { readonly type: 'bold'; readonly offset: number; readonly length: number }
interface InlineButton { readonly text: string; readonly callback_data?: string; readonly url?: string; readonly style?: string }

/** Draws a view as Telegram messages: text with inline buttons, a photo with a caption, a reply keyboard for contact or place. */
export function renderTelegram(view: View, audience: Audience): Packet[] {
  const write = audience.language === 'zg' ? toZawgyi : (text: string) => text;
  const cards = view.cards ?? [];
  const body = [view.body, ...cards.map((card, index) => cardLines(card, number(index, audience.language)))].filter((text) => text !== '').join('\n\n');
  const title = view.title ? write(view.title) : undefined;
  const told = [[view.title, body].filter(Boolean).join('\n'), view.pad?.shown].filter(Boolean).join('\n\n');
  const markup = view.request ? replyKeyboard(view, write) : inlineKeyboard(view, cards, write, (index) => number(index, audience.language));
  const hung = audience.hanging && !view.request;
  const packets: Packet[] = [...(view.erase === undefined ? [] : [erase(view.erase)]), ...(hung ? [unhang(view, write)] : [])];
  const lead = hung ? '' : view.lead ?? '';
  const text = write([lead, told].filter(Boolean).join('\n\n'));
  const bold = boldTitle(title, text, lead === '' ? 0 : write(lead).length + 2);
  if (view.media) return [...packets, ...mediaPackets(view.media, text, markup, bold)];
  const pieces = splitText(text, TEXT_MAX, 'utf16');
  pieces.forEach((piece, index) => {
    const last = index === pieces.length - 1;
    const entities = index === 0 && bold && bold.offset + bold.length <= piece.length ? { entities: [bold] } : {};
    packets.push(textPacket(piece, entities, last ? markup : undefined, last && pieces.length === 1 ? audience.edit : undefined));
  });
  return packets;
}

/** Where the title stands in a text, as Telegram marks bold. */
function boldTitle(title: string | undefined, text: string, offset: number): Bold | undefined {
  return title !== undefined && text.startsWith(title, offset) ? { type: 'bold', offset, length: title.length } : undefined;
}

function textPacket(text: string, bold: object, markup: object | undefined, edit: string | undefined): Packet {
  const payload = { text, ...bold, link_preview_options: { is_disabled: true }, ...(markup && { reply_markup: markup }) };
  return edit === undefined
    ? { method: 'sendMessage', payload }
    : { method: 'editMessageText', payload: { ...payload, message_id: Number(edit) } };
}

/** Takes a message of the person's own away (a bot may, in a private chat, within 48 hours). */
function erase(message: string): Packet {
  return { method: 'deleteMessage', payload: { message_id: Number(message) } };
}

/** A reply keyboard only goes away with a message of its own: what was said, or a nod. */
function unhang(view: View, write: (text: string) => string): Packet {
  return { method: 'sendMessage', payload: { text: write(view.lead ?? '👌'), reply_markup: { remove_keyboard: true } } };
}

const MEDIA_METHODS = { photo: 'sendPhoto', file: 'sendDocument', voice: 'sendVoice' } as const;
const MEDIA_FIELDS = { photo: 'photo', file: 'document', voice: 'voice' } as const;

function mediaPackets(media: NonNullable<View['media']>, text: string, markup: object | undefined, bold: Bold | undefined): Packet[] {
  const fits = text.length <= CAPTION_MAX;
  const packet: Packet = {
    method: MEDIA_METHODS[media.kind],
    payload: { [MEDIA_FIELDS[media.kind]]: media.url, ...(fits && text !== '' && { caption: text, ...(bold && { caption_entities: [bold] }) }), ...(fits && markup && { reply_markup: markup }) },
  };
  if (fits) return [packet];
  const pieces = splitText(text, TEXT_MAX, 'utf16');
  return [packet, ...pieces.map((piece, index) => textPacket(piece, {}, index === pieces.length - 1 ? markup : undefined, undefined))];
}

function cardLines(card: Card, place: string): string {
  return [`${place}. ${card.title}`, ...card.lines].join('\n');
}

function number(index: number, language: Language): string {
  return language === 'en' ? String(index + 1) : burmeseDigits(String(index + 1));
}

function inlineKeyboard(view: View, cards: readonly Card[], write: (text: string) => string, place: (index: number) => string): object | undefined {
  const ofCards = cards.length === 0 ? [] : cardRows(cards, write, place);
  const rows = [...(view.buttons ?? []), ...(view.nav ?? []).flatMap(inPairs)].map((row) => row.map((button) => inlineButton(button, write)));
  const all = [...ofCards, ...rows].filter((row) => row.length > 0);
  return all.length === 0 ? undefined : { inline_keyboard: all };
}

/** All buttons of a row are equally wide here: four of them are too narrow for a word, so they stand two by two. */
function inPairs(row: readonly Button[]): (readonly Button[])[] {
  return row.length > 3 ? [row.slice(0, 2), ...inPairs(row.slice(2))] : [row];
}

/** One button a card: its number and title open it. Cards with several buttons get a row each. */
function cardRows(cards: readonly Card[], write: (text: string) => string, place: (index: number) => string): InlineButton[][] {
  return cards.map((card, index) => card.buttons.map((button, position) => (
    inlineButton(position === 0 ? { ...button, label: `${place(index)}. ${card.buttons.length > 1 ? button.label : card.title}` } : button, write)
  )));
}

function inlineButton(button: Button, write: (text: string) => string): InlineButton {
  const text = button.asIs ? button.label : write(cutText(button.label, LABEL_MAX, 'utf16'));
  const style = button.look === 'primary' || button.look === 'danger' ? { style: button.look } : {};
  return button.press.kind === 'link' ? { text, url: button.press.url, ...style } : { text, callback_data: encodePress(button.press), ...style };
}

/** Contact and place can only be asked by a reply keyboard; its other buttons come back as words, which the engine knows. */
function replyKeyboard(view: View, write: (text: string) => string): object {
  const request = view.request;
  const share = request && { text: write(request.label), ...(request.kind === 'contact' ? { request_contact: true } : { request_location: true }) };
  const rows = [...(view.buttons ?? []), ...(view.nav ?? [])]
    .map((row) => row.filter((button) => button.press.kind !== 'link').slice(0, ROW_MAX).map((button) => ({ text: write(cutText(button.label, LABEL_MAX, 'utf16')) })));
  return { keyboard: [...(share ? [[share]] : []), ...rows].filter((row) => row.length > 0), resize_keyboard: true, one_time_keyboard: true };
}
