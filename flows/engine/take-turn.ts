import { readText } from '../../core/encoding/read-text.ts';
import { normalise } from '../../core/text/normalise.ts';
import type { ChatHost, StepInput } from './chat.ts';
import type { FlowTable, Move } from './flow.ts';
import { navigate } from './navigate.ts';
import { openLink } from './open-link.ts';
import { ANSWERED_MAX, type Session } from './session.ts';
import { Turn } from './turn.ts';
import { decodePress, type Press, type View } from './view.ts';
import { readStart, readWord } from './words.ts';

export interface TurnResult {
  readonly session: Session;
  readonly replies: readonly View[];
  /** For the log: names of places that are gone. */
  readonly remarks: readonly string[];
}

/**
 * One input through the conversation: finds where the person stands, runs the step, follows where it leads, and returns the new
 * session with what is to be said. `input` is the inbound with its text normalised. What it writes to the domain goes through
 * `host.tx()`; nothing else happens outside. Throws when a flow has a bug, and `NewerVersionError` for a form from the future.
 */
export async function takeTurn(table: FlowTable, session: Session, host: ChatHost, text: string | undefined): Promise<TurnResult> {
  const turn = new Turn(table, session, host);
  turn.openForm();
  await dispatch(turn, text);
  return { session: turn.session, replies: turn.replies, remarks: turn.remarks };
}

/** True when what this person types now is a secret: it must not be remembered, raw or read, not even when the step fails. */
export function awaitsSecret(table: FlowTable, { at, form, inForm }: Session): boolean {
  const place = inForm && form ? form : at;
  return table.flows.find((flow) => flow.name === place.flow)?.steps[place.step]?.secret !== undefined;
}

async function dispatch(turn: Turn, text: string | undefined): Promise<void> {
  const { body } = turn.host.inbound;
  const press = body.kind === 'tap' ? decodePress(body.data) : undefined;
  if (turn.host.language === undefined && !isLanguageChoice(press)) return askLanguage(turn, text);
  switch (body.kind) {
    case 'tap': return onPress(turn, press);
    case 'edited': return onEdit(turn, body.message, text ?? '');
    case 'opened': return openLink(turn, body.payload);
    case 'text': return onText(turn, text ?? '');
    case 'left': case 'notice': return undefined;
    case 'contact': case 'location': case 'file': case 'photo': case 'voice': case 'sticker': return offer(turn, body);
  }
}

function isLanguageChoice(press: Press | undefined): boolean {
  return press?.kind === 'go' && press.to === 'nav.speak';
}

/** The first screen of all. What the person came for, a link or a sentence, waits until the language is chosen. */
function askLanguage(turn: Turn, text: string | undefined): void {
  const { body } = turn.host.inbound;
  const start = body.kind === 'text' && text !== undefined ? readStart(text) : undefined;
  const link = body.kind === 'opened' ? body.payload : start?.payload;
  if (link !== undefined) turn.update({ waiting: { link } });
  else if (body.kind === 'text' && !start && text && !readWord(text)) turn.update({ waiting: { text } });
  turn.first(turn.table.chooseLanguage());
}

async function onText(turn: Turn, text: string): Promise<void> {
  const start = readStart(text);
  if (start) return openLink(turn, start.payload);
  const word = readWord(text);
  if (word) return navigate(turn, word, []);
  const unfinished = readUnfinished(turn, text);
  if (unfinished) return navigate(turn, unfinished, []);
  if (refuseSecret(turn, text)) return turn.draw();
  if (turn.session.inForm) return offer(turn, { kind: 'text', text });
  return turn.follow(await turn.table.understand(turn.here(), text));
}

/** The labels about a form that was set aside, as words: a reply keyboard on Telegram sends its presses so. */
function readUnfinished(turn: Turn, text: string): 'resume' | 'drop' | undefined {
  if (!turn.session.form || turn.session.inForm) return undefined;
  const { t } = turn.here();
  if (text.startsWith(normalise(t('engine:unfinished.resume')))) return 'resume';
  return text === normalise(t('engine:unfinished.drop')) ? 'drop' : undefined;
}

