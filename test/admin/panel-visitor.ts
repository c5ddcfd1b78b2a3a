import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { adminPanel } from '../../admin/panel.ts';
import type { PanelDeps, PreviewBubble } from '../../admin/visit.ts';
import type { Reader } from '../../core/db/database.ts';
import { createSignIn } from '../../core/moderation/create-sign-in.ts';
import { toZawgyi } from '../../core/text/to-zawgyi.ts';
import { act, must } from '../core/jobs/sample-job.ts';

/** The panel alone on a server of its own. What went wrong inside is thrown by `close`. */
export async function panelApp(reader: Reader, changes: Partial<PanelDeps> = {}): Promise<FastifyInstance> {
  const app = Fastify();
  const errors: unknown[] = [];
  await app.register(adminPanel({
    reader, brand: 'MyanJobs', secureCookies: false, preview: samplePreview,
    fileLink: (file) => `http://127.0.0.1/files/${file._id}`, document: async () => undefined, onError: (error) => { errors.push(error); }, ...changes,
  }));
  app.addHook('onClose', async () => { if (errors.length > 0) throw errors[0]; });
  return app;
}

const samplePreview: PanelDeps['preview'] = async (job, language): Promise<PreviewBubble[]> => {
  const words = language === 'en' ? `${job.title}\n${job.description}` : `${job.title}\nဝန်ထမ်းအလိုရှိသည်။ မြန်မာနိုင်ငံတွင် အလုပ်လုပ်ရန်။`;
  const write = language === 'zg' ? toZawgyi : (text: string) => text;
  return [{ title: write(job.title), text: write(words), buttons: [[language === 'en' ? '✅ Apply' : write('✅ လျှောက်မယ်')], ['⭐', '📤']] }];
};

/** A moderator in front of the panel: keeps the cookies, reads the forms' token from the page that was opened last. */
export interface PanelVisitor {
  open(path: string): Promise<LightMyRequestResponse>;
  /** Submits a form with the token of the last page (or with none). */
  submit(path: string, fields?: Readonly<Record<string, string>>, options?: { withoutToken?: boolean }): Promise<LightMyRequestResponse>;
  readonly cookies: Readonly<Record<string, string>>;
}

export function visitorOf(app: FastifyInstance): PanelVisitor {
  const cookies: Record<string, string> = {};
  let csrf = '';
  const keep = (answer: LightMyRequestResponse) => {
    for (const { name, value } of answer.cookies) cookies[name] = value;
    csrf = /name="csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? csrf;
    return answer;
  };
  return {
    cookies,
    open: async (path) => keep(await app.inject({ url: path, cookies })),
    submit: async (path, fields = {}, { withoutToken = false } = {}) => keep(await app.inject({
      method: 'POST', url: path, cookies, headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...(!withoutToken && { csrf }), ...fields }).toString(),
    })),
  };
}

/** A visitor who has come in by the one-time link of this moderator. */
export async function signedIn(app: FastifyInstance, reader: Reader, member: string): Promise<PanelVisitor> {
  const { token } = must(await act(reader, (tx) => createSignIn(tx, { member })));
  const visitor = visitorOf(app);
  await visitor.submit(`/admin/in/${token}`);
  await visitor.open('/admin/members?lang=en');
  return visitor;
}
