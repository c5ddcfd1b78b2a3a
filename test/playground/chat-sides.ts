import type { TelegramEmulator } from '../emulators/telegram/start-telegram-emulator.ts';
import type { ViberEmulator } from '../emulators/viber/emulator.ts';
import type { Trouble } from '../support/phone.ts';
import type { Side } from './stage.ts';

/** The two chat emulators as the stage wants them. */
export function chatSides(telegram: TelegramEmulator, viber: ViberEmulator): { readonly telegram: Side; readonly viber: Side } {
  return {
    telegram: {
      get trouble() { return telegram.trouble; },
      setTrouble: (trouble) => { telegram.trouble = trouble; },
      retryNow: () => telegram.retryNow(),
    },
    viber: {
      trouble: viber.trouble,
      setTrouble: (trouble) => replace(viber.trouble, trouble),
      retryNow: () => { viber.retryNow().catch((error: unknown) => process.stderr.write(`viber: ${String(error)}\n`)); },
    },
  };
}

/** Makes one object say what another says: the emulator holds on to its own. */
function replace(old: Trouble, now: Trouble): void {
  for (const key of Object.keys(old)) Reflect.deleteProperty(old, key);
  Object.assign(old, now);
}
