import { describe, expect, it } from 'vitest';
import { checkMessage } from './validate-message.ts';
import type { WireObject } from './wire.ts';

const BUTTON = { Text: 'Go', ActionBody: 'go' };
const URL_A = 'https://files.example.com/a';

describe('messages that the server refuses', () => {
  it.each<[string, WireObject, number, string]>([
    ['no sender name', { type: 'text', text: 'x', sender: {} }, 4, 'sender.name'],
    ['a sender name of 29', { type: 'text', text: 'x', sender: { name: 'n'.repeat(29) } }, 3, 'sender.name'],
    ['neither type nor keyboard', {}, 4, 'type'],
    ['an unknown type', { type: 'poll' }, 3, 'poll'],
    ['a text of 7,001', { type: 'text', text: 'x'.repeat(7001) }, 3, '7001'],
    ['no text', { type: 'text' }, 4, 'text'],
    ['an empty text', { type: 'text', text: '' }, 3, 'empty'],
    ['tracking_data of 4,001', { type: 'text', text: 'x', tracking_data: 't'.repeat(4001) }, 3, 'tracking_data'],
    ['tracking_data that is no string', { type: 'text', text: 'x', tracking_data: {} }, 3, 'tracking_data'],
    ['min_api_version as text', { type: 'text', text: 'x', min_api_version: '7' }, 3, 'min_api_version'],
    ['a picture without text', { type: 'picture', media: `${URL_A}.jpg`, text: null }, 4, 'text'],
    ['a caption of 513', { type: 'picture', media: `${URL_A}.jpg`, text: 'x'.repeat(513) }, 3, '513'],
    ['a picture without extension', { type: 'picture', media: `${URL_A}?f=.jpg`, text: '' }, 3, 'extension'],
    ['a picture by file id', { type: 'picture', media: 'a.jpg', text: '' }, 3, 'media'],
    ['a video without size', { type: 'video', media: `${URL_A}.mp4` }, 4, 'size'],
    ['a video of 181 seconds', { type: 'video', media: `${URL_A}.mp4`, size: 1, duration: 181 }, 3, 'duration'],
    ['a file over 50 MB', { type: 'file', media: `${URL_A}.pdf`, size: 52_428_801, file_name: 'a.pdf' }, 3, 'size'],
    ['a file name without extension', { type: 'file', media: `${URL_A}.pdf`, size: 1, file_name: 'a' }, 3, 'file_name'],
    ['a forbidden file', { type: 'file', media: `${URL_A}.apk`, size: 1, file_name: 'a.apk' }, 3, 'file_name'],
    ['a file URL without extension', { type: 'file', media: URL_A, size: 1, file_name: 'a.pdf' }, 3, 'extension'],
    ['a contact without phone', { type: 'contact', contact: { name: 'Ko' } }, 4, 'contact'],
    ['a contact phone with letters', { type: 'contact', contact: { name: 'Ko', phone_number: '09x' } }, 3, 'phone_number'],
    ['a latitude of 91', { type: 'location', location: { lat: 91, lon: 0 } }, 3, 'location'],
    ['a url of 2,001', { type: 'url', media: `https://a.example/${'x'.repeat(2000)}` }, 3, 'media'],
    ['a payment', { type: 'payment' }, 22, 'payment'],
    ['a carousel below level 2', { type: 'rich_media', rich_media: { Type: 'rich_media', Buttons: [BUTTON] } }, 14, 'min_api_version'],
  ])('%s', (_name, wire, status, words) => {
    const checked = checkMessage({ sender: { name: 'MyanJobs' }, ...wire }, { senderRequired: true });
    expect(checked).toMatchObject({ ok: false, refusal: { status, message: expect.stringContaining(words) } });
  });

  it.each<[string, WireObject, number, string]>([
    ['no Type', { Buttons: [BUTTON] }, 1, 'keyboard is not valid. [object has missing required properties (["Type"])]'],
    ['another Type', { Type: 'rich_media', Buttons: [BUTTON] }, 1, 'not found in enum'],
    ['no Buttons', { Type: 'keyboard' }, 1, '(["Buttons"])'],
    ['7 columns', keyboard({ Columns: 7 }), 1, 'maximum: 6, found: 7'],
    ['no columns', keyboard({ Columns: 0 }), 1, 'minimum: 1'],
    ['3 rows', keyboard({ Rows: 3 }), 1, 'maximum: 2'],
    ['no ActionBody', { Type: 'keyboard', Buttons: [{ Text: 'Go' }] }, 1, '(["ActionBody"])'],
    ['nothing to see', { Type: 'keyboard', Buttons: [{ ActionBody: 'x' }] }, 1, 'at least one of'],
    ['a text of 251', keyboard({ Text: 'x'.repeat(251) }), 1, 'maximum allowed: 250'],
    ['share-phone below level 3', keyboard({ ActionType: 'share-phone' }), 2, 'instance value ("share-phone") not found in enum (possible values: ["reply","open-url",""])'],
    ['open-url without URL', keyboard({ ActionType: 'open-url' }), 1, 'must be a URL'],
    ['a colour by name', keyboard({ BgColor: 'red' }), 1, 'hex color'],
    ['Columns as text', keyboard({ Columns: '6' }), 1, 'instance type (string)'],
    ['an unknown TextSize', keyboard({ TextSize: 'huge' }), 1, '"huge"'],
    ['an unknown InputFieldState', { ...keyboard({}), InputFieldState: 'gone' }, 4, '"gone"'],
    ['a frame of 11', keyboard({ Frame: { BorderWidth: 11 } }), 6, 'maximum: 10'],
    ['paddings of 13', keyboard({ TextPaddings: [0, 0, 0, 13] }), 4, 'TextPaddings'],
    ['an image that is no URL', keyboard({ Image: 'logo.png' }), 1, 'http(s)'],
  ])('a keyboard with %s', (_name, board, level, words) => {
    const wire = { sender: { name: 'MyanJobs' }, keyboard: board, min_api_version: level };
    expect(checkMessage(wire, { senderRequired: true })).toMatchObject({ ok: false, refusal: { status: 3, message: expect.stringContaining(words) } });
  });

  it('takes limits to the letter, nulls for what is optional, and a bare keyboard', () => {
    for (const wire of [
      { type: 'text', text: 'x'.repeat(7000), tracking_data: 't'.repeat(4000), keyboard: null },
      { type: 'picture', text: '', media: `${URL_A}.png?x=1`, thumbnail: null },
      { type: 'file', media: `${URL_A}.pdf`, size: 52_428_800, file_name: `${'n'.repeat(252)}.pdf` },
      { type: 'rich_media', alt_text: null, min_api_version: 2, rich_media: { Type: 'rich_media', Buttons: [{ ...BUTTON, Rows: 7 }] } },
      { keyboard: keyboard({ Text: 'x'.repeat(250), ActionType: 'share-phone' }), min_api_version: 3 },
    ]) {
      expect(checkMessage({ sender: { name: 'n'.repeat(28), avatar: null }, ...wire }, { senderRequired: true })).toMatchObject({ ok: true });
    }
  });
});

function keyboard(fields: WireObject): WireObject {
  return { Type: 'keyboard', Buttons: [{ ...BUTTON, ...fields }] };
}
