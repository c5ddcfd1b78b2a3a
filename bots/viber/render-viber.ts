import FileMessage from 'viber-bot/lib/message/file-message.js';
import PictureMessage from 'viber-bot/lib/message/picture-message.js';
import RichMediaMessage from 'viber-bot/lib/message/rich-media-message.js';
import TextMessage from 'viber-bot/lib/message/text-message.js';
import { burmeseDigits } from '../../core/language/translate.ts';
import { splitText } from '../../core/text/cut-text.ts';
import { toZawgyi } from '../../core/text/to-zawgyi.ts';
import type { Card, View } from '../../flows/engine/view.ts';
import type { Audience, Packet } from '../channel.ts';
import { CARDS_MAX, viberCarousel, viberKeyboard } from './viber-keyboard.ts';

/** Viber's limits (channels.md §1.4), the strictest of what its documents say. */
const TEXT_MAX = 7000;
const CAPTION_MAX = 512;
/** Carousels, silent buttons and share-phone need a client of this level; older ones get plain messages. */
const API_LEVEL = 7;

/** Draws a view as Viber messages. The keyboard goes under the last: Viber shows the last one it was sent. */
export function renderViber(view: View, audience: Audience): Packet[] {
  const write = audience.language === 'zg' ? toZawgyi : (text: string) => text;
  const rich = (audience.apiVersion ?? API_LEVEL) >= API_LEVEL;
  const cards = view.cards ?? [];
  const lines = rich ? [] : cards.map((card, index) => [`${audience.language === 'en' ? index + 1 : burmeseDigits(String(index + 1))}. ${card.title}`, ...card.lines].join('\n'));
  const head = [view.lead, view.title].filter(Boolean).join('\n\n');
  const body = [view.body, ...lines].filter((text) => text !== '').join('\n\n');
  const text = write([head, body].filter((part) => part !== '').join('\n'));
  const messages: object[] = [];
  if (view.pad?.again && !view.lead) messages.push({}); // the keyboard alone
  else if (view.media) messages.push(...mediaMessages(view.media, text));
  else if (text !== '') messages.push(...splitText(text, TEXT_MAX, 'utf16').map((piece) => new TextMessage(piece).toJson()));
  if (rich && cards.length > 0) messages.push(...carousels(cards, text, write));
  const plainCards = rich ? [] : cards.flatMap((card) => card.buttons.slice(0, 1).map((button) => [{ ...button, label: card.title }]));
  const asked = view.request ?? audience.request;
  const board = { ...view, ...(asked && { request: asked }), ...(plainCards.length > 0 && { buttons: [...plainCards, ...(view.buttons ?? [])] }) };
  const keyboard = viberKeyboard(board, audience.board, write);
  return messages.map((message, index) => packet(message, index === messages.length - 1 ? keyboard : undefined, audience.apiVersion));
}

function packet(message: object, keyboard: object | undefined, apiVersion: number | undefined): Packet {
  const level = Math.min(API_LEVEL, apiVersion ?? API_LEVEL);
  return { method: 'send_message', payload: { min_api_version: level, ...message, ...(keyboard && { keyboard }) } };
}

function mediaMessages(media: NonNullable<View['media']>, text: string): object[] {
  if (media.kind === 'photo') {
    const fits = text.length <= CAPTION_MAX;
    const { thumbnail: _none, ...picture } = new PictureMessage(media.url, fits ? text : '').toJson();
    const message = { ...picture, text: picture.text ?? '' };
    return fits ? [message] : [message, ...splitText(text, TEXT_MAX, 'utf16').map((piece) => new TextMessage(piece).toJson())];
  }
  const file = new FileMessage(media.url, media.size, media.name).toJson();
  return text === '' ? [file] : [file, ...splitText(text, TEXT_MAX, 'utf16').map((piece) => new TextMessage(piece).toJson())];
}

function carousels(cards: readonly Card[], altText: string, write: (text: string) => string): object[] {
  const messages: object[] = [];
  for (let from = 0; from < cards.length; from += CARDS_MAX) {
    const message = new RichMediaMessage(viberCarousel(cards.slice(from, from + CARDS_MAX), write), undefined, undefined, undefined, undefined, altText.slice(0, 200) || '…', API_LEVEL);
    messages.push(message.toJson());
  }
  return messages;
}
