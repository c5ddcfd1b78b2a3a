import { badRequest } from '../api-error.ts';
import { isRecord } from '../params.ts';
import type { Method } from '../platform.ts';
import type { InlineResult } from '../query-book.ts';

export const answerCallbackQuery: Method = (platform, params) => {
  const text = params.text('text');
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  const url = params.has('url') ? params.text('url') : undefined;
  platform.queries.answerCallback(params.text('callback_query_id'), { text, alert: params.flag('show_alert'), url });
  return true;
};

export const answerInlineQuery: Method = (platform, params) => {
  const results = params.json('results', 'inline query results');
  if (!Array.isArray(results)) throw badRequest("can't parse inline query results JSON object");
  if (results.length > 50) throw badRequest('RESULTS_TOO_MUCH');
  if (Buffer.byteLength(params.text('next_offset')) > 64) throw badRequest('NEXT_OFFSET_INVALID');
  const checked = results.map(readResult);
  if (new Set(checked.map((result) => result.id)).size < checked.length) throw badRequest('RESULT_ID_DUPLICATE');
  platform.queries.answerInline(params.text('inline_query_id'), checked);
  return true;
};

function readResult(value: unknown): InlineResult {
  if (!isRecord(value) || typeof value.type !== 'string') throw badRequest("can't parse inline query result: Can't find field \"type\"");
  const id = String(value.id ?? '');
  if (id === '' || Buffer.byteLength(id) > 64) throw badRequest('RESULT_ID_INVALID');
  if (value.type === 'article') {
    if (typeof value.title !== 'string' || value.title === '') throw badRequest('RESULT_TITLE_EMPTY');
    if (!isRecord(value.input_message_content)) throw badRequest("can't parse inline query result: Can't find field \"input_message_content\"");
    const text = value.input_message_content.message_text;
    if (typeof text === 'string' && (text.trim() === '' || text.length > 4096)) throw badRequest('MESSAGE_EMPTY');
  }
  return { ...value, id, type: value.type };
}
