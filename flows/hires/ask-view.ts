import type { Reader } from '../../core/db/database.ts';
import type { Hire, HireSide } from '../../core/hires/hire.model.ts';
import { formatDate } from '../../core/language/format-date.ts';
import { formatKyat } from '../../core/language/format-money.ts';
import type { Language } from '../../core/language/language.ts';
import type { Translate } from '../../core/language/translate.ts';
import { findMember } from '../../core/members/find-member.ts';
import type { View } from '../engine/view.ts';
import { goButton } from '../go-button.ts';
import { keptTitle } from '../job-title.ts';

interface Speaker {
  readonly t: Translate;
  readonly language: Language;
  readonly read: Reader;
}

/** The question to one side, while it is open and not answered by them; `undefined` otherwise. */
export async function askView({ t, language, read }: Speaker, { hire, side, reminder = false }: { hire: Hire; side: HireSide; reminder?: boolean }): Promise<View | undefined> {
  const { round, closesAt } = hire;
  if (hire.state !== 'qualifying' || round === undefined || !closesAt || hire.answers[round]?.[side] !== undefined) return undefined;
  const title = keptTitle(hire.jobTitle, language);
  const date = formatDate(hire.hiredAt, language);
  const name = (await findMember(read, hire.member))?.name ?? t('invites:someone');
  const question = side === 'employer' ? t('bounty:hire.employer', { name, title, date }) : t('bounty:hire.member', { company: hire.companyName, title, date });
  const why = t('bounty:hire.why', { amount: formatKyat(hire.bounty, language), until: formatDate(closesAt, language) });
  return {
    title: t('bounty:hire.title'),
    body: [...(reminder ? [t('bounty:hire.reminder')] : []), question, why].join('\n\n'),
    buttons: [[goButton(t('bounty:buttons.yes'), 'hires.say', [hire._id, 'stays'], 'primary')], [goButton(t('bounty:buttons.no'), 'hires.sure', [hire._id])]],
  };
}
