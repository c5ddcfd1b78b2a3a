/** A button of a keyboard or card, after validation, with Viber's defaults filled in. */
export interface BotButton {
  readonly columns: number;
  readonly rows: number;
  readonly text: string;
  readonly action: string;
  readonly body: string;
  readonly silent: boolean;
  readonly background?: string;
  readonly image?: string;
  readonly picture?: string;
  /** The highest API level that a field of it needs. */
  readonly level: number;
}

/** A keyboard or the buttons of a carousel. */
export interface BotBoard {
  readonly columns: number;
  readonly rowsOfCard: number;
  readonly inputField: 'regular' | 'minimized' | 'hidden';
  readonly buttons: readonly BotButton[];
  readonly level: number;
}

/** Something that the phone fetches before it shows a message. */
export interface BotMedia {
  readonly url: string;
  readonly kind: 'picture' | 'video' | 'file' | 'image' | 'thumbnail';
  readonly bytesMax: number;
  readonly bytesExact?: number;
}

/** A message of the bot that passed the server's checks. */
export interface BotMessage {
  readonly type: string;
  readonly text: string;
  readonly media?: { readonly kind: 'photo' | 'file' | 'voice'; readonly url: string; readonly name?: string };
  readonly fetches: readonly BotMedia[];
  readonly minApiVersion: number;
  readonly trackingData?: string;
  readonly keyboard?: BotBoard;
  readonly carousel?: BotBoard;
}
