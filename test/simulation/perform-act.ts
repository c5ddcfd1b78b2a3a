import { rawViberText, type Person } from './people.ts';
import type { Act } from './plan.ts';
import type { Scene } from './run-round.ts';

/** What a person does to their phone for an act; what was not received goes to `pending`, to be delivered again. */
export async function perform(scene: Scene, act: Act, pending: string[]): Promise<void> {
  const { world, people, jobs, codes, ledger } = scene;
  const person = people[act.person];
  if (!person) throw new Error(`nobody is number ${act.person}`);
  const job = jobs[act.job ?? 0] ?? '';
  switch (act.kind) {
    case 'say-mark': return person.phone.say(`mark ${act.mark}`);
    case 'tap-mark': return person.press(`g marks.mark ${act.mark}`);
    case 'say-echo': return person.phone.say(`echo ${act.mark}`);
    case 'form': return person.phone.say('twice');
    case 'answer-first': case 'answer-second': return person.phone.say(act.mark);
    case 'help': return person.press('g nav.help');
    case 'menu': return person.press('g nav.menu');
    case 'search': return person.phone.say('accountant in Hlaing');
    case 'apply': return person.press(`g apply ${job}`);
    case 'apply-send': return person.press(person.buttonData(/^a \S+ review send$/) ?? 'g nothing.here');
    case 'feature': return person.press(`g marks.feature ${job} ${act.mark}`);
    case 'top-up': return person.press(`g purse.topup ${act.amount ?? 0} ${act.till ?? 'kbzpay'} ${act.mark}`);
    case 'withdraw': return person.press(`g purse.withdraw ${act.amount ?? 0} ${act.way ?? 'kbzpay'} ${act.mark}`);
    case 'link': return person.press(`g purse.link ${people[act.person + 1]?.chat ?? ''} ${act.mark}`);
    case 'slip': case 'hold': case 'unlink': return person.press(`g purse.${act.kind} ${act.mark}`);
    case 'cancel-top-up': case 'take-back': return person.press(`g purse.${act.kind.replaceAll('-', '')} ${act.mark}`);
    case 'post-bounty': case 'close-job': return person.press(`g purse.${act.kind.split('-', 1)[0] ?? ''} ${act.mark}`);
    case 'refer': return person.press(`g purse.refer ${job} ${codes[act.by ?? 0] ?? ''} ${act.mark}`);
    case 'hire': return person.press(`g purse.hire ${job} ${act.mark}`);
    case 'answer': return person.press(`g purse.answer ${act.amount === 0 ? 'left' : 'stays'} ${act.mark}`);
    case 'raw-mark': return sayRaw(scene, person, act, pending);
    case 'forge': {
      const body = rawViberText(person, `mark ${act.mark}`, Number(act.mark.slice(1)), world.clock.now());
      const answers = [await world.viber.forge(body, { sign: 'wrong' }), await world.telegram.forge('{"update_id":1}', { 'X-Telegram-Bot-Api-Secret-Token': 'wrong' })];
      for (const { status } of answers) if (status >= 200 && status < 300) ledger.wrong.push(`a forgery was let in: ${act.mark}`);
    }
  }
}

async function sayRaw({ world, ledger }: Scene, person: Person, act: Act, pending: string[]): Promise<void> {
  if (person.phone.channel === 'telegram') return person.phone.say(`mark ${act.mark}`);
  const body = rawViberText(person, `mark ${act.mark}`, Number(act.mark.slice(1)), world.clock.now());
  ledger.posted.push({ channel: 'viber', body, at: world.clock.now().getTime() });
  const { status } = await world.viber.forge(body, { sign: 'both' });
  if (status !== 200) pending.push(body);
}
