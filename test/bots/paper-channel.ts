import type { Channel, Packet, Received, SendOutcome } from '../../bots/channel.ts';
import type { ChannelName } from '../../flows/engine/inbound.ts';
import type { View } from '../../flows/engine/view.ts';

export interface Sent {
  readonly chat: string;
  readonly text: string;
}

/** What a send does besides being written down: its outcome, after whatever the test waits for. */
export type Script = (sent: Sent, times: number) => SendOutcome | Promise<SendOutcome>;

/** A channel of paper: what is sent is written down, and comes out as the test's script says. */
export class PaperChannel implements Channel {
  readonly name: ChannelName;
  readonly sendTimeoutMs = 5_000;
  readonly repeatsMs = 70 * 60_000;
  /** Everything that was handed to the platform, oldest first, whatever came of it. */
  readonly tried: Sent[] = [];
  /** What arrived. */
  readonly arrived: Sent[] = [];
  script: Script = () => ({ kind: 'sent' });
  /** Breaks the drawing of a view with these words. */
  cannotDraw: string | undefined;

  constructor(name: ChannelName) { this.name = name; }

  receive(): Received { return { kind: 'ignored', reason: 'paper' }; }

  render(view: View): Packet[] {
    const text = [view.lead, view.title, view.body].filter(Boolean).join('\n');
    if (this.cannotDraw !== undefined && text.includes(this.cannotDraw)) throw new Error('this view cannot be drawn');
    return [{ method: 'say', payload: { text } }];
  }

  async send(chat: string, packet: Packet): Promise<SendOutcome> {
    const sent = { chat, text: String(packet.payload['text']) };
    this.tried.push(sent);
    const outcome = await this.script(sent, this.tried.filter((each) => each.chat === chat && each.text === sent.text).length);
    if (outcome.kind === 'sent') this.arrived.push(sent);
    return outcome;
  }

  welcome(packet: Packet): Readonly<Record<string, unknown>> { return { welcome: packet.payload['text'] }; }

  /** What arrived in one chat. */
  textsOf(chat: string): string[] { return this.arrived.filter((sent) => sent.chat === chat).map((sent) => sent.text); }
}
