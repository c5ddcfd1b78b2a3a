import type { Refused } from '../core/errors.ts';
import { html } from '../core/html.ts';
import { isTextKey } from '../core/language/translate.ts';
import { page, type Answer, type Visit } from './visit.ts';

const STATUS: Readonly<Record<string, number>> = {
  withdrawal_over: 409, already_agreed: 409, own_withdrawal: 403, own_pin: 403, identity_not_waiting: 409, no_reset_asked: 409, withdrawal_not_found: 404, not_allowed: 403, already_decided: 409, case_not_open: 409, slip_not_open: 409, refund_not_open: 409, correction_not_open: 409, case_in_work: 409, statement_applied: 409, already_reversed: 409, reference_used: 409,
  statement_not_found: 404, number_unknown: 404, job_not_found: 404, member_not_found: 404, phone_not_found: 404,
};

/** A page that says why an act was refused, with the way back. Nothing was changed. */
export function refusalPage(visit: Visit, refusal: Pick<Refused, 'code'>, back: string): Answer {
  const { t } = visit;
  const key = [`panel:refused.${refusal.code}`, `withdraw:refused.${refusal.code}`].find(isTextKey) ?? 'panel:refused.other';
  const title = t('panel:refused.title');
  return page(title, html`<section class="card empty"><h1>${title}</h1><p>${t(key)}</p>
<a class="button" href="${back}">${t('panel:error.back')}</a></section>`, STATUS[refusal.code] ?? 422);
}
