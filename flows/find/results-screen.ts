import { decodeQuery, encodeQuery } from '../../core/search/encode-query.ts';
import { pagesMax, readPage, searchJobs, searchWidened, type FoundJobs, type PageOf } from '../../core/search/search-jobs.ts';
import { isEmptyQuery, type SearchQuery } from '../../core/search/search-query.ts';
import { understandSentence } from '../../core/search/understand-sentence.ts';
import { readWidening, widenCode, type Widening } from '../../core/search/widen-query.ts';
import type { Chat } from '../engine/chat.ts';
import { go, type Move } from '../engine/flow.ts';
import type { Button, View } from '../engine/view.ts';
import { chipButtons } from './chips.ts';
import { describeQuery } from './describe-query.ts';
import { foundCard } from './found-card.ts';
import { keepIds, keptIds, rememberSearch } from './kept-searches.ts';
import { meantButtons } from './meant-buttons.ts';
import { forgetPlace } from './near-search.ts';
import { isTurned, pageButtons, pageOf, pageSize } from './pages.ts';

/** A page as it is shown: found now, or taken from what was found when the person began to read. */
type Shown = Pick<FoundJobs, 'jobs' | 'total' | 'widened' | 'close' | 'unheard' | 'meant'>;

/** Where a sentence outside a form leads: to its results. `undefined` when it asks for nothing (a greeting, a smile). */
export function searchMove(text: string): Move | undefined {
  const query = understandSentence(text);
  return isEmptyQuery(query) ? undefined : go('find.results', encodeQuery(query), '0');
}

/** `find.results QUERY [WIDENING] PAGE`: a page of jobs; everything it needs is in the button, so it works next week too. */
export async function resultsScreen(chat: Chat): Promise<View> {
  const [asked = '', ...rest] = chat.args;
  forgetPlace(chat);
  const query = decodeQuery(asked);
  const code = encodeQuery(query); // what a button brought may be anything
  const at = { page: pageOf(rest.at(-1)), size: pageSize(chat) };
  const widening = rest.length > 1 ? readWidening(rest[0]) : undefined;
  const found = (isTurned(rest.at(-1)) ? await keptPage(chat, code, widening, at) : undefined) ?? await freshPage(chat, code, query, widening, at);
  if (found.total === 0) return nothingFound(chat, code, query);
  const more = (at.page + 1) * at.size < found.total && at.page + 1 < pagesMax(at.size);
  return {
    title: chat.t(found.widened ? 'find:results.close' : 'find:results.title', { count: found.total }),
    body: lead(chat, query, found),
    cards: found.jobs.map((job) => foundCard(chat, job, query)),
    buttons: [
      ...pageButtons(chat, 'find.results', [code, ...(found.widened ? [widenCode(found.widened)] : [])], { page: at.page, more }),
      ...(found.widened || found.close === true ? meantButtons(chat, query, found.meant) : []),
      ...(at.page === 0 ? chipButtons(chat, query) : []),
      [...(found.total > at.size && !found.widened ? [refineButton(chat, code)] : []), watchButton(chat, code)],
    ],
    replace: isTurned(rest.at(-1)),
  };
}

/** A further page of what was found when the first was shown. */
async function keptPage(chat: Chat, code: string, widened: Widening | undefined, at: PageOf): Promise<Shown | undefined> {
  const kept = keptIds(chat, code, widened, at.size);
  return kept && { jobs: await readPage(chat.read, kept.ids, at), total: kept.total, ...(widened && { widened }) };
}

async function freshPage(chat: Chat, code: string, query: SearchQuery, widening: Widening | undefined, at: PageOf): Promise<Shown> {
  const found = widening ? await searchWidened(chat.read, query, widening, at) : await searchJobs(chat.read, query, at);
  if (found.total > at.size) keepIds(chat, code, found.widened, at.size, found);
  if (!isEmptyQuery(query)) rememberSearch(chat, code);
  return found;
}

function lead(chat: Chat, query: SearchQuery, found: Shown): string {
  const described = describeQuery(query, chat.language);
  return [
    ...(described === '' ? [] : [chat.t('find:results.asked', { query: described })]),
    ...(found.widened ? [chat.t(`find:widened.${found.widened}`), ...(alsoFreer(query, found.widened) ? [chat.t('find:widened.freer')] : [])] : []),
    ...(found.close === true ? [chat.t('find:results.spelt')] : []),
    ...(found.unheard === true ? [chat.t('find:results.unheard', { words: query.words })] : []),
  ].join('\n');
}

/** True when a wider question also let go of a pay or a kind of work: that is said too. */
function alsoFreer({ pay, types }: SearchQuery, widened: Widening): boolean {
  return widened !== 'pay' && (pay !== undefined || (types.length > 0 && widened !== 'place'));
}

function nothingFound(chat: Chat, code: string, query: SearchQuery): View {
  const described = describeQuery(query, chat.language);
  const asked = described === '' ? '' : `${chat.t('find:results.asked', { query: described })}\n`;
  return {
    body: asked + chat.t('find:results.none'),
    buttons: [
      ...meantButtons(chat, query, undefined),
      ...chipButtons(chat, query),
      [watchButton(chat, code), { label: chat.t('find:buttons.browse'), press: { kind: 'go', to: 'find.browse' } }],
    ],
  };
}

function refineButton(chat: Chat, code: string): Button {
  return { label: chat.t('find:results.refine'), press: { kind: 'go', to: 'find.refine', args: [code] } };
}

/** Saves the search: told when a job comes (flows/watch). */
function watchButton(chat: Chat, code: string): Button {
  return { label: chat.t('find:results.watch'), press: { kind: 'go', to: 'watch.save', args: [code] } };
}
