import { type EmployerStage, movesFrom } from '../../core/applications/application-stage.ts';
import type { Applicant } from '../../core/applications/list-applicants.ts';
import { findFiles } from '../../core/files/find-file.ts';
import type { KeptFile } from '../../core/files/file.model.ts';
import { formatDate } from '../../core/language/format-date.ts';
import { formatPhone } from '../../core/text/phone.ts';
import type { Chat } from '../engine/chat.ts';
import type { ChannelName } from '../engine/inbound.ts';
import type { Button, Media, View } from '../engine/view.ts';
import { goButton, linkButton } from '../go-button.ts';
import { keptTitle } from '../job-title.ts';
import { interviewWords } from '../applications/interview-words.ts';
import { rejectionWords } from '../applications/rejection-words.ts';
import { stageWords } from './stage-words.ts';

/**
 * An applicant as the employer sees one: who, how to reach them, what they wrote and sent, and what can be done now. A file goes
 * before it as a message of its own, so that one which the channel refuses does not take the card with it; without `withFile` it is
 * a button.
 */
export async function applicantView(chat: Chat, applicant: Applicant, { withFile }: { withFile: boolean }): Promise<View> {
  const { t, language } = chat;
  const files = await findFiles(chat.read, applicant.files);
  const kept = files.filter((file) => file.state === 'kept');
  const shown = withFile ? kept.find((file) => canBeSent(file, chat.channel)) : undefined;
  const lines = [
    t('review:forTitle', { title: keptTitle(applicant.jobTitle, language) }),
    stageWords(t, applicant.stage),
    ...(applicant.phone ? [t('review:phone', { phone: formatPhone(applicant.phone) })] : []),
    applicant.about ? t('review:about', { about: applicant.about }) : t('review:noAbout'),
    t('review:sentAt', { date: formatDate(applicant.submittedAt, language) }),
    ...(applicant.interview && applicant.stage === 'interview' ? [interviewWords(t, language, applicant.interview)] : []),
    ...(applicant.rejection ? [rejectionWords(t, applicant.rejection)] : []),
    ...(files.some((file) => file.state === 'pending') ? [t('review:filePending')] : []),
    ...(files.some((file) => file.state === 'refused' || file.state === 'lost') ? [t('review:fileLost')] : []),
  ];
  if (shown) chat.say(fileView(chat, applicant, shown));
  const links = kept.filter((file) => file !== shown).map((file) => [linkButton(t('review:file', { name: file.name }), chat.links.file(file))]);
  return {
    title: applicant.name,
    body: lines.join('\n'),
    buttons: [...links, ...deeds(chat, applicant), [
      goButton(t('review:buttons.all'), 'review.list', [applicant.job]),
      goButton(t('review:buttons.job'), 'find.card', [applicant.job]),
    ]],
  };
}

/** Whose file it is, under it; Viber writes nothing under a file, and the card that follows begins with the name. */
function fileView(chat: Chat, { name }: Applicant, file: KeptFile): View {
  const media = mediaOf(file, chat);
  const bare = chat.channel === 'viber' && media.kind !== 'photo';
  return { body: bare ? '' : chat.t('review:file', { name }), media };
}

/** The buttons of the moves that are left, two a row. */
function deeds(chat: Chat, applicant: Applicant): Button[][] {
  const button = (stage: Exclude<EmployerStage, 'viewed'>): Button => {
    const label = chat.t(`review:buttons.${stage}`);
    const id = applicant._id;
    switch (stage) {
      case 'shortlisted': return goButton(label, 'review.move', [id, stage], 'primary');
      case 'interview': return goButton(label, 'interview', [id]);
      case 'offer': case 'hired': return goButton(label, 'review.sure', [id, stage]);
      case 'rejected': return goButton(label, 'reject', [id], 'danger');
    }
  };
  const buttons = movesFrom(applicant.stage).filter((stage) => stage !== 'viewed').map(button);
  return [buttons.slice(0, 2), buttons.slice(2, 4), buttons.slice(4)].filter((row) => row.length > 0);
}

/** Telegram fetches by URL only pictures, PDF and OGG (channels.md §2.5): anything else is a button that opens it. */
function canBeSent(file: KeptFile, channel: ChannelName): boolean {
  return channel === 'viber' || ['image/jpeg', 'image/png', 'application/pdf', 'audio/ogg'].includes(file.mime);
}

function mediaOf(file: KeptFile, chat: Chat): Media {
  const group = file.mime.split('/')[0];
  const kind = group === 'image' ? 'photo' : group === 'audio' ? 'voice' : 'file';
  return { kind, url: chat.links.file(file), name: file.name, mime: file.mime, size: file.size };
}
