import type common from '../../locales/en/common.json';
import type watch from '../../locales/en/watch.json';
import type find from '../../locales/en/find.json';
import type format from '../../locales/en/format.json';
import type errors from '../../locales/en/errors.json';
import type home from '../../locales/en/home.json';
import type engine from '../../locales/en/engine.json';
import type announce from '../../locales/en/announce.json';
import type moderation from '../../locales/en/moderation.json';
import type post from '../../locales/en/post.json';
import type myjobs from '../../locales/en/myjobs.json';
import type apply from '../../locales/en/apply.json';
import type applications from '../../locales/en/applications.json';
import type review from '../../locales/en/review.json';
import type bounty from '../../locales/en/bounty.json';
import type invites from '../../locales/en/invites.json';
import type link from '../../locales/en/link.json';
import type profile from '../../locales/en/profile.json';
import type settings from '../../locales/en/settings.json';
import type understand from '../../locales/en/understand.json';
import type paste from '../../locales/en/paste.json';
import type wallet from '../../locales/en/wallet.json';
import type desk from '../../locales/en/desk.json';
import type ledger from '../../locales/en/ledger.json';
import type pin from '../../locales/en/pin.json';
import type withdraw from '../../locales/en/withdraw.json';
import type panel from '../../locales/en/panel.json';
import type jobpage from '../../locales/en/jobpage.json';

/** Every namespace of locales/: a new file is registered here, and from then on its keys are checked by the compiler. */
export interface Namespaces {
  watch: typeof watch;
  understand: typeof understand;
  paste: typeof paste;
  pin: typeof pin;
  withdraw: typeof withdraw;
  panel: typeof panel;
  jobpage: typeof jobpage;
  wallet: typeof wallet;
  desk: typeof desk;
  ledger: typeof ledger;
  apply: typeof apply;
  applications: typeof applications;
  review: typeof review;
  bounty: typeof bounty;
  invites: typeof invites;
  link: typeof link;
  profile: typeof profile;
  settings: typeof settings;
  myjobs: typeof myjobs;
  post: typeof post;
  moderation: typeof moderation;
  announce: typeof announce;
  common: typeof common;
  find: typeof find;
  format: typeof format;
  errors: typeof errors;
  home: typeof home;
  engine: typeof engine;
}

type Plain<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
type Keys<T> = { [K in keyof T & string]: T[K] extends string ? Plain<K> : `${K}.${Keys<T[K]>}` }[keyof T & string];

/** `namespace:key` or `namespace:group.key`. */
export type TextKey = { [N in keyof Namespaces]: `${N}:${Keys<Namespaces[N]>}` }[keyof Namespaces];

export type TextParams = Readonly<Record<string, string | number>>;
