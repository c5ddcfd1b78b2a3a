import { html, type Html } from '../core/html.ts';
import { CLOSE_REASONS, REASON_TEXT_MAX } from '../core/moderation/reasons.ts';
import type { Visit } from './visit.ts';

/** The reason of a refusal, and what the moderator adds; the employer reads both. `text: false` where only the code is told. */
export function reasonFields({ t }: Visit, options: { text: boolean } = { text: true }): Html {
  return html`<label><span>${t('panel:decide.reason')}</span><select name="reason" required><option value="">${t('panel:decide.choose')}</option>
${CLOSE_REASONS.map((code) => html`<option value="${code}">${t(`moderation:reason.${code}`)}</option>`)}</select></label>
${options.text && html`<label><span class="small muted">${t('panel:decide.text')}</span><textarea name="text" maxlength="${REASON_TEXT_MAX}" rows="2"></textarea></label>`}`;
}

/** A tick without which an act that cannot be taken back is not done. */
export function sureField({ t }: Visit): Html {
  return html`<label class="tick"><input type="checkbox" name="sure" value="yes" required>${t('panel:decide.sure')}</label>`;
}
