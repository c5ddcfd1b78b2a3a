export interface Command {
  readonly command: string;
  readonly description: string;
}

/** What the bot says about itself, by scope and language. */
export class Profile {
  /** Key: `${scope JSON}|${language}`. */
  readonly commands = new Map<string, readonly Command[]>();
  /** Key: `${field}|${language}`. */
  readonly texts = new Map<string, string>();
  /** Menu buttons by chat id, '' for the default one. */
  readonly menuButtons = new Map<string, object>();

  /** The commands a private chat in this language shows: the most specific scope and language that has any. */
  commandsFor(chatId: string, language: string): readonly Command[] {
    for (const scope of [`{"type":"chat","chat_id":${chatId}}`, '{"type":"all_private_chats"}', '{"type":"default"}']) {
      for (const tongue of [language, '']) {
        const found = this.commands.get(`${scope}|${tongue}`);
        if (found !== undefined && found.length > 0) return found;
      }
    }
    return [];
  }
}
