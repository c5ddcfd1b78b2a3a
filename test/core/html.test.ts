import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, html, jsonInHtml, withBreaks } from '../../core/html.ts';
import { property } from '../support/property.ts';

test('a template escapes what is put into it, joins lists, and draws nothing for nothing', () => {
  expect(html`<p title="${'"a" & \'b\''}">${'<b>'}${html`<i>${1}</i>`}${false}${undefined}${['x', html`<br>`]}</p>`.text)
    .toBe('<p title="&#34;a&#34; &#38; &#39;b&#39;">&#60;b&#62;<i>1</i>x<br></p>');
  expect(withBreaks('a\n<b>\nc').text).toBe('a<br>&#60;b&#62;<br>c');
});

property('no text gets out of its place in a page', fc.string({ unit: 'binary' }), (text) => {
  expect(escapeHtml(text)).not.toMatch(/[<>"']/);
});

property('JSON in a page cannot end its element and reads back as it was', fc.json(), (json) => {
  const { text } = jsonInHtml(JSON.parse(json));
  expect(text).not.toMatch(/[<>&]/);
  expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(json)));
});
