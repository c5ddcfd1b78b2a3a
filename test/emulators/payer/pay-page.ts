import { ACTIONS, type PayOrder } from './pay-order.ts';

/** How an emulated provider's page looks. */
export interface Brand {
  readonly name: string;
  readonly colour: string;
  /** The colour of text on it. */
  readonly ink: string;
}

const STATES: Readonly<Record<PayOrder['state'], string>> = {
  waiting: '', paid: 'Paid ✔ You can go back to the chat.', failed: 'The payment failed.', expired: 'This payment has expired.',
  cancelled: 'This payment was cancelled.', refunded: 'The money went back.',
};

/** A plain page in the manner of a wallet's pay page, plainly marked as an emulator. It works without script. */
export function payPage(brand: Brand, order: PayOrder, back?: string): string {
  const amount = Number(order.paidAmount ?? order.amount).toLocaleString('en');
  const buttons = Object.entries(ACTIONS).map(([action, label]) => `<button name="action" value="${action}">${label}</button>`).join('');
  return page(brand, `
    <header>${escape(brand.name)} <small>${escape(order.title || 'Payment')}</small></header>
    <div class="sum"><small>Amount</small><b>${escape(amount)} Ks</b></div>
    <dl><div><dt>Order</dt><dd>${escape(order.id)}</dd></div>${order.transaction === undefined ? '' : `<div><dt>Transaction</dt><dd>${escape(order.transaction)}</dd></div>`}</dl>
    ${order.state === 'waiting' ? `<form method="post" action="/pay/${order.reference}">${buttons}</form>` : `<p class="state">${STATES[order.state]}</p>`}
    ${back === undefined || order.state === 'waiting' ? '' : `<p class="back"><a href="${escape(back)}">Back to the shop</a></p>`}`);
}

export function messagePage(brand: Brand, words: string): string {
  return page(brand, `<p class="state">${escape(words)}</p>`);
}

function page(brand: Brand, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${brand.name} (emulator)</title><style>
  *{box-sizing:border-box} body{margin:0;font:16px/1.5 system-ui,"Padauk",sans-serif;background:#eef2f7;color:#122}
  main{max-width:390px;margin:0 auto;min-height:100vh;background:#fff;display:flex;flex-direction:column}
  .note{background:#fff3cd;color:#664d03;padding:8px 16px;font-size:13px;text-align:center}
  header{background:${brand.colour};color:${brand.ink};padding:20px 16px;font-weight:600} header small{display:block;font-weight:400}
  .sum{padding:28px 16px 8px;text-align:center} .sum b{display:block;font-size:38px;line-height:1.2} .sum small{color:#567}
  dl{margin:16px;padding:0;font-size:14px} dl div{display:flex;justify-content:space-between;gap:12px;padding:8px 0;border-bottom:1px solid #e6ebf2}
  dt{color:#567} dd{margin:0;text-align:right;overflow-wrap:anywhere}
  form{margin:auto 16px 24px;display:grid;gap:10px} button{font:inherit;font-weight:600;padding:14px;border-radius:12px;border:1px solid #c6d0dd;background:#fff;cursor:pointer}
  button[value=pay]{background:${brand.colour};color:${brand.ink};border-color:${brand.colour};padding:18px;font-size:18px}
  .state{margin:16px;padding:14px;border-radius:12px;background:#eef2f7;text-align:center;font-weight:600} .back{text-align:center}
</style></head><body><main><div class="note">Emulator: no real money, not ${escape(brand.name)}'s page</div>${body}</main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
