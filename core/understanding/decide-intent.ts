import type { SignalName } from './lexicon.ts';
import type { Intent } from './understood.ts';

/** What the intent of a sentence is decided by. */
export interface Evidence {
  /** The signals that stand in it. */
  readonly signals: ReadonlySet<SignalName>;
  /** The signals that the sentence as a whole is a phrase of. */
  readonly whole: ReadonlySet<SignalName>;
  readonly role: boolean;
  /** Anything that describes a job: a role, a place, pay, a kind of work … */
  readonly thing: boolean;
  readonly people: boolean;
  /** `looking for a driver`, in contrast to `looking for driver jobs`. */
  readonly article: boolean;
  readonly words: boolean;
  /** `၆ သိန်း လိုချင်`: a sum is what is wanted. */
  readonly expects: boolean;
  /** `Vacancy: …` */
  readonly announces: boolean;
  /** `I have 6 years experience`: who says so looks for work. */
  readonly speaksOfSelf: boolean;
  /** A question mark stands in it. */
  readonly asked: boolean;
}

type Rule = readonly [Intent, (evidence: Evidence) => boolean];

const WHOLE: readonly (readonly [SignalName, Intent])[] = [
  ['no', 'no'], ['yes', 'yes'], ['thanks', 'thanks'], ['greeting', 'greeting'], ['cancel', 'menu:cancel'], ['back', 'menu:back'], ['home', 'menu:home'],
  ['help', 'menu:help'], ['settings', 'menu:settings'], ['language', 'menu:language'], ['profile', 'menu:profile'], ['wallet', 'menu:wallet'],
  ['topup', 'menu:top-up'], ['withdraw', 'menu:withdraw'], ['saved', 'menu:saved'], ['posted', 'menu:my-jobs'], ['applicants', 'menu:my-jobs'],
  ['alerts', 'menu:alerts'], ['invites', 'menu:invites'], ['link', 'menu:link'], ['about', 'menu:about'], ['applied', 'menu:applications'],
  ['humanask', 'human'], ['scam', 'report'], ['report', 'report'], ['hire', 'hire'],
];

/** In this order: who complains is heard before anything else, a word for a screen before a search, and a search before a greeting. */
const RULES: readonly Rule[] = [
  ['none', ({ signals: s, role }) => s.has('offtopic') && !role && !ABOUT_WORK.some((name) => s.has(name))],
  ['report', ({ signals: s, thing }) => s.has('report') || s.has('scam') || (s.has('fee') && s.has('demand') && !(thing && s.has('not'))) || (s.has('money') && s.has('demand') && (s.has('first') || s.has('job')) && !s.has('wantdo'))],
  ['report', ({ signals: s, asked }) => s.has('trust') && (s.has('job') || s.has('post')) && (s.has('question') || asked) && !SEEKS.some((name) => s.has(name))],
  ['human', ({ signals: s }) => (s.has('humanask') && !(s.has('job') && s.has('there'))) || ((s.has('talk') || s.has('link') || s.has('ask')) && s.has('human') && !s.has('job') && !s.has('hire'))],
  ['menu:applications', ({ signals: s }) => s.has('applied') && s.has('withdraw')],
  ['menu:withdraw', ({ signals: s, role }) => (s.has('withdraw') || (s.has('money') && s.has('takeout') && !s.has('job'))) && !role],
  ['menu:top-up', ({ signals: s, role }) => (s.has('topup') || (s.has('money') && s.has('fill') && !s.has('job'))) && !role],
  ['menu:wallet', ({ signals: s, role }) => !role && (s.has('wallet') || (s.has('money') && (s.has('howmuch') || s.has('remain'))))],
  ['menu:my-jobs', ({ signals: s }) => (s.has('applicants') && !s.has('wanthave')) || (s.has('posted') && (!s.has('wantdo') || s.has('who')))
    || (s.has('who') && s.has('applied') && !s.has('answered')) || (s.has('hire') && s.has('close'))],
  ['menu:my-jobs', ({ signals: s, role }) => s.has('post') && (s.has('poststate') || s.has('close') || s.has('change')) && !role && !s.has('wantdo')],
  ['menu:saved', ({ signals: s }) => s.has('saved')],
  ['menu:about', ({ signals: s, role }) => s.has('about') && (s.has('money') || s.has('cost')) && !role],
  ['menu:applications', ({ signals: s }) => !s.has('wantdo') && (s.has('applied') || s.has('answered'))],
  ['menu:settings', ({ signals: s, role }) => s.has('settings') || (s.has('detail') && (s.has('seen') || s.has('cancel')) && !role && !s.has('job'))],
  ['menu:language', ({ signals: s, thing }) => s.has('language') && !thing && !s.has('job')],
  ['menu:link', ({ signals: s, thing }) => s.has('link') && (!thing || s.has('channel'))],
  ['menu:profile', ({ signals: s, role }) => !role && !s.has('job') && (s.has('profile') || (s.has('change') && s.has('detail')))],
  ['menu:invites', ({ signals: s, role }) => s.has('invites') && !role],
  ['menu:alerts', ({ signals: s }) => s.has('alerts') || (s.has('whennew') && !SEEKS.some((name) => s.has(name)))],
  ['thanks', ({ signals: s, thing }) => s.has('thanks') && (s.has('gotjob') || (!thing && !ASKS.some((name) => s.has(name))))],
  ['menu:help', ({ signals: s, thing }) => s.has('howto') && !thing && !s.has('seek') && !s.has('there')],
  ['menu:home', ({ signals: s, thing }) => s.has('home') && !thing && !s.has('job')],
  ['menu:back', ({ signals: s, thing }) => s.has('back') && !thing && !s.has('job')],
  ['hire', isHiring],
  ['menu:about', asksThePrice],
  ['find-job', ({ signals: s, thing }) => thing || s.has('job') || s.has('seek') || s.has('wantdo') || s.has('near') || s.has('hiring')],
  ['menu:help', ({ signals: s }) => s.has('help') || s.has('cost') || (s.has('how') && s.has('use'))],
  ['menu:about', ({ signals: s, asked }) => s.has('about') || s.has('trust') || (s.has('bot') && (s.has('whatis') || s.has('question') || asked))],
  ['menu:help', ({ signals: s }) => s.has('ask')],
  ['menu:home', ({ signals: s }) => s.has('home')],
  ['menu:cancel', ({ signals: s }) => s.has('cancel')],
  ['no', ({ signals: s }) => s.has('no')],
  ['thanks', ({ signals: s }) => s.has('thanks')],
  ['yes', ({ signals: s }) => s.has('yes') && !s.has('question')],
  ['greeting', ({ signals: s }) => s.has('greeting')],
];

