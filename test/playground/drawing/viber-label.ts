import { Html, escapeHtml, html } from './html.ts';

const TAG = /<(\/?)(b|i|u|s|br|font)((?:\s+(?:color|size)\s*=\s*["']?[#\w]+["']?)*)\s*\/?>/gi;

/**
 * A Viber button's text: the HTML subset that Viber draws (channels.md §1.5), everything else as plain text. Tags that are
 * left open are closed, so that a label never leaks into the page.
 */
export function drawViberLabel(text: string): Html {
  let drawn = '';
  let from = 0;
  const open: string[] = [];
  for (const match of text.matchAll(TAG)) {
    drawn += escapeHtml(withoutEntities(text.slice(from, match.index)));
    from = match.index + match[0].length;
    const name = (match[2] ?? '').toLowerCase();
    if (name === 'br') drawn += '<br>';
    else if (match[1]) drawn += closing(open, elementOf(name));
    else {
      open.push(elementOf(name));
      drawn += `<${elementOf(name)}${fontStyle(match[3] ?? '')}>`;
    }
  }
  drawn += escapeHtml(withoutEntities(text.slice(from)));
  return html`${new Html(drawn + open.reverse().map((name) => `</${name}>`).join(''))}`;
}

/** HTML’s own signs, as a sender writes them for their plain selves. */
function withoutEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function elementOf(name: string): string {
  return name === 'font' ? 'span' : name;
}

function closing(open: string[], name: string): string {
  if (open.at(-1) !== name) return '';
  open.pop();
  return `</${name}>`;
}

function fontStyle(attributes: string): string {
  const color = /color\s*=\s*["']?(#[0-9a-f]{3,8}|[a-z]+)/i.exec(attributes)?.[1];
  const size = /size\s*=\s*["']?(\d+)/i.exec(attributes)?.[1];
  const style = [color && `color:${color}`, size && `font-size:${Math.min(24, Math.max(10, Number(size)))}px`].filter(Boolean).join(';');
  return style ? ` style="${style}"` : '';
}
