/** The platform's objects as this emulator writes them; tests hold them against the schema of @grammyjs/types. */
export interface WireUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface WireChat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title?: string;
  readonly username?: string;
  readonly first_name?: string;
}

/** Offset and length count UTF-16 units. */
export interface WireEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly user?: WireUser;
  readonly language?: string;
  readonly custom_emoji_id?: string;
}

export interface WirePhotoSize {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly width: number;
  readonly height: number;
  readonly file_size: number;
}

export interface WireFile {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly file_size: number;
  readonly duration?: number;
}

export interface WireSticker {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly type: 'regular';
  readonly width: number;
  readonly height: number;
  readonly is_animated: boolean;
  readonly is_video: boolean;
  readonly emoji?: string;
}

/** An inline button that passed the checks of reply-markup.ts. */
export interface WireInlineButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly style?: string;
  readonly web_app?: { readonly url: string };
}

export interface WireInlineKeyboard {
  readonly inline_keyboard: readonly (readonly WireInlineButton[])[];
}

/** A message; edits replace fields of the stored object in place. */
export interface WireMessage {
  readonly message_id: number;
  readonly from?: WireUser;
  readonly sender_chat?: WireChat;
  readonly chat: WireChat;
  readonly date: number;
  edit_date?: number;
  media_group_id?: string;
  reply_to_message?: WireMessage;
  text?: string;
  entities?: readonly WireEntity[];
  caption?: string;
  caption_entities?: readonly WireEntity[];
  photo?: readonly WirePhotoSize[];
  document?: WireFile;
  voice?: WireFile;
  video?: WireFile;
  sticker?: WireSticker;
  contact?: { readonly phone_number: string; readonly first_name: string; readonly user_id?: number };
  location?: { readonly latitude: number; readonly longitude: number };
  new_chat_members?: readonly WireUser[];
  left_chat_member?: WireUser;
  reply_markup?: WireInlineKeyboard;
}
