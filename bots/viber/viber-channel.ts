import { DAY, HOUR, MINUTE } from '../../core/clock.ts';
import type { Channel } from '../channel.ts';
import { receiveViber } from './receive-viber.ts';
import { renderViber } from './render-viber.ts';
import { sendViber, VIBER_TIMEOUT_MS, type ViberSettings } from './viber-client.ts';

/** Viber as a channel. */
export function viberChannel(settings: ViberSettings): Channel {
  return {
    name: 'viber',
    sendTimeoutMs: 2 * VIBER_TIMEOUT_MS + 1_000,
    repeatsMs: HOUR + 10 * MINUTE, // it repeats for an hour (channels.md §1.3)
    sessionWindowMs: DAY,
    receive: (body) => receiveViber(body),
    render: renderViber,
    send: (chat, packet) => sendViber(settings, chat, packet),
    welcome: (packet) => ({ sender: { name: settings.sender }, ...packet.payload }),
  };
}
