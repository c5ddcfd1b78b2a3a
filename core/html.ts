/** Text that is already HTML. Made by `html` and `trusted` only, so that everything else is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[];

/** A tagged template that escapes whatever is put into it; `false` and `undefined` draw nothing, lists are joined. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = strings[0] ?? '';
  values.forEach((value, index) => { text += drawn(value) + (strings[index + 1] ?? ''); });
  return new Html(text);
}

/** Escapes a text for HTML, also inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** JSON for a `<script type="application/ld+json">`: nothing in it can end the element. */
export function jsonInHtml(value: unknown): Html {
  return new Html(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/** Text of a person with its line breaks. */
export function withBreaks(text: string): Html {
  return html`${text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))}`;
}

function drawn(value: HtmlValue): string {
  if (value === false || value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(drawn).join('');
  return escapeHtml(String(value));
}
