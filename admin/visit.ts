import type { Reader } from '../core/db/database.ts';
import type { Html } from '../core/html.ts';
import type { Job } from '../core/jobs/job.model.ts';
import type { Language, Locale } from '../core/language/language.ts';
import type { Translate } from '../core/language/translate.ts';
import type { Member, Role } from '../core/members/member.model.ts';

/** One message of a chat as the platform would show it, for the preview of a post. */
export interface PreviewBubble {
  /** A bold first line. */
  readonly title?: string;
  /** In the reader's own encoding: Zawgyi bytes for a Zawgyi reader. */
  readonly text: string;
  /** Rows of labels. */
  readonly buttons: readonly (readonly string[])[];
  /** True when a picture stands above the text. */
  readonly photo?: boolean;
}

export type PreviewChannel = 'telegram' | 'viber';

/** What main hands in. */
export interface PanelDeps {
  readonly reader: Reader;
  readonly brand: string;
  /** True behind HTTPS: the cookie is never sent in the clear. */
  readonly secureCookies: boolean;
  /** Draws a post, in whatever state it is, as one chat shows its card; nothing where that chat is off. */
  readonly preview: (job: Job, language: Language, channel: PreviewChannel) => Promise<readonly PreviewBubble[]>;
  /** A kept file by a signed address. */
  readonly fileLink: (file: { readonly _id: string; readonly name: string }) => string;
  /** A member's document that waits for a decision, decrypted. */
  readonly document: (check: string) => Promise<{ readonly bytes: Uint8Array; readonly mime: string } | undefined>;
  /** Told what made a page fail; the person reads a plain page. */
  readonly onError: (error: unknown, where: string) => void;
  /** Counts forged forms and links (metrics). */
  readonly onRefused?: () => void;
}

/** Values of a query or a form, by name; a name that came twice has its last value. */
export type Fields = Readonly<Record<string, string>>;

/** A moderator in front of one page. */
export interface Visit {
  readonly deps: PanelDeps;
  readonly reader: Reader;
  readonly member: Member;
  readonly language: Locale;
  readonly t: Translate;
  readonly now: Date;
  /** Goes into every form, and is checked on every POST. */
  readonly csrf: string;
  /** The session's secret; only for signing out. */
  readonly secret: string;
  /** The way here, without host: `/admin/jobs/…`. */
  readonly path: string;
  readonly params: Fields;
  readonly query: Fields;
  /** What a form sent; an uploaded text file is the field's text (at most 1 MB). */
  readonly fields: Fields;
}

/** What a page answers. */
export type Answer =
  | { readonly kind: 'page'; readonly status?: number; readonly title: string; readonly body: Html }
  /** After an act: another page, so that loading it again does not act again. */
  | { readonly kind: 'redirect'; readonly to: string; readonly signedOut?: true }
  /** Something to be saved: an export, a batch file. */
  | { readonly kind: 'file'; readonly name: string; readonly mime: string; readonly body: string | Buffer; /** Shown in place instead of saved: a picture. */ readonly inline?: true };

/** One address of the panel. Signed in, role and (for POST) the form's token are checked before `run`. */
export interface PanelRoute {
  readonly method: 'GET' | 'POST';
  /** Below `/admin`. */
  readonly path: string;
  /** `any`: every moderator. An owner may do everything. */
  readonly role: Role | 'any';
  readonly run: (visit: Visit) => Promise<Answer>;
}

export const page = (title: string, body: Html, status = 200): Answer => ({ kind: 'page', title, body, status });
export const redirect = (to: string): Answer => ({ kind: 'redirect', to });
export const csvFile = (name: string, body: string): Answer => ({ kind: 'file', name, mime: 'text/csv; charset=utf-8', body });
