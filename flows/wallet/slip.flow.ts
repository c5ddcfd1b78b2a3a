import { z } from 'zod';
import { checkSentFile, keepFile } from '../../core/files/keep-file.ts';
import type { Tills } from '../../core/payments/tills.ts';
import { readOrder } from '../../core/payments/read-order.ts';
import { parseReference } from '../../core/slips/parse-reference.ts';
import { latestSlip } from '../../core/slips/read-slips.ts';
import { sendSlip } from '../../core/slips/send-slip.ts';
import type { Slip } from '../../core/slips/slip.model.ts';
import { attachment, choice, parsed, type Reading } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import type { Choice } from '../engine/choice.ts';
import { finish, flow, to, type Flow, type Move } from '../engine/flow.ts';
import type { InboundFile } from '../engine/inbound.ts';
import { act, answer, ask } from '../engine/steps.ts';
import { memberOf } from '../member-of.ts';
import { walletButton } from './order-view.ts';

const SlipSlots = z.object({ account: z.string().max(40), photo: z.string(), reference: z.string() });
type SlipSlots = z.infer<typeof SlipSlots>;
type SlipChat = Chat<SlipSlots>;

const MMQR = 'MMQR';

/** `slip ORDER`: the proof of a transfer by hand: into which of our accounts, a photo of the slip, the number that stands on it. */
export function slip(tills: Tills): Flow {
  const accounts = (t: SlipChat['t']): Choice[][] => [
    ...tills.accounts.map(({ name, number }, index) => [{ value: String(index), label: `${name} ${number}` }]),
    ...(tills.ownMmqr ? [[{ value: MMQR, label: t('wallet:slip.code') }]] : []),
  ];
  const nameOf = (value: string): string => tills.accounts[Number(value)]?.name ?? MMQR;
  return flow<SlipSlots>('slip', { version: 1, slots: SlipSlots, title: 'wallet:slip.title' }, {
    check: { open: true, asks: false, enter: begin },
    account: ask<SlipSlots, string>('wallet:slip.account', choice<SlipSlots>(({ t }) => accounts(t)), {
      into: 'account', known: async ({ t }) => (accounts(t).length < 2 ? accounts(t)[0]?.[0]?.value ?? MMQR : undefined),
      next: (chat, value) => {
        chat.set({ account: nameOf(value) });
        return to('photo');
      },
    }),
    photo: ask<SlipSlots, string>('wallet:slip.photo', attachment<string, SlipSlots>(['photo', 'file', 'voice'], takePicture), { into: 'photo', next: 'reference' }),
    reference: ask<SlipSlots, string>('wallet:slip.reference', parsed<string, SlipSlots>((text, { t }) => {
      const value = parseReference(text);
      return value === undefined ? { refuse: t('wallet:slip.referenceWrong') } : { value };
    }), { into: 'reference', next: 'send' }),
    send: act<SlipSlots>(send),
  });
}

/** Says at once what makes a slip useless. */
async function begin(chat: SlipChat): Promise<Move> {
  const { t, read, args: [id = ''] } = chat;
  const order = await readOrder(read, memberOf(chat), id);
  if (order?.provider !== 'manual') return finish(t('errors:not_found'));
  if (order.state === 'paid') return finish(t('wallet:slip.paid'));
  return (await latestSlip(read, order._id))?.state === 'open' ? finish(t('wallet:slip.already')) : to('account');
}

/** A picture, as a photo or as a file. */
async function takePicture(file: InboundFile, kind: 'photo' | 'file' | 'voice', chat: SlipChat): Promise<Reading<string>> {
  const { ref, name, mime, size } = file;
  const sent = { kind, channel: chat.channel, ref, ...(name && { name }), ...(mime && { mime }), ...(size !== undefined && { size }) };
  const checked = checkSentFile(sent);
  if (!checked.ok) return { refuse: checked.code === 'file_type' ? chat.t('wallet:slip.noPicture') : chat.t(`errors:${checked.code}`, checked.params) };
  if (checked.value.group !== 'picture') return { refuse: chat.t('wallet:slip.noPicture') };
  const kept = await keepFile(await chat.tx(), { owner: memberOf(chat), ...sent });
  return kept.ok ? { value: kept.value._id } : { refuse: chat.t(`errors:${kept.code}`, kept.params) };
}

async function send(chat: SlipChat): Promise<Move> {
  const { t, slots: { account = MMQR, photo = '', reference = '' }, args: [order = ''] } = chat;
  return answer(chat, await sendSlip(await chat.tx(), { member: memberOf(chat), order, account, photo, reference }), {
    ok: (sent: Slip) => finish({ body: t('wallet:slip.sent', { reference: sent.reference }), buttons: [[walletButton(t)]] }),
    order_not_found: 'errors:not_found',
    order_paid: 'wallet:slip.paid',
    reference_invalid: 'wallet:slip.referenceWrong',
    reference_used: 'wallet:slip.used',
    slip_already_sent: 'wallet:slip.already',
  });
}
