/** What a member reads: Burmese in Unicode, Burmese in Zawgyi, English. Texts exist in `my` and `en`; Zawgyi is made at the very edge. */
export type Language = 'my' | 'zg' | 'en';

export const LANGUAGES: readonly Language[] = ['my', 'zg', 'en'];

/** The locale whose words a language uses. */
export type Locale = 'my' | 'en';

export function localeOf(language: Language): Locale { return language === 'en' ? 'en' : 'my'; }
