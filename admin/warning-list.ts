import { html, type Html } from '../core/html.ts';
import { isCloseReason } from '../core/moderation/reasons.ts';
import type { Warning } from '../core/moderation/rules/rule.ts';
import type { Visit } from './visit.ts';

/** What the rules saw in a post, with the words that set them off. Nothing when they saw nothing. */
export function warningList({ t }: Visit, warnings: readonly Warning[]): Html | undefined {
  if (warnings.length === 0) return undefined;
  return html`<ul class="warnings">${warnings.map(({ code, evidence }) => {
    const words = code === 'refused_text' && evidence !== undefined && isCloseReason(evidence) ? t(`moderation:reason.${evidence}`) : evidence;
    return html`<li><b>⚠ ${t(`moderation:warning.${code}`)}</b>${words !== undefined && html` <span class="small">${t('panel:post.evidence', { words })}</span>`}</li>`;
  })}</ul>`;
}
