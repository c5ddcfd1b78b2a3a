import type { Chat, ChatHost } from './chat.ts';
import { navigation, signAnswers } from './dress-view.ts';
import { flowsOf, type Flow, type FlowTable, type Move, type Step } from './flow.ts';
import { loadForm, newForm } from './forms.ts';
import { Replies } from './replies.ts';
import { FINISHED_MAX, TRAIL_MAX, type FormState, type Place, type Session } from './session.ts';
import { TurnChat } from './turn-chat.ts';
import type { Button, View } from './view.ts';

/** So many steps may follow from one input; more is a loop in a flow, and a bug. */
export const STEPS_MAX = 25;
/** Arguments that fit beside `nav.drop PLACE` in a button's 64 bytes; longer ones were never ours. */
const ASKED_ARGS_MAX = 24;

type AnyStep = Step<Readonly<Record<string, unknown>>>;

/**
 * One turn in the making: the session as it changes, what was said, and the moves that lead from an input to the screen that
 * answers it. It does no I/O of its own; steps do theirs through the `ChatHost` that they are handed.
 */
export class Turn {
  readonly table: FlowTable;
  readonly host: ChatHost;
  /** Remarks for the log: a stale step, a lost form. Names only. */
  readonly remarks: string[] = [];
  #session: Session;
  readonly #replies = new Replies();
  #steps = 0;
  /** What was sealed before this input: for the step to which one of its own buttons came. */
  #sealed: string | undefined;
  #erase: string | undefined;
  readonly #flows: ReadonlyMap<string, Flow>;

  constructor(table: FlowTable, session: Session, host: ChatHost) {
    this.table = table;
    const { sealed, ...open } = session;
    this.#sealed = sealed;
    this.#session = open;
    this.host = host;
    this.#flows = flowsOf(table);
  }

