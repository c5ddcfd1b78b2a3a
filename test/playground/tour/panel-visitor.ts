/** A form on a page of the panel, as a browser would submit it. */
export interface PanelForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly html: string;
}

/** A moderator in front of the panel, without a browser: follows links and submits forms over HTTP, keeps the cookies. */
export interface PanelVisitor {
  /** The cookies as the app set them, so that the page's frame can be signed in too. */
  readonly cookies: readonly string[];
  open(path: string): Promise<string>;
  /** Submits the first form of the last page that matches; `fields` are filled in over what the page holds. */
  submit(matching: RegExp, fields?: Readonly<Record<string, string>>): Promise<string>;
  /** The forms of the last page. */
  forms(): readonly PanelForm[];
}

const REDIRECTS_MAX = 5;

/** A visitor of the app at this address (asked each time: a restarted app may have moved). */
export function panelVisitor(origin: () => string): PanelVisitor {
  const jar = new Map<string, string>();
  let page = '';
  let at = '/admin';
  const load = async (path: string, body?: URLSearchParams): Promise<string> => {
    let target = new URL(path, new URL(at, origin()));
    let sent: URLSearchParams | undefined = body;
    for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
      const answer = await fetch(target, {
        method: sent ? 'POST' : 'GET', redirect: 'manual', ...(sent && { body: sent }),
        headers: { cookie: [...jar.values()].map((set) => set.split(';')[0] ?? '').join('; '), origin: target.origin },
      });
      for (const set of answer.headers.getSetCookie()) jar.set(set.split('=')[0] ?? '', set);
      const next = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || !next) {
        page = await answer.text();
        at = target.pathname + target.search;
        if (answer.status >= 400) throw new Error(`the panel answers ${answer.status} at ${at}`);
        return page;
      }
      target = new URL(next, target);
      sent = undefined;
    }
    throw new Error(`the panel sends in circles from ${path}`);
  };
  return {
    get cookies() { return [...jar.values()]; },
    open: (path) => load(path),
    forms: () => formsOf(page),
    submit: async (matching, fields = {}) => {
      const form = formsOf(page).find((candidate) => matching.test(candidate.html));
      if (!form) throw new Error(`the panel's page ${at} has no form like ${matching}`);
      return load(form.action || at, new URLSearchParams({ ...form.fields, ...fields }));
    },
  };
}

function formsOf(page: string): PanelForm[] {
  return [...page.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].map(([html]) => ({
    html, action: attribute(html, 'action') ?? '',
    fields: Object.fromEntries([...html.matchAll(/<input\b[^>]*>/gi)].flatMap(([input]) => {
      const name = attribute(input, 'name');
      const ticked = !/type=["']?(radio|checkbox)/i.test(input) || /\bchecked\b/i.test(input);
      return name && ticked ? [[name, attribute(input, 'value') ?? '']] : [];
    })),
  }));
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag.slice(0, tag.indexOf('>') + 1));
  return value ? (value[1] ?? value[2] ?? '').replaceAll('&amp;', '&').replaceAll('&#38;', '&') : undefined;
}
