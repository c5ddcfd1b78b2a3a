import { readdirSync, readFileSync } from 'node:fs';
import { createInstance, type i18n } from 'i18next';
import type { TextKey, TextParams } from './keys.ts';
import { localeOf, type Language, type Locale } from './language.ts';

/** Says a key in one language. Numbers in `params` are written in that language's digits; `count` chooses the plural. */
export type Translate = (key: TextKey, params?: TextParams) => string;

/** A namespace's file: texts, grouped at most once. */
type Words = Record<string, string | Record<string, string>>;

const LOCALES = new URL('../../locales/', import.meta.url);
const MYANMAR_ZERO = 0x1040;

let loaded: i18n | undefined;

/** The words of a language. Locales are read once a process. */
export function translator(language: Language): Translate {
  return translators[localeOf(language)] ??= translatorOf(localeOf(language));
}

const translators: Partial<Record<Locale, Translate>> = {};

/** Words without parameters are looked up once: labels stand under every screen. */
function translatorOf(locale: Locale): Translate {
  loaded ??= load();
  const fixed = loaded.getFixedT(locale);
  const plain = new Map<TextKey, string>();
  return (key, params) => {
    if (params) return fixed(key, { ...params });
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = fixed(key, {});
    plain.set(key, text);
    return text;
  };
}

/** True for a key that exists: for keys put together at run time (a refusal's code). */
export function isTextKey(key: string): key is TextKey {
  loaded ??= load();
  return loaded.exists(key, { lng: 'en' }) || loaded.exists(key, { lng: 'en', count: 1 });
}

/** Latin digits → Burmese digits. */
export function burmeseDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(MYANMAR_ZERO + Number(digit)));
}

function load(): i18n {
  const instance = createInstance();
  const resources = { en: readLocale('en'), my: readLocale('my') };
  instance.use({ type: 'formatter', init: noFormats, add: noFormats, addCached: noFormats, format: formatValue });
  void instance.init({
    resources,
    lng: 'en',
    fallbackLng: false,
    ns: Object.keys(resources.en),
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  return instance;
}

function noFormats(): void { /* numbers are the only format, and it is fixed */ }

function formatValue(value: unknown, _format: string | undefined, lng: string | undefined): string {
  if (typeof value !== 'number') return String(value);
  const grouped = new Intl.NumberFormat('en').format(value);
  return lng === 'my' ? burmeseDigits(grouped) : grouped;
}

function readLocale(locale: Locale): Record<string, Words> {
  const folder = new URL(`${locale}/`, LOCALES);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(files.map((name) => [
    name.slice(0, -'.json'.length),
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Words,
  ]));
}
