import type { Stage } from '../../core/applications/application-stage.ts';
import type { Translate } from '../../core/language/translate.ts';

/** An application's stage as the employer reads it: what was sent is new to them, and it is they who have seen it. */
export function stageWords(t: Translate, stage: Stage): string {
  switch (stage) {
    case 'submitted': case 'viewed': case 'hired': return t(`review:stage.${stage}`);
    default: return t(`applications:stage.${stage}`);
  }
}
