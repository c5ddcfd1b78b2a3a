import type { Pay } from '../../text/pay.ts';
import { CATEGORY_CODES, PERIOD_CODES, PLACE_CODES, ROLE_CODES, TYPE_CODES } from './codes.ts';
import { grown } from './grown.ts';

/** What the index keeps of a job beside its words. */
export interface JobFacts {
  readonly role?: string | undefined;
  readonly category: string;
  readonly place: string;
  readonly type: string;
  readonly pay: Pay;
  readonly company: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly featuredUntil?: Date | undefined;
}

const SLOTS_AT_FIRST = 256;
const SECOND_MS = 1_000;

/** Seconds since 1970, as the columns keep time. */
export function secondsOf(time: Date): number {
  return Math.max(0, Math.min(0xffffffff, Math.floor(time.getTime() / SECOND_MS)));
}

/** The facts of every slot, one column each: 33 bytes a job. Codes of core/search/index/codes.ts, kyat, seconds. */
export class JobColumns {
  alive = new Uint8Array(SLOTS_AT_FIRST);
  role = new Uint16Array(SLOTS_AT_FIRST);
  category = new Uint8Array(SLOTS_AT_FIRST);
  place = new Uint16Array(SLOTS_AT_FIRST);
  type = new Uint8Array(SLOTS_AT_FIRST);
  /** Code of the period; 0 for a pay without a sum. */
  period = new Uint8Array(SLOTS_AT_FIRST);
  /** 0 for no lower end. */
  payMin = new Uint32Array(SLOTS_AT_FIRST);
  /** The upper end; without one the lower end. */
  payMax = new Uint32Array(SLOTS_AT_FIRST);
  opened = new Uint32Array(SLOTS_AT_FIRST);
  expires = new Uint32Array(SLOTS_AT_FIRST);
  featured = new Uint32Array(SLOTS_AT_FIRST);
  company = new Uint32Array(SLOTS_AT_FIRST);

  /** Writes a slot that is alive from now on. `company` is a number of the caller's. */
  put(slot: number, job: JobFacts, company: number): void {
    if (slot >= this.alive.length) this.#grow();
    const top = job.pay.max ?? job.pay.min ?? 0;
    this.alive[slot] = 1;
    this.role[slot] = ROLE_CODES.codeOf(job.role);
    this.category[slot] = CATEGORY_CODES.codeOf(job.category);
    this.place[slot] = PLACE_CODES.codeOf(job.place);
    this.type[slot] = TYPE_CODES.codeOf(job.type);
    this.period[slot] = top === 0 ? 0 : PERIOD_CODES.codeOf(job.pay.period);
    this.payMin[slot] = Math.min(job.pay.min ?? 0, 0xffffffff);
    this.payMax[slot] = Math.min(top, 0xffffffff);
    this.opened[slot] = secondsOf(job.openedAt);
    this.expires[slot] = secondsOf(job.expiresAt);
    this.featured[slot] = job.featuredUntil ? secondsOf(job.featuredUntil) : 0;
    this.company[slot] = company;
  }

  /** The slot is dead: whoever asks for jobs that have not expired does not see it. */
  drop(slot: number): void {
    this.alive[slot] = 0;
    this.expires[slot] = 0;
  }

  #grow(): void {
    const length = this.alive.length * 2;
    this.alive = grown(this.alive, length);
    this.role = grown(this.role, length);
    this.category = grown(this.category, length);
    this.place = grown(this.place, length);
    this.type = grown(this.type, length);
    this.period = grown(this.period, length);
    this.payMin = grown(this.payMin, length);
    this.payMax = grown(this.payMax, length);
    this.opened = grown(this.opened, length);
    this.expires = grown(this.expires, length);
    this.featured = grown(this.featured, length);
    this.company = grown(this.company, length);
  }

  get bytes(): number { return this.alive.length * 33; }
}
