/** What is posted: plain text (no markup) in both languages, and rows of link buttons. */
export interface AnnouncementPost {
  readonly text: string;
  readonly buttons: readonly (readonly { readonly label: string; readonly url: string }[])[];
}

/** What became of one post or edit. */
export type AnnouncementOutcome =
  /** It is there. `message`: the channel's id of it, by which it is edited. An edit that changed nothing is `sent`, too. */
  | { readonly kind: 'sent'; readonly message?: string }
  /** The channel asks for patience (429), or was certainly not reached. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly error: string }
  /** The channel will not take it. */
  | { readonly kind: 'rejected'; readonly error: string }
  /** It may be there or not. */
  | { readonly kind: 'unknown'; readonly error: string };

/** The channel where jobs are announced, as core sees it; made of grammY in bots/telegram. Never throws, never takes over 30 seconds. */
export interface AnnouncementChannel {
  post(post: AnnouncementPost): Promise<AnnouncementOutcome>;
  edit(message: string, post: AnnouncementPost): Promise<AnnouncementOutcome>;
}

/** Where the buttons of a job's post lead; a chat that is off is left out. */
export type AnnouncementLinks = (job: string) => { readonly telegram?: string; readonly viber?: string };
