import type { View } from '../../flows/engine/view.ts';
import type { Audience, Channel, Packet } from '../channel.ts';

interface Drawing { readonly channel: Channel; readonly audience: Audience; readonly packets: readonly Packet[] }

const drawings = new WeakMap<View, Drawing>();

/**
 * The packets of a view on a channel. A view is drawn when its messages are counted and again when they are sent, mostly by the same
 * process some milliseconds later: the last drawing of each view is remembered as long as the view is.
 */
export function drawView(channel: Channel, view: View, audience: Audience): readonly Packet[] {
  const known = drawings.get(view);
  if (known && known.channel === channel && sameAudience(known.audience, audience)) return known.packets;
  const packets = channel.render(view, audience);
  drawings.set(view, { channel, audience, packets });
  return packets;
}

function sameAudience(one: Audience, other: Audience): boolean {
  return one.language === other.language && one.apiVersion === other.apiVersion && one.edit === other.edit
    && one.hanging === other.hanging && one.board === other.board && one.request === other.request;
}
