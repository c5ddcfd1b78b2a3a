import { z } from 'zod';
import { updateProfile } from '../../core/members/update-profile.ts';
import { text } from '../engine/accept.ts';
import type { Chat } from '../engine/chat.ts';
import { finish, flow, type Move, to } from '../engine/flow.ts';
import { act, answer, ask } from '../engine/steps.ts';
import { memberOf } from '../member-of.ts';
import { aboutAnswer, cvAnswer, NAME, phoneAnswer } from './profile-fields.ts';

const ProfileSlots = z.object({ name: z.string(), phone: z.string(), about: z.string().nullable(), cv: z.string().nullable() });
type Slots = z.infer<typeof ProfileSlots>;

const FIELDS = ['name', 'phone', 'about', 'cv'];

/** Changes one field of the profile (`go myprofile FIELD`). */
export const editProfile = flow<Slots>('myprofile', { version: 1, slots: ProfileSlots, title: 'profile:formTitle' }, {
  which: { open: true, asks: false, enter: async (chat) => to(FIELDS.find((field) => field === chat.args[0]) ?? 'name') },
  name: ask<Slots, string>('apply:name', text<Slots>(NAME), { into: 'name', next: 'save' }),
  phone: ask<Slots, string>('apply:phone', phoneAnswer<Slots>(), { into: 'phone', next: 'save' }),
  about: ask<Slots, string | null>('apply:about', aboutAnswer<Slots>(), { into: 'about', next: 'save' }),
  cv: ask<Slots, string | null>('apply:cv', cvAnswer<Slots>(), { into: 'cv', next: 'save' }),
  save: act<Slots>(save),
});

async function save(chat: Chat<Slots>): Promise<Move> {
  const result = await updateProfile(await chat.tx(), { member: memberOf(chat), ...chat.slots });
  return answer(chat, result, { ok: () => finish(chat.t('profile:saved'), { to: 'profile.card' }) });
}
