import type { Interview } from '../../core/applications/application.model.ts';
import { applicationNow } from '../../core/applications/find-application.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import { interviewWords } from '../applications/interview-words.ts';
import { rejectionWords, asReason } from '../applications/rejection-words.ts';
import { goButton } from '../go-button.ts';
import { keptTitle } from '../job-title.ts';
import type { NoticeContext, NoticeWords } from './notice-words.ts';

type ApplicantKind = 'viewed' | 'shortlisted' | 'interview' | 'offer' | 'hired' | 'rejected';

/** A parameter of a notice as text; nothing for one that is missing. */
export function textOf({ notice }: NoticeContext, name: string): string {
  return String(notice.params[name] ?? '');
}

/** The job's title for this reader. */
export function titleOf(context: NoticeContext): string {
  return keptTitle(textOf(context, 'jobTitle'), context.language);
}

/** When and where, as the notice carries it. */
function interviewOf(context: NoticeContext): Interview {
  const { at, timed } = context.notice.params;
  return { when: textOf(context, 'when'), where: textOf(context, 'where'), ...(typeof at === 'number' && { at: new Date(at), timed: timed === true }) };
}

/** A notice may have waited for hours (quiet hours, Viber's session): what it tells is over when the application stands elsewhere by now, or has another interview. */
async function movedOn({ read, notice }: NoticeContext, stage: ApplicantKind): Promise<boolean> {
  const now = await applicationNow(read, String(notice.params['application']));
  if (!now) return true;
  const { moves } = notice.params; // missing in notices of before 2026-11-21
  return now.stage !== stage || (typeof moves === 'number' && now.history.length > moves);
}

/** What an applicant reads when the employer moved the application. */
function forApplicant(stage: ApplicantKind): NoticeWords {
  return async (context) => {
    const { t } = context;
    if (await movedOn(context, stage)) return undefined;
    const lines = [
      t(`applications:told.${stage}`, { title: titleOf(context), company: textOf(context, 'companyName') }),
      ...(stage === 'interview' ? [interviewWords(t, context.language, interviewOf(context))] : []),
      ...(stage === 'rejected' ? [rejectionWords(t, { code: asReason(context.notice.params['reason']), text: textOf(context, 'text') })] : []),
      ...(stage === 'interview' || stage === 'offer' ? [t('applications:told.careful')] : []),
    ];
    return { body: lines.join('\n'), buttons: [[goButton(t('applications:buttons.open'), 'applications.card', [textOf(context, 'application')])]] };
  };
}

/** What an employer reads when somebody applied, or took it back. */
function forEmployer(event: 'submitted' | 'withdrawn'): NoticeWords {
  return async (context) => {
    const { t } = context;
    const open = event === 'submitted' ? [goButton(t('review:buttons.open'), 'review.card', [textOf(context, 'application')], 'primary')] : [];
    return {
      body: t(`review:told.${event}`, { name: textOf(context, 'name'), title: titleOf(context) }),
      buttons: [[...open, goButton(t('review:buttons.all'), 'review.list', [textOf(context, 'job')])]],
    };
  };
}

/** The words of core/applications' notices. */
export const applicationNotices: Partial<Record<NoticeKind, NoticeWords>> = {
  'application.submitted': forEmployer('submitted'),
  'application.withdrawn': forEmployer('withdrawn'),
  'application.viewed': forApplicant('viewed'),
  'application.shortlisted': forApplicant('shortlisted'),
  'application.interview': forApplicant('interview'),
  'application.offer': forApplicant('offer'),
  'application.hired': forApplicant('hired'),
  'application.rejected': forApplicant('rejected'),
};