/** A secret that was typed: it goes no further, and its message goes away where the channel can delete it. */
function refuseSecret(turn: Turn, text: string): boolean {
  const advice = turn.current()?.secret?.(turn.here(), text);
  if (advice === undefined) return false;
  turn.say(advice);
  turn.erase();
  return true;
}

async function onPress(turn: Turn, press: Exclude<Press, { kind: 'link' }> | undefined): Promise<void> {
  if (!press) return stale(turn);
  if (press.kind === 'go') {
    if (press.to.startsWith('nav.')) return navigate(turn, press.to.slice('nav.'.length), press.args ?? []);
    return turn.go(press.to, press.args ?? []);
  }
  const { form, finished } = turn.session;
  if (form?.token === press.token) {
    turn.update({ inForm: true });
    return form.step === press.step ? offer(turn, { kind: 'answer', value: press.value }) : stale(turn);
  }
  const outcome = finished.find((each) => each.token === press.token);
  if (!outcome) return stale(turn);
  turn.say(`${turn.here().t('engine:already')}\n${outcome.text}`);
  return turn.draw();
}

async function stale(turn: Turn): Promise<void> {
  turn.say(turn.here().t('engine:stale'));
  return turn.draw();
}

/** Offers an input to the step where the person stands. What does not fit gets a word and the same screen again. */
async function offer(turn: Turn, input: StepInput): Promise<void> {
  const move = await turn.current()?.take?.(turn.here(), input);
  if (!move && input.kind === 'photo' && input.caption && !turn.session.inForm) return understandCaption(turn, input.caption);
  if (!move) {
    const { t } = turn.here();
    turn.say(input.kind === 'answer' || input.kind === 'text' ? t('engine:choose') : t(`engine:unexpected.${input.kind}`));
    return turn.draw();
  }
  rememberAnswer(turn, move);
  return turn.follow(move);
}

/** Words under a photo, where no photo was asked for, are read like a text: an advert is often pasted so. */
async function understandCaption(turn: Turn, caption: string): Promise<void> {
  const { text } = readText(caption, { language: turn.host.language });
  return turn.follow(await turn.table.understand(turn.here(), text));
}

function rememberAnswer(turn: Turn, move: Move): void {
  const { form, inForm } = turn.session;
  const { message } = turn.host.inbound;
  if (!form || !inForm || move.kind === 'stay' || message === undefined) return;
  turn.updateForm({ answered: [...form.answered, { message, step: form.step }].slice(-ANSWERED_MAX) });
}

/** Editing the message that answered a step answers that step anew; the form goes on from there. */
async function onEdit(turn: Turn, message: string, text: string): Promise<void> {
  if (refuseSecret(turn, text)) return turn.draw();
  const { form, inForm } = turn.session;
  const answered = inForm ? form?.answered.findLast((each) => each.message === message) : undefined;
  if (!form || !answered) {
    turn.say(turn.here().t('engine:edited.unknown'));
    return turn.draw();
  }
  const before = turn.session;
  const path = form.path.slice(0, Math.max(0, form.path.indexOf(answered.step)));
  turn.updateForm({ step: answered.step, path });
  const move = await turn.current()?.take?.(turn.here(), { kind: 'text', text });
  if (move?.kind === 'stay' && move.draw) return turn.draw(move.draw); // asked back: the person stands at that step again
  if (!move || move.kind === 'stay') {
    turn.update({ ...before, ...(turn.session.form && before.form && { form: before.form }) });
    if (!move) turn.say(turn.here().t('engine:choose'));
    return turn.draw();
  }
  turn.say(turn.here().t('engine:edited.taken'));
  return turn.follow(move);
}
