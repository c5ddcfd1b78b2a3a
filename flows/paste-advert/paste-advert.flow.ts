import { companyOf } from '../../core/companies/company-of.ts';
import { encodeQuery } from '../../core/search/encode-query.ts';
import { isEmptyQuery } from '../../core/search/search-query.ts';
import { understandSentence } from '../../core/search/understand-sentence.ts';
import { formatPhone } from '../../core/text/phone.ts';
import type { Chat } from '../engine/chat.ts';
import { flow, go } from '../engine/flow.ts';
import { deed, screen } from '../engine/steps.ts';
import type { Button, View } from '../engine/view.ts';
import { memberOf } from '../member-of.ts';
import { draftOf } from './advert-draft.ts';
import { keptAdvert } from './kept-advert.ts';
import { draftTitle, missingFields, sourceLines } from './source-lines.ts';

/** A pasted advert: what was found in it, and from which words; each of its jobs leads to the form, filled in (flows/post-job). */
export const pasteAdvert = flow('paste', { version: 1 }, {
  found: screen(foundScreen),
  search: deed(async (chat) => {
    const title = keptAdvert(chat)?.advert.jobs[0]?.title ?? '';
    const query = understandSentence(title);
    return isEmptyQuery(query) ? go('find.browse') : go('find.results', encodeQuery(query), '0');
  }),
});

/** `paste.found`: the jobs of the advert that were not posted yet. */
async function foundScreen(chat: Chat): Promise<View> {
  const { t } = chat;
  const kept = keptAdvert(chat);
  if (!kept) return { body: t('paste:gone'), buttons: [[{ label: t('home:buttons.post'), press: { kind: 'go', to: 'post' } }]] };
  const { advert, done } = kept;
  const drafts = advert.jobs.flatMap((_, number) => { const draft = done.includes(number) ? undefined : draftOf(advert, number); return draft ? [draft] : []; });
  const hasCompany = await companyOf(chat.read, memberOf(chat)) !== undefined;
  const blocks = drafts.map((draft) => {
    const missing = missingFields(chat, draft, hasCompany);
    return [`📢 ${draftTitle(chat, draft)}`, ...sourceLines(chat, draft), ...(missing === '' ? [] : [t('paste:missing', { fields: missing })])].join('\n');
  });
  const shared = [
    ...(advert.company === undefined ? [] : [`🏢 ${advert.company}`]),
    ...(advert.phones.length === 0 ? [] : [t('paste:phones', { phones: advert.phones.map(formatPhone).join(t('paste:comma')) })]),
  ].join('\n');
  const fill = (number: number, label: string): Button => ({ label, press: { kind: 'go', to: 'post', args: [`advert-${number}`] }, look: 'primary' });
  return {
    title: t('paste:title', { count: drafts.length }),
    body: [t('paste:body'), ...blocks, ...(shared === '' ? [] : [shared])].join('\n\n'),
    buttons: [
      ...drafts.map((draft) => [fill(draft.number, t('paste:fill', { title: draft.title?.text ?? '' }))]),
      [{ label: t('paste:search'), press: { kind: 'go', to: 'paste.search' } }],
    ],
  };
}