/** Who names these speaks of work, whatever else is said. */
const ABOUT_WORK: readonly SignalName[] = ['job', 'hire', 'hiring', 'wantdo', 'applied', 'report', 'scam'];
/** Looks for work in so many words. */
const SEEKS: readonly SignalName[] = ['seek', 'wantdo', 'wanthave', 'there'];
/** What makes of thanks the end of a request: `thanks, any driver job?` */
const ASKS: readonly SignalName[] = ['seek', 'wantdo', 'wanthave', 'hire', 'hiring', 'question', 'near'];

/** What a sentence is for; `none` when nothing tells. */
export function decideIntent(evidence: Evidence): Intent {
  if (!evidence.words) return 'none';
  const [, said] = WHOLE.find(([name]) => evidence.whole.has(name)) ?? [];
  if (said !== undefined && !evidence.role) return said;
  return RULES.find(([, holds]) => holds(evidence))?.[0] ?? 'none';
}

/** Asks what the service costs those who look for work: `do I have to pay to apply`, `ဝန်ဆောင်ခ ယူလား`. */
function asksThePrice({ signals: s, role, asked }: Evidence): boolean {
  if (role || s.has('demand') || s.has('there')) return false;
  if (s.has('askpay')) return true;
  return (s.has('question') || s.has('howmuch') || asked) && (s.has('about') || s.has('fee') || (s.has('cost') && s.has('job'))) && !s.has('wanthave');
}

/** An employer speaks: asks for people, not for work. Who asks whether somebody is hiring looks for work. */
function isHiring({ signals: s, role, people, article, asked, expects, announces, speaksOfSelf }: Evidence): boolean {
  if (announces && role) return true;
  if (speaksOfSelf && (asked || s.has('question')) && !s.has('own')) return false;
  const someone = role || s.has('staff') || people;
  const asks = (s.has('question') && !s.has('how') && !s.has('help') && !s.has('own')) || s.has('there');
  if (s.has('hire')) return !asks || s.has('cost') || s.has('about') || s.has('askpay') || (s.has('howmuch') && !role) || (people && !s.has('there') && !s.has('wantdo'));
  if (s.has('hiring') && !asks && !asked && !s.has('seek')) return true;
  if (s.has('wantdo') || s.has('there') || expects) return false;
  if (s.has('person') && (s.has('seek') || s.has('wanthave')) && (!s.has('job') || people) && !asks) return true;
  if (s.has('person') && s.has('own') && role) return true;
  if (role && !s.has('job') && !asks && (s.has('person') || (s.has('willpay') && (s.has('seek') || s.has('wanthave') || people)))) return s.has('seek') || s.has('wanthave') || s.has('willpay') || people;
  if (people && someone && !s.has('job') && (!asks || s.has('seek'))) return true;
  if (s.has('own') && someone && !s.has('job') && (s.has('seek') || s.has('wanthave') || s.has('hiring'))) return true;
  if (s.has('wanthave') && someone && !s.has('job') && !asks) return true;
  return s.has('seek') && !s.has('job') && (s.has('staff') || (article && role));
}
