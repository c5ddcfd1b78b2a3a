import type { Language } from '../../core/language/language.ts';
import type { Button, View } from '../../flows/engine/view.ts';
import type { Audience, Channel } from '../channel.ts';
import type { Conversation, OutboxEntry } from './conversation.ts';
import { drawView } from './draw-view.ts';
import type { Runtime } from './runtime.ts';

type Drawn = Pick<Conversation, 'outbox' | 'nextEntry' | 'board' | 'request' | 'hanging'>;

/** How an entry is drawn: everything that matters is in the entry, so that it is drawn the same way again after a crash. */
export function audienceOf(entry: Pick<OutboxEntry, 'language' | 'edit' | 'hanging' | 'board' | 'request'>, apiVersion: number | undefined): Audience {
  return {
    language: entry.language,
    ...(apiVersion !== undefined && { apiVersion }),
    ...(entry.edit !== undefined && { edit: entry.edit }),
    ...(entry.hanging && { hanging: true }),
    ...(entry.board && { board: entry.board }),
    ...(entry.request && { request: entry.request }),
  };
}

/** Adds views to a conversation's outbox, one entry for each message that the channel will need. */
export function addViews(
  channel: Channel, conversation: Drawn & Pick<Conversation, 'apiVersion'>, views: readonly View[],
  options: { language: Language; edit?: string; notice?: boolean; /** Messages of the first view that the person has already (a welcome). */ shown?: number },
): Drawn {
  const outbox = [...conversation.outbox];
  let { nextEntry, board, request } = conversation;
  let hanging = conversation.hanging ?? false;
  let from = options.shown ?? 0;
  for (const view of views) {
    if (options.notice && view.over) board = withoutOver(board, view.over);
    const base = {
      view, language: options.language, tries: 0,
      ...(view.replace && options.edit !== undefined && !hanging && { edit: options.edit }),
      ...(hanging && !options.notice && { hanging: true }),
      ...(options.notice && board && { board }),
      ...(options.notice && request && { request }),
    };
    const parts = drawView(channel, view, audienceOf(base, conversation.apiVersion)).length;
    for (let part = from; part < parts; part++) outbox.push({ ...base, n: nextEntry++, part });
    from = 0;
    if (!options.notice) {
      board = boardOf(view);
      request = channel.sessionWindowMs === undefined ? undefined : view.request;
      hanging = view.request !== undefined;
    }
  }
  return { outbox, nextEntry, ...(board && channel.sessionWindowMs !== undefined && { board }), request, hanging };
}

function boardOf(view: View): readonly (readonly Button[])[] {
  return view.pad ? [[view.pad.resume], ...(view.nav ?? [])] : [...(view.buttons ?? []), ...(view.nav ?? [])];
}

/** The rows of the screen before, without what a notice has just ended. */
function withoutOver(board: Drawn['board'], over: readonly string[]): Drawn['board'] {
  const ended = ({ press }: Button): boolean => over.some((id) => (press.kind === 'link' ? press.url.includes(id) : press.kind === 'go' && press.args?.includes(id)));
  return board?.map((row) => row.filter((button) => !ended(button))).filter((row) => row.length > 0);
}

/** The delivery that a commit with something to send takes, if nobody's is live. */
export function takeDelivery(runtime: Runtime, conversation: Pick<Conversation, 'outbox' | 'delivery' | 'notBefore' | 'left'>, now: Date): Pick<Conversation, 'delivery' | 'dueAt' | 'notBefore'> {
  if (conversation.outbox.length === 0) return {};
  const { delivery, notBefore } = conversation;
  if (notBefore && notBefore > now) return { notBefore, dueAt: notBefore };
  if (delivery && delivery.until > now) return { delivery, dueAt: delivery.until };
  const until = new Date(now.getTime() + runtime.limits.deliveryMs);
  return { delivery: { by: runtime.by, until }, dueAt: until };
}
