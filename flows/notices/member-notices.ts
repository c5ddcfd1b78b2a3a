import { bytesMax, FILE_BYTES_MAX, typeByName } from '../../core/files/file-rules.ts';
import { findOpenLink } from '../../core/linking/confirm-link.ts';
import { findMember } from '../../core/members/find-member.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import type { ReferralState } from '../../core/referrals/referral-state.ts';
import { goButton } from '../go-button.ts';
import { linkQuestion } from '../link/link-question.ts';
import { textOf, titleOf } from './application-notices.ts';
import type { NoticeContext, NoticeWords } from './notice-words.ts';

const MEGABYTE = 1024 * 1024;
const STATES: readonly ReferralState[] = ['opened', 'joined', 'applied', 'shortlisted', 'interview', 'offer', 'hired', 'rewarded', 'rejected', 'lapsed'];

const referralMoved: NoticeWords = async (context) => {
  const { t, notice, read } = context;
  const state = STATES.find((each) => each === notice.params['state']);
  if (!state) return undefined;
  const friend = await findMember(read, textOf(context, 'friend'));
  return {
    body: t('invites:told', { name: friend?.name ?? t('invites:someone'), title: titleOf(context), state: t(`invites:state.${state}`) }),
    buttons: [[goButton(t('invites:buttons.mine'), 'invites.list')]],
  };
};

/** Asked only while it can still be answered: a late placing says nothing. */
const linkConfirm: NoticeWords = async (context) => {
  const link = textOf(context, 'link');
  const member = await findMember(context.read, context.notice.member);
  const open = member && await findOpenLink(context.read, { member: member._id, link });
  return open ? linkQuestion(context.t, { link, channel: open.channel, ...(open.secondName && { name: open.secondName }) }) : undefined;
};

const fileRefused: NoticeWords = async (context) => {
  const { t } = context;
  const name = textOf(context, 'name');
  return { body: t('profile:fileRefused', { name, why: whyRefused(context, name) }), buttons: [[goButton(t('profile:buttons.cv'), 'myprofile', ['cv'])]] };
};

function whyRefused({ t, notice }: NoticeContext, name: string): string {
  const type = typeByName(name);
  switch (notice.params['problem']) {
    case 'file_too_big': return t('errors:file_too_big', { max: (type ? bytesMax(type) : FILE_BYTES_MAX) / MEGABYTE });
    case 'file_type': return t('errors:file_type');
    case 'file_empty': return t('errors:file_empty');
    default: return t('errors:file_lost');
  }
}

/** The words of core/referrals', core/linking's and core/files' notices. */
export const memberNotices: Partial<Record<NoticeKind, NoticeWords>> = {
  'referral.moved': referralMoved,
  'link.confirm': linkConfirm,
  'link.refused': async ({ t }) => ({ body: t('link:refusedTold') }),
  'link.done': async ({ t }) => ({ body: t('link:done'), buttons: [[goButton(t('profile:title'), 'profile.card')]] }),
  'file.refused': fileRefused,
};
