import { z } from 'zod';
import type { Packet } from './channel.ts';

/** One message as its reader sees it, without its wire. */
export interface SeenBubble {
  readonly title?: string;
  readonly text: string;
  readonly buttons: readonly (readonly string[])[];
  readonly photo?: boolean;
}

const COLUMNS = 6;

const TELEGRAM = z.object({
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.string().optional(),
  entities: z.array(z.object({ type: z.string(), offset: z.number(), length: z.number() })).optional(),
  reply_markup: z.object({ inline_keyboard: z.array(z.array(z.object({ text: z.string() }))).optional() }).optional(),
});

const VIBER = z.object({
  type: z.string(),
  text: z.string().optional(),
  keyboard: z.object({ Buttons: z.array(z.object({ Columns: z.number().default(COLUMNS), Text: z.string().optional() })) }).optional(),
});

/**
 * What rendered packets of a channel show, in the encoding that they carry: text, labels, whether there is a picture. For the panel's preview, which
 * must show exactly what will be sent.
 */
export function readPackets(channel: 'telegram' | 'viber', packets: readonly Packet[]): SeenBubble[] {
  return packets.map(({ payload }) => (channel === 'telegram' ? readTelegram(TELEGRAM.parse(payload)) : readViber(VIBER.parse(payload))));
}

function readTelegram({ text, caption, photo, entities, reply_markup }: z.infer<typeof TELEGRAM>): SeenBubble {
  const words = text ?? caption ?? '';
  const bold = entities?.find(({ type, offset }) => type === 'bold' && offset === 0)?.length;
  const buttons = (reply_markup?.inline_keyboard ?? []).map((row) => row.map((button) => button.text));
  return {
    ...(bold !== undefined && { title: words.slice(0, bold) }),
    text: bold === undefined ? words : words.slice(bold).replace(/^\n/, ''),
    buttons, ...(photo !== undefined && { photo: true }),
  };
}

function readViber({ type, text, keyboard }: z.infer<typeof VIBER>): SeenBubble {
  const rows: string[][] = [];
  let room = 0;
  for (const { Columns, Text } of keyboard?.Buttons ?? []) {
    if (room < Columns) {
      rows.push([]);
      room = COLUMNS;
    }
    rows.at(-1)?.push(plain(Text ?? ''));
    room -= Columns;
  }
  return { text: text ?? '', buttons: rows, ...(type === 'picture' && { photo: true }) };
}

/** A label without Viber's markup. */
function plain(label: string): string {
  return label.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
