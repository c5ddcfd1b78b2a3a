/** What a person may type, or choose from Telegram's command list, at any moment. Input, not output: spellings, not texts. */
const WORDS = {
  menu: ['/menu', '/home', 'menu', 'home', 'main menu', 'မီနူး', 'ပင်မမီနူး', 'အစ'],
  back: ['/back', 'back', 'နောက်သို့', 'ပြန်သွား', 'နောက်ပြန်'],
  cancel: ['/cancel', '/stop', 'cancel', 'stop', 'မလုပ်တော့ပါ', 'မလုပ်တော့ဘူး', 'ရပ်'],
  help: ['/help', 'help', '?', '❓', 'အကူအညီ', 'ကူညီပါ'],
  language: ['/language', '/lang', '🌐', 'language', 'ဘာသာစကား', 'zawgyi', 'unicode', 'ဇော်ဂျီ', 'ယူနီကုဒ်'],
} as const;

export type Word = keyof typeof WORDS;

const BY_TEXT: ReadonlyMap<string, Word> = new Map(
  (Object.keys(WORDS) as Word[]).flatMap((word) => WORDS[word].map((text): [string, Word] => [text, word])),
);

const START = /^\/start(?:@\w+)?(?:\s+(?<payload>[\w-]{1,64}))?\s*$/;

/** A menu word in a normalised text, if that is all there is; also with the sign that stands before it on a button. */
export function readWord(text: string): Word | undefined {
  const plain = text.trim().toLowerCase().replace(/^(\/\w+)@\w+$/, '$1').replace(/[။.!]+$/u, '');
  return BY_TEXT.get(plain) ?? BY_TEXT.get(plain.replace(/^[^\p{L}\p{N}/?]+/u, ''));
}

/** Telegram's `/start`, with the payload of a deep link. */
export function readStart(text: string): { payload?: string } | undefined {
  const match = START.exec(text.trim());
  if (!match) return undefined;
  return match.groups?.['payload'] ? { payload: match.groups['payload'] } : {};
}
