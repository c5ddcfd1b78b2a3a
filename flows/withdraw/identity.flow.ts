import { z } from 'zod';
import { holdsDocumentNumber } from '../../core/identity/document-number.ts';
import { readIdentity } from '../../core/identity/read-identity.ts';
import { sendDocument } from '../../core/identity/send-document.ts';
import { attachment } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, type Flow, type Move, type Step } from '../engine/flow.ts';
import type { InboundFile } from '../engine/inbound.ts';
import { answer, ask } from '../engine/steps.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';

const IdentitySlots = z.object({ photo: z.object({ ref: z.string() }).loose() });
type IdentitySlots = z.infer<typeof IdentitySlots>;

const photo: Step<IdentitySlots> = ask<IdentitySlots, InboundFile>('withdraw:identity.ask', attachment(['photo', 'file'], (file) => ({ value: file })), {
  into: 'photo', next: send,
});

/** `identity`: a member sends the photo of a document, once. Its number is asked nowhere; typed, it is refused and goes no further. */
export const identity: Flow = flow<IdentitySlots>('identity', { version: 1, slots: IdentitySlots, title: 'withdraw:identity.title' }, {
  photo: {
    ...photo,
    secret: ({ t }, text) => (holdsDocumentNumber(text) ? t('withdraw:identity.typed') : undefined),
    enter: async (chat) => {
      const state = await readIdentity(chat.read, memberOf(chat));
      if (state === 'none') return undefined;
      return finish(state === 'waiting' ? chat.t('withdraw:identity.waiting') : { body: chat.t('withdraw:identity.accepted'), buttons: [[goButton(chat.t('withdraw:button.withdraw'), 'withdraw', [], 'primary')]] });
    },
  },
});

async function send(chat: Chat<IdentitySlots>, { ref, name, mime, size }: InboundFile): Promise<Move> {
  const sent = await sendDocument(await chat.tx(), {
    member: memberOf(chat), channel: chat.channel, ref, ...(name !== undefined && { name }), ...(mime !== undefined && { mime }), ...(size !== undefined && { size }),
  });
  return answer(chat, sent, { ok: () => finish(chat.t('withdraw:identity.sent')), identity_under_way: 'withdraw:identity.waiting', file_type: 'withdraw:identity.notPhoto' });
}
