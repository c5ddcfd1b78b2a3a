import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runTool } from './run-tool.ts';

const FORBIDDEN: readonly [file: string, imports: string][] = [
  ['core/jobs/open-job.ts', '../../flows/engine/view.ts'],
  ['core/jobs/open-job.ts', '../../bots/channel.ts'],
  ['core/jobs/open-job.ts', '../../webhooks/server.ts'],
  ['core/jobs/open-job.ts', '../../admin/panel.ts'],
  ['core/jobs/open-job.ts', 'fastify'],
  ['core/jobs/open-job.ts', 'grammy'],
  ['core/jobs/open-job.ts', '../members/member.model.ts'],
  ['core/jobs/open-job.ts', '../../main.ts'],
  ['core/jobs/open-job.ts', '../../test/support/database.ts'],
  ['core/errors.ts', '../flows/engine/view.ts'],
  ['flows/jobs/card.ts', '../../bots/channel.ts'],
  ['flows/jobs/card.ts', '../../webhooks/server.ts'],
  ['flows/jobs/card.ts', '../../admin/panel.ts'],
  ['flows/jobs/card.ts', '../../core/jobs/job.model.ts'],
  ['flows/engine/view.ts', 'mongoose'],
  ['flows/engine/view.ts', 'node:fs/promises'],
  ['bots/conversation/commit.ts', '../../flows/jobs/card.ts'],
  ['bots/conversation/commit.ts', '../../flows/home.ts'],
  ['bots/conversation/commit.ts', '../../webhooks/server.ts'],
  ['bots/channel.ts', '../admin/panel.ts'],
  ['bots/channel.ts', '../core/jobs/job.model.ts'],
  ['webhooks/server.ts', '../admin/panel.ts'],
  ['webhooks/server.ts', '../main.ts'],
  ['admin/panel.ts', '../bots/channel.ts'],
  ['admin/panel.ts', '../webhooks/server.ts'],
  ['admin/panel.ts', '../core/jobs/job.model.ts'],
  ['main.ts', './test/servers/mongo.ts'],
];

const ALLOWED: readonly [file: string, imports: string][] = [
  ['core/jobs/open-job.ts', './job.model.ts'],
  ['core/jobs/open-job.ts', '../members/find-member.ts'],
  ['core/schema.ts', './jobs/job.model.ts'],
  ['flows/jobs/card.ts', '../../core/jobs/open-job.ts'],
  ['flows/jobs/card.ts', '../engine/view.ts'],
  ['bots/conversation/commit.ts', '../../flows/engine/view.ts'],
  ['bots/channel.ts', '../flows/engine/view.ts'],
  ['webhooks/server.ts', '../bots/channel.ts'],
  ['admin/panel.ts', '../flows/jobs/card.ts'],
  ['admin/panel.ts', 'fastify'],
  ['main.ts', './webhooks/server.ts'],
];

describe('the rule file', () => {
  let folder = '';
  let caught: ReadonlySet<string> = new Set();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'myanjobs-arrows-'));
    await cp(join(import.meta.dirname, '../../.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    caught = await lint(folder, [...FORBIDDEN, ...ALLOWED]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.for(FORBIDDEN)('catches that %s imports %s', ([file, imports]) => {
    expect(caught).toContain(`${file} ${imports}`);
  });

  test.for(ALLOWED)('lets %s import %s', ([file, imports]) => {
    expect(caught).not.toContain(`${file} ${imports}`);
  });

  test('catches files that import each other', async () => {
    await lint(folder, [['core/jobs/one.ts', './two.ts'], ['core/jobs/two.ts', './one.ts']]);
    expect((await runTool('oxlint', ['core/jobs'], folder)).output).toContain('no-cycle');
  });
});

/** Writes files with one import a line, lints them together and gives `file import` for each import that was refused. */
async function lint(folder: string, cases: readonly (readonly [file: string, imports: string])[]): Promise<ReadonlySet<string>> {
  for (const [file, given] of Map.groupBy(cases, ([name]) => name)) {
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await writeFile(join(folder, file), given.map(([, imports], index) => `export { thing as kept${index} } from '${imports}';\n`).join(''));
  }
  const { output } = await runTool('oxlint', ['--format', 'unix', ...new Set(cases.map(([file]) => file))], folder);
  const refused = output.matchAll(/^(\S+?):\d+:\d+: '([^']+)' import is restricted/gm);
  return new Set([...refused].map(([, file, imports]) => `${file} ${imports}`));
}
