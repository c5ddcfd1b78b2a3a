import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSystem, type System } from '../support/start-system.ts';
import { pendingJob } from '../core/jobs/sample-job.ts';
import { findJob } from '../../core/jobs/find-job.ts';

const CHAT = '777000111';
let system: System;
beforeAll(async () => { system = await startSystem({ env: { FIRST_MODERATOR: `telegram:${CHAT}` } }); });
afterAll(() => system.stop());

test('the first moderator asks for the panel in the chat, comes in by the link, and approves a post drawn as the chats send it', async () => {
  const { reader } = system.app.runtime;
  const phone = system.telegram.phone({ id: CHAT, name: 'Daw Mya' });
  await phone.open();
  await system.settle();
  const english = phone.screen.at(-1)?.buttons.flat().find(({ label }) => label === 'English');
  if (!english) throw new Error('no choice of language');
  await phone.tap(english);
  await system.settle();
  await phone.say('/panel');
  await system.settle();
  const link = phone.screen.at(-1)?.buttons.flat().find(({ url }) => url?.includes('/admin/in/'));
  if (!link?.url) throw new Error('no link into the panel');

  const job = await pendingJob(reader, { title: 'ယာဉ်မောင်း' });
  const entered = await fetch(link.url, { method: 'POST', redirect: 'manual' });
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await (await fetch(`${system.app.url}/admin/jobs/${job._id}`, { headers: { cookie } })).text();
  expect(page).not.toContain('could not be drawn');
  expect(page).not.toContain('does not convert back');
  expect(page.match(/class="keys"/g)).toHaveLength(6);
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const approved = await fetch(`${system.app.url}/admin/jobs/${job._id}/approve`, {
    method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ csrf, revision: String(job.revision) }),
  });
  expect(approved.headers.get('location')).toBe('/admin?done=approved');
  expect((await findJob(reader, job._id))?.status).toBe('open');
  await system.settle();
  const shown = await fetch(`${system.app.url}/j/${job._id}`);
  expect([shown.status, (await shown.text()).includes('ယာဉ်မောင်း')]).toEqual([200, true]);
});
