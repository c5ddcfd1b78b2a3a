import type { GatewayOrder } from './order.ts';

/** What the payer may press, and what it means. */
export const ACTIONS = { pay: 'Pay', wrong: 'Pay wrong amount', fail: 'Fail', close: 'Close' } as const;
export type PayAction = keyof typeof ACTIONS;

const STYLE = `
  *{box-sizing:border-box} body{margin:0;font:16px/1.5 system-ui,"Padauk",sans-serif;background:#eef2f7;color:#122}
  main{max-width:390px;margin:0 auto;min-height:100vh;background:#fff;display:flex;flex-direction:column}
  .note{background:#fff3cd;color:#664d03;padding:8px 16px;font-size:13px;text-align:center}
  header{background:#0a4fa3;color:#fff;padding:20px 16px;font-weight:600} header small{display:block;font-weight:400;opacity:.85}
  .sum{padding:28px 16px 8px;text-align:center} .sum b{display:block;font-size:38px;line-height:1.2} .sum small{color:#567}
  dl{margin:16px;padding:0;font-size:14px} dl div{display:flex;justify-content:space-between;gap:12px;padding:8px 0;border-bottom:1px solid #e6ebf2}
  dt{color:#567} dd{margin:0;text-align:right;overflow-wrap:anywhere}
  form{margin:auto 16px 24px;display:grid;gap:10px} button{font:inherit;font-weight:600;padding:14px;border-radius:12px;border:1px solid #c6d0dd;background:#fff;cursor:pointer}
  button[value=pay]{background:#0a4fa3;color:#fff;border-color:#0a4fa3;padding:18px;font-size:18px}
  .state{margin:16px;padding:14px;border-radius:12px;background:#e8f1fb;text-align:center;font-weight:600}`;

const STATES: Readonly<Record<string, string>> = {
  PAY_SUCCESS: 'Paid ✔ You can go back to the chat.', PAY_FAILED: 'The payment failed.', ORDER_EXPIRED: 'This order has expired.',
  ORDER_CLOSED: 'This order is closed.', PAYING: 'Paying…',
};

/** A plain page in the manner of a wallet's pay page, plainly marked as an emulator. It works without script. */
export function payPage(order: GatewayOrder): string {
  const open = order.status === 'WAIT_PAY';
  const buttons = Object.entries(ACTIONS).map(([action, label]) => `<button name="action" value="${action}">${label}</button>`).join('');
  return page(`
    <header>KBZPay <small>${escape(order.title || 'Payment')}</small></header>
    <div class="sum"><small>Amount</small><b>${escape(Number(order.paidAmount ?? order.amount).toLocaleString('en'))} Ks</b></div>
    <dl><div><dt>Order</dt><dd>${escape(order.merchOrderId)}</dd></div><div><dt>Type</dt><dd>${escape(order.tradeType)}</dd></div>
    ${order.mmOrderId ? `<div><dt>Transaction</dt><dd>${order.mmOrderId}</dd></div>` : ''}</dl>
    ${open ? `<form method="post">${buttons}</form>` : `<p class="state">${STATES[order.status] ?? order.status}</p>`}`);
}

/** The real PWA keeps its parameters behind `#/`, which no server sees: this script hands them on. */
export function pwaShell(): string {
  return page('<p class="state">Opening KBZPay…</p><script>location.replace("/pwa/open" + location.hash.replace(/^#\\/?/, ""))</script>');
}

export function messagePage(words: string): string {
  return page(`<p class="state">${escape(words)}</p>`);
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>KBZPay (emulator)</title><style>${STYLE}</style></head><body><main><div class="note">Emulator: no real money, not KBZ's page</div>${body}</main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
