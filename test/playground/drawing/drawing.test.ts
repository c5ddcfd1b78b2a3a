import { describe, expect, it } from 'vitest';
import { drawBubble } from './draw-bubble.ts';
import { isDark } from './draw-keyboard.ts';
import { drawText } from './draw-text.ts';
import { html } from './html.ts';
import { drawViberLabel } from './viber-label.ts';

describe('drawing', () => {
  it('escapes everything that is not drawn by itself', () => {
    expect(html`<b title="${'"&'}">${'<i>'}${html`<u>`}${false}${[1, 2]}</b>`.text).toBe('<b title="&#34;&#38;">&#60;i&#62;<u>12</b>');
  });

  it('draws a message that tries to be HTML as plain text', () => {
    const bubble = drawBubble({ id: '1', from: 'bot', text: { runs: [{ text: '<script>alert(1)</script>' }] }, buttons: [], time: '10:00' }, 'telegram').text;
    expect(bubble).not.toContain('<script>');
  });

  it('makes links of addresses and leaves the words around them', () => {
    const { text } = drawText({ runs: [{ text: 'open https://t.me/bot?start=j_1 or viber://pa?chatURI=x။' }] });
    expect(text).toContain('href="https://t.me/bot?start=j_1"');
    expect(text).toContain('href="viber://pa?chatURI=x"');
  });

  it('draws the HTML subset of Viber’s labels and nothing more', () => {
    expect(drawViberLabel('<b>a</b><br><font color="#ff0000">b</font>').text).toBe('<b>a</b><br><span style="color:#ff0000">b</span>');
    expect(drawViberLabel('Sales &amp; shops &lt;5').text).toBe('Sales &#38; shops &#60;5');
    expect(drawViberLabel('<b>open').text).toBe('<b>open</b>');
    expect(drawViberLabel('<img src=x onerror=1>').text).toBe('&#60;img src=x onerror=1&#62;');
  });

  it('turns letters white on dark buttons', () => {
    expect([isDark('#0f766e'), isDark('#ffffff'), isDark(undefined)]).toEqual([true, false, false]);
  });
});
