import { TypeChecker } from './type-schema.ts';

const UPDATE = new TypeChecker({ package: '@grammyjs/types', file: 'update.d.ts', type: 'Update' });
/** What every update of this emulator must be able to be: anything else in the schema is no sign of a mistake. */
const DISCRIMINATED = ['message', 'edited_message', 'channel_post', 'callback_query', 'inline_query', 'my_chat_member'];

/** What is wrong with an update (JSON text) by the types of grammY; empty when nothing is. */
export function validateTelegramUpdate(body: string): string[] {
  const update: unknown = JSON.parse(body);
  const kinds = typeof update === 'object' && update !== null ? Object.keys(update).filter((key) => key !== 'update_id') : [];
  if (kinds.length !== 1 || !DISCRIMINATED.includes(kinds[0] ?? '')) return [`one known kind expected, got ${kinds.join(', ')}`];
  return UPDATE.problems('Update', update) ?? ['the package has no type Update'];
}
