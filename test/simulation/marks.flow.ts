import { z } from 'zod';
import { featureJob } from '../../core/payments/feature-job.ts';
import { makeProof } from '../../core/pin/pin-proof.ts';
import { text } from '../../flows/engine/accept.ts';
import type { Chat } from '../../flows/engine/chat.ts';
import { finish, flow, go, type FlowTable } from '../../flows/engine/flow.ts';
import { memberOf } from '../../flows/member-of.ts';
import { act, answer, ask, deed, screen } from '../../flows/engine/steps.ts';
import { leave } from './mark.model.ts';
import { purse } from './purse.flow.ts';

const slots = z.object({ first: z.string(), second: z.string() });

/** Said in one word each: `mark M` writes in a transaction, `echo M` only answers, `form` asks twice and writes what it heard. */
const marks = flow('marks', { version: 1 }, {
  mark: deed(async (chat) => {
    const mark = chat.args[0] ?? '';
    await leave(await chat.tx(), chat.id, mark);
    return finish(`did:${mark}`);
  }),
  /** Features a job as who has just entered their PIN: the pad itself is pressed by the transcripts. */
  feature: deed(async (chat) => {
    const [job = '', request = ''] = chat.args;
    const member = memberOf(chat);
    return answer(chat, await featureJob(await chat.tx(), { member, job, request, proof: makeProof(member, 1) }), { ok: () => finish(`featured:${request}`) });
  }),
  echo: screen(async (chat) => ({ body: `said:${chat.args[0] ?? ''}` })),
});

const twice = flow('twice', { version: 1, slots }, {
  first: ask(() => ({ body: 'first?' }), text<z.infer<typeof slots>>({ max: 40 }), { into: 'first', next: 'second' }),
  second: ask((chat: Chat<z.infer<typeof slots>>) => ({ body: `then:${chat.slots.first}` }), text({ max: 40 }), { into: 'second', next: 'send' }),
  send: act(async (chat: Chat<z.infer<typeof slots>>) => {
    const mark = `${chat.slots.first}+${chat.slots.second}`;
    await leave(await chat.tx(), chat.id, mark);
    return finish(`did:${mark}`);
  }),
});

/** The product's conversations and these, by words that no search would take for its own. */
export function withMarks(table: FlowTable): FlowTable {
  return {
    ...table,
    flows: [...table.flows, marks, twice, purse],
    understand: async (chat, said) => {
      const [word, mark = ''] = said.split(' ');
      if (word === 'mark' || word === 'echo') return go(`marks.${word}`, mark);
      if (word === 'twice') return go('twice');
      return table.understand(chat, said);
    },
  };
}
