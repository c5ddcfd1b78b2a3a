/** The parts of viber-bot 1.0.18 that are safe to use (channels.md §1.10): message classes as pure builders. It ships no types. */
declare module 'viber-bot/lib/message/text-message.js' {
  export default class TextMessage { constructor(text: string); toJson(): { type: 'text'; text: string } }
}
declare module 'viber-bot/lib/message/picture-message.js' {
  export default class PictureMessage {
    constructor(url: string, text?: string, thumbnail?: string);
    toJson(): { type: 'picture'; text: string | null; media: string; thumbnail: string | null };
  }
}
declare module 'viber-bot/lib/message/file-message.js' {
  export default class FileMessage {
    constructor(url: string, sizeInBytes: number, filename: string);
    toJson(): { type: 'file'; media: string; size: number; file_name: string };
  }
}
declare module 'viber-bot/lib/message/rich-media-message.js' {
  export default class RichMediaMessage {
    constructor(richMedia: object, keyboard?: object, trackingData?: object, timestamp?: string, token?: string, altText?: string, minApiVersion?: number);
    toJson(): { type: 'rich_media'; rich_media: object; alt_text: string | null; min_api_version: number };
  }
}
