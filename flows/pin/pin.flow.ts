import { z } from 'zod';
import { askPinReset } from '../../core/pin/reset-pin.ts';
import { readPin } from '../../core/pin/read-pin.ts';
import { finish, flow } from '../engine/flow.ts';
import { answer, deed, screen } from '../engine/steps.ts';
import { goButton } from '../go-button.ts';
import { memberOf } from '../member-of.ts';
import { askPin } from './ask-pin.ts';

/** `pin`: a member sets their wallet PIN, or changes it. */
export const pin = flow<Record<string, never>>('pin', { version: 1, slots: z.object({}), title: 'pin:title' }, {
  pad: askPin({ why: () => '', change: true, act: async (chat) => finish(chat.t('pin:ready'), { to: 'wallet.balance' }) }),
});

/** `pinhelp.forgot`, `pinhelp.ask`: a PIN that was forgotten is reset by a person. */
export const pinHelp = flow('pinhelp', { version: 1 }, {
  forgot: screen(async (chat) => {
    const { t } = chat;
    const { kind, asked } = await readPin(chat.read, memberOf(chat));
    if (kind === 'missing') return { title: t('pin:title'), body: t('pin:missing'), buttons: [[goButton(t('pin:button.choose'), 'pin', [], 'primary')]] };
    if (asked) return { title: t('pin:title'), body: t('pin:asked') };
    return { title: t('pin:title'), body: t('pin:forgot'), buttons: [[goButton(t('pin:button.ask'), 'pinhelp.ask', [], 'primary')]] };
  }),
  ask: deed(async (chat) => answer(chat, await askPinReset(await chat.tx(), memberOf(chat)), {
    ok: () => finish(chat.t('pin:asked')),
    pin_missing: 'pin:missing',
    member_not_found: 'errors:not_found',
  })),
});
