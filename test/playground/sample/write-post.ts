import type { JobText } from '../../../core/jobs/job.model.ts';
import type { Pay } from '../../../core/text/pay.ts';
import { roleName, termById } from '../../../core/vocabulary/name-term.ts';
import type { Chance } from './random.ts';
import { HOURS, OFFERS, PLACES_OF_JOBS, type Both, type Sector } from './sectors.ts';

const LAKH = 100_000;
const WORK_DAYS = 26;

/** A post as an employer of that line of business would write it: mostly in Burmese, a part in English, some in both. */
export function writePost(sector: Sector, lot: Chance): JobText {
  const [role, low, high] = lot.pick(sector.roles);
  const english = lot.percent(30);
  const mixed = !english && lot.percent(15);
  const say = (both: Both): string => mixed ? `${both[0]}\n${both[1]}` : both[english ? 1 : 0];
  const offers = [lot.pick(OFFERS), lot.pick(OFFERS), lot.pick(OFFERS)].filter((offer, index, all) => all.indexOf(offer) === index);
  const paragraphs = [
    say(lot.pick(sector.duties)),
    say(lot.pick(sector.wanted)),
    say(lot.pick(HOURS)),
    offers.map((offer) => `• ${say(offer)}`).join('\n'),
  ];
  return {
    role, title: roleName(role, english ? 'en' : 'my').slice(0, 60), category: termById(role)?.category ?? 'other',
    openings: lot.percent(70) ? lot.between(1, 3) : lot.between(4, 25), place: lot.pick(PLACES_OF_JOBS),
    pay: offerPay(sector.id, low, high, lot), type: typeOf(role, lot), description: paragraphs.join('\n\n'),
    contactPhone: `+9597${lot.between(70_000_000, 79_999_999)}`,
  };
}

function offerPay(sector: string, low: number, high: number, lot: Chance): Pay {
  if (lot.percent(9)) return { period: 'month', negotiable: true };
  const round = (lakhs: number, step: number): number => Math.round(lakhs * LAKH / step) * step;
  if (sector === 'construction' && lot.percent(45)) {
    const day = Math.max(9_000, Math.round(low * LAKH / WORK_DAYS / 1_000) * 1_000 + lot.between(0, 4) * 1_000);
    return { min: day, max: day, period: 'day', negotiable: false };
  }
  const min = round(low + lot.number() * (high - low) * 0.4, 10_000);
  const max = lot.percent(30) ? min : Math.max(min, round(low + (0.5 + lot.number() * 0.5) * (high - low), 10_000));
  return { min, max, period: 'month', negotiable: lot.percent(12) };
}

function typeOf(role: string, lot: Chance): JobText['type'] {
  if (role === 'security-guard' && lot.percent(40)) return 'night-shift';
  if (lot.percent(8)) return 'part-time';
  return lot.percent(5) ? 'contract' : 'full-time';
}
