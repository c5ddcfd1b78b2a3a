import { escapeHtml } from '../core/html.ts';
import { formatKyat } from '../core/language/format-money.ts';
import type { Language, Locale } from '../core/language/language.ts';
import { translator } from '../core/language/translate.ts';
import type { PaymentOrder } from '../core/payments/payment-order.model.ts';
import type { PayForm, ProviderName } from '../core/payments/provider.ts';
import { toZawgyi } from '../core/text/to-zawgyi.ts';

/** The page of an order that waits: its QR, the button that opens the wallet, or the form with which the payer's browser begins. */
export function drawPayPage(order: PaymentOrder, language: Language | undefined, form?: PayForm): string {
  const provider = nameOf(order);
  const say = wordsFor(language);
  const open = say('open', { provider });
  const begin = form
    ? `<form method="post" action="${escapeHtml(form.action)}" enctype="${form.enctype}" accept-charset="utf-8">${form.fields.map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`).join('')}<button class="go">${open}</button></form>`
    : order.link === undefined ? '' : `<a class="go" referrerpolicy="unsafe-url" href="${escapeHtml(order.link)}">${open}</a>`;
  const scan = order.qr === undefined ? '' : `<img src="/pay/${order.page}/qr.png" width="300" height="300" alt="QR"><p>${say(provider === 'MMQR' ? 'scanMmqr' : 'scan', { provider })}</p>`;
  return page(provider, language, `<h1>${say('title', { amount: order.amount })}</h1>${begin}${scan}<p>${say('hint', { provider })}</p>`);
}

/** Where the payer's browser comes back to: what happened is said in the chat. */
export function drawBackPage(order: PaymentOrder, language: Language | undefined): string {
  const provider = nameOf(order);
  return page(provider, language, `<p>${wordsFor(language)('back', { provider })}</p>`);
}

/** There is nothing to pay here. */
export function drawOverPage(language?: Language): string {
  return page('', language, `<p>${wordsFor(language)('over', { provider: '' })}</p>`);
}

/** A transfer by hand is paid by our own MMQR code. */
function nameOf(order: PaymentOrder): string {
  const name: ProviderName = order.provider === 'manual' ? 'mmqr' : order.provider;
  return translator('en')(`wallet:provider.${name}`);
}

type Say = (key: 'over' | 'scan' | 'scanMmqr' | 'hint' | 'open' | 'back' | 'title', params: { provider?: string; amount?: number }) => string;

/** In the language of whose order it is, Zawgyi for a Zawgyi reader; Burmese with English under it where that is not known, or Burmese is read. */
function wordsFor(language: Language | undefined): Say {
  const say = (locale: Locale): Say => (key, { provider = '', amount }) => {
    const t = translator(locale);
    return key === 'title' ? t('wallet:page.title', { amount: formatKyat(amount ?? 0, locale) }) : t(`wallet:page.${key}`, { provider });
  };
  const english = say('en');
  if (language === 'en') return (key, params) => escapeHtml(english(key, params));
  const burmese = say('my');
  return (key, params) => {
    const words = burmese(key, params);
    return `${escapeHtml(language === 'zg' ? toZawgyi(words) : words)}<small lang="en">${escapeHtml(english(key, params))}</small>`;
  };
}

const FONTS = 'system-ui,"Padauk","Noto Sans Myanmar",sans-serif';
/** Where such a font is installed; a Zawgyi phone's own font shows Zawgyi by itself. */
const ZAWGYI_FONTS = '"Zawgyi-One","ZawgyiOne2008",system-ui,sans-serif';

/** The language tags of a page; `Qaag` is the script code of Zawgyi (CLDR). */
const TAGS: Readonly<Record<Language, string>> = { my: 'my', zg: 'my-Qaag', en: 'en' };

function page(title: string, language: Language | undefined, body: string): string {
  return `<!doctype html><html lang="${TAGS[language ?? 'my']}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title><style>
body{margin:0;font:18px/1.6 ${language === 'zg' ? ZAWGYI_FONTS : FONTS};background:#f4f6fa;color:#17202e;text-align:center}
main{max-width:420px;margin:0 auto;padding:32px 20px} h1{font-size:24px;line-height:1.5} img{background:#fff;border-radius:16px;padding:8px;max-width:100%;height:auto}
small{display:block;font-size:.75em;color:#5a6678;font-weight:400} .go{display:block;width:100%;box-sizing:border-box;border:0;font:inherit;padding:14px 20px;border-radius:14px;background:#0a4fa3;color:#fff;text-decoration:none;font-weight:600;cursor:pointer} .go small{color:#d5e4f7}
</style></head><body><main>${body}</main></body></html>`;
}