  get session(): Session { return this.#session; }
  /** What a secret step sealed at the input before this one. */
  get sealed(): string | undefined { return this.#sealed; }
  get replies(): readonly View[] { return this.#replies.views; }

  update(change: Partial<Session>): void { this.#session = { ...this.#session, ...change }; }

  updateForm(change: Partial<FormState>): void {
    if (this.#session.form) this.update({ form: { ...this.#session.form, ...change, touchedAt: this.host.now } });
  }

  say(words: string | View): void { this.#replies.say(words); }

  /** The message that brought this input shall go away with the next reply. */
  erase(): void { this.#erase = this.host.inbound.message; }

  /** The turn as the steps of a place see it. */
  chat(args: readonly string[]): Chat {
    return new TurnChat(this, args);
  }

  keep(name: string, value: unknown, ms: number): void {
    const { now } = this.host;
    const live = Object.entries(this.#session.kept ?? {}).filter(([, { until }]) => until > now);
    this.update({ kept: { ...Object.fromEntries(live), [name]: { value, until: new Date(now.getTime() + ms) } } });
  }

  /** The chat at the place where the person stands. */
  here(): Chat {
    return this.chat(this.#session.inForm && this.#session.form ? this.#session.form.args : this.#session.at.args);
  }

  /** Brings the stored form to today's version before anything else. */
  openForm(): void {
    const { form } = this.#session;
    if (!form) return;
    const loaded = loadForm(this.#flows.get(form.flow), form, this.host.now);
    if (loaded.kind === 'ready' || loaded.kind === 'moved') {
      this.update({ form: loaded.form });
      if (loaded.kind === 'moved') {
        this.remarks.push(`form ${form.flow}: step ${loaded.from} is no more, back at ${loaded.form.step}`);
        if (this.#session.inForm) this.say(this.here().t('engine:updated'));
      }
      return;
    }
    this.remarks.push(`form ${form.flow}: ${loaded.kind}`);
    this.say(this.here().t(loaded.kind === 'expired' ? 'engine:expired' : 'engine:lost'));
    this.dropForm();
  }

  dropForm(): void {
    const { form: _dropped, ...rest } = this.#session;
    this.#session = { ...rest, inForm: false };
  }

  step(flow: string, step: string): AnyStep | undefined { return this.#flows.get(flow)?.steps[step]; }

  /** The step at which the person stands, if their place still exists. */
  current(): AnyStep | undefined {
    const { form, inForm, at } = this.#session;
    return inForm && form ? this.step(form.flow, form.step) : this.step(at.flow, at.step);
  }

  /** Follows a move to the screen that ends it. */
  async follow(move: Move): Promise<void> {
    if (++this.#steps > STEPS_MAX) throw new Error(`more than ${STEPS_MAX} steps from one input, at ${this.#session.at.flow}.${this.#session.at.step}`);
    switch (move.kind) {
      case 'to': return this.#toStep(move.step, move.returnTo);
      case 'go': return this.go(move.to, move.args);
      case 'finish': return this.#finish(move);
      case 'stay': return this.draw(move.draw);
    }
  }

  async #toStep(step: string, returnTo?: string): Promise<void> {
    const { form } = this.#session;
    if (!form) throw new Error(`a move to ${step} outside a form`);
    const back = form.returnTo !== undefined && returnTo === undefined ? form.returnTo : undefined;
    if (back !== undefined) {
      const { returnTo: _used, ...rest } = form;
      this.update({ form: { ...rest, step: back, touchedAt: this.host.now } });
      return this.#enter();
    }
    const leaving = this.step(form.flow, form.step);
    const path = leaving?.asks && form.step !== step ? [...form.path.filter((each) => each !== form.step && each !== step), form.step] : form.path;
    this.updateForm({ step, path, ...(returnTo !== undefined && { returnTo }) });
    return this.#enter();
  }

  /** Goes to `flow.step` (or a form's beginning), also by a button from last week. An unknown or closed place leads home. */
  async go(place: string, args: readonly string[]): Promise<void> {
    const [flowName = '', stepName] = place.split('.');
    const flow = this.#flows.get(flowName);
    const step = stepName ?? flow?.first ?? '';
    const target = flow?.steps[step];
    if (!flow || !target?.open || (flow.form && step !== flow.first)) {
      this.remarks.push(`no such place: ${flowName}.${step}`);
      this.say(this.here().t('engine:updated'));
      if (place === this.table.home) throw new Error('the home screen is missing');
      return this.go(this.table.home, []);
    }
    if (flow.form) return this.#begin(flow, args);
    if (!target.draw) return this.#doDeed(target, args);
    this.#moveTo({ flow: flow.name, step, args });
    return this.#enter();
  }

  /** A deed is no place: it is done where the person stands, and its outcome stands alone or leads on. */
  async #doDeed(deed: AnyStep, args: readonly string[]): Promise<void> {
    const move = await deed.enter?.(this.chat(args));
    if (!move) return this.draw();
    if (move.kind !== 'finish') return this.follow(move);
    if (!move.go) return this.#reply(move.outcome, 'aside');
    this.say(move.outcome);
    return this.go(move.go.to, move.go.args);
  }

  /** Begins a form, unless one is unfinished: then the person decides first. */
  async #begin(flow: Flow, args: readonly string[]): Promise<void> {
    const { form } = this.#session;
    if (form && !(flow.brief && form.flow === flow.name) && (Object.keys(form.slots).length > 0 || form.path.length > 0)) {
      this.update({ inForm: false });
      return this.#askAboutForm(form, `${flow.name}.${flow.first}`, args);
    }
    this.update({ form: newForm(flow, args, this.host.now), inForm: true });
    return this.#enter();
  }

  #askAboutForm(form: FormState, place: string, args: readonly string[]): void {
    const { t } = this.here();
    const row: Button[] = [
      { label: t('engine:unfinished.resume'), press: { kind: 'go', to: 'nav.resume' }, look: 'primary' },
      { label: t('engine:unfinished.drop'), press: { kind: 'go', to: 'nav.drop', args: [place, ...(args.join(' ').length <= ASKED_ARGS_MAX ? args : [])] } },
    ];
    this.#reply({ title: t('engine:unfinished.title'), body: t('engine:unfinished.body', { form: this.formTitle(form) }), buttons: [row] }, 'bare');
  }

  formTitle(form: FormState): string {
    const title = this.#flows.get(form.flow)?.title;
    return title ? this.here().t(title) : form.flow;
  }

  #moveTo(place: Place): void {
    const { at, trail, inForm } = this.#session;
    const same = at.flow === place.flow && at.step === place.step;
    const leaves = !same && !inForm;
    this.update({
      at: place, inForm: false,
      ...(leaves && { trail: [...trail, at].slice(-TRAIL_MAX) }),
      ...(`${place.flow}.${place.step}` === this.table.home && { trail: [] }),
    });
  }

  /** Enters the current step: it may move on by itself, otherwise it is drawn. */
  async #enter(): Promise<void> {
    const step = this.current();
    if (!step) return this.go(this.table.home, []);
    const move = await step.enter?.(this.here());
    return move ? this.follow(move) : this.draw();
  }

  async #finish(move: Extract<Move, { kind: 'finish' }>): Promise<void> {
    const { form, finished } = this.#session;
    if (form && this.#session.inForm) {
      const text = [move.outcome.title, move.outcome.body].filter(Boolean).join('\n');
      this.update({ finished: [...finished, { token: form.token, text }].slice(-FINISHED_MAX) });
      this.dropForm();
    }
    if (move.go) {
      this.say(move.outcome);
      return this.go(move.go.to, move.go.args);
    }
    this.#reply(move.outcome, 'aside');
  }

  /** Draws the current screen, or `instead` of it (a question back), under what was said. */
  async draw(instead?: View): Promise<void> {
    const step = this.current();
    if (!step?.draw) return this.go(this.table.home, []);
    const view = instead ?? await step.draw(this.here());
    this.#reply(view, instead ? 'aside' : 'place');
  }

  /** Answers with a view that is no place (help, the language): the person stays where they are. */
  aside(view: View): void { this.#reply(view, 'aside'); }

  /** The very first screen, before there is a language: alone, without navigation. */
  first(view: View): void { this.#reply(view, 'bare'); }

  forgetWaiting(): void {
    const { waiting: _followed, ...rest } = this.#session;
    this.#session = rest;
  }

  #reply(view: View, as: 'place' | 'aside' | 'bare'): void {
    const { form, inForm, at } = this.#session;
    const { t } = this.here();
    const signed = inForm && form ? signAnswers(view, form) : view;
    const above = !inForm && `${at.flow}.${at.step}` === this.table.home;
    const nav = as !== 'bare' ? navigation(t, {
      inForm, home: above && as === 'place', nowhere: above && as === 'aside',
      ...(form && !inForm && { setAside: this.formTitle(form) }),
    }) : [];
    const erase = this.#erase;
    this.#erase = undefined;
    this.#replies.show({ ...signed, nav, ...(erase !== undefined && { erase }) });
  }
}
