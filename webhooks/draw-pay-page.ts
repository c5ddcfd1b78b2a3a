import { escapeHtml } from '../core/html.ts';
import { formatKyat } from '../core/language/format-money.ts';
import { translator } from '../core/language/translate.ts';
import type { PaymentOrder } from '../core/payments/payment-order.model.ts';
import type { PayForm, ProviderName } from '../core/payments/provider.ts';

/** The page of an order that waits: its QR, the button that opens the wallet, or the form with which the payer's browser begins. */
export function drawPayPage(order: PaymentOrder, form?: PayForm): string {
  const provider = nameOf(order);
  const title = `${escapeHtml(translator('my')('wallet:page.title', { amount: formatKyat(order.amount, 'my') }))}<small>${escapeHtml(translator('en')('wallet:page.title', { amount: formatKyat(order.amount, 'en') }))}</small>`;
  const open = both('wallet:page.open', provider);
  const begin = form
    ? `<form method="post" action="${escapeHtml(form.action)}" enctype="${form.enctype}" accept-charset="utf-8">${form.fields.map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`).join('')}<button class="go">${open}</button></form>`
    : order.link === undefined ? '' : `<a class="go" referrerpolicy="unsafe-url" href="${escapeHtml(order.link)}">${open}</a>`;
  const scan = order.qr === undefined ? '' : `<img src="/pay/${order.page}/qr.png" width="300" height="300" alt="QR"><p>${both(provider === 'MMQR' ? 'wallet:page.scanMmqr' : 'wallet:page.scan', provider)}</p>`;
  return page(provider, `<h1>${title}</h1>${begin}${scan}<p>${both('wallet:page.hint', provider)}</p>`);
}

/** Where the payer's browser comes back to: what happened is said in the chat. */
export function drawBackPage(order: PaymentOrder): string {
  return page(nameOf(order), `<p>${both('wallet:page.back', nameOf(order))}</p>`);
}

/** There is nothing to pay here. */
export function drawOverPage(): string {
  return page('', `<p>${both('wallet:page.over', '')}</p>`);
}

/** A transfer by hand is paid by our own MMQR code. */
function nameOf(order: PaymentOrder): string {
  const name: ProviderName = order.provider === 'manual' ? 'mmqr' : order.provider;
  return translator('en')(`wallet:provider.${name}`);
}

/** The page does not know its reader's language: Burmese first, English under it. */
function both(key: `wallet:page.${'over' | 'scan' | 'scanMmqr' | 'hint' | 'open' | 'back'}`, provider: string): string {
  return `${escapeHtml(translator('my')(key, { provider }))}<small>${escapeHtml(translator('en')(key, { provider }))}</small>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="my"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title><style>
body{margin:0;font:18px/1.6 system-ui,"Padauk","Noto Sans Myanmar",sans-serif;background:#f4f6fa;color:#17202e;text-align:center}
main{max-width:420px;margin:0 auto;padding:32px 20px} h1{font-size:24px;line-height:1.5} img{background:#fff;border-radius:16px;padding:8px;max-width:100%;height:auto}
small{display:block;font-size:.75em;color:#5a6678;font-weight:400} .go{display:block;width:100%;box-sizing:border-box;border:0;font:inherit;padding:14px 20px;border-radius:14px;background:#0a4fa3;color:#fff;text-decoration:none;font-weight:600;cursor:pointer} .go small{color:#d5e4f7}
</style></head><body><main>${body}</main></body></html>`;
}
