import { expect } from 'vitest';
import { toZawgyi } from '../../core/text/to-zawgyi.ts';
import { translator } from '../../core/language/translate.ts';
import { stories } from '../support/story.ts';

const SHORT = ['ဟလို', 'ရှိသေးလား', 'ဘယ်မှာလဲ', 'ပြောပါဦး', 'ဆက်ပြောပါ'] as const;
const UNICODE = translator('my')('common:language.my');
const ZAWGYI = toZawgyi(translator('my')('common:language.zg'));

stories('How somebody writes', (story) => {
  story('Who begins to write in other letters than they chose is asked once, with a button for each; English readers are not', async (stage) => {
    const aye = await stage.person('Aye Aye').arrives();
    const other = stage.language === 'zg' ? (text: string) => text : toZawgyi;
    const asked = stage.language === 'zg' ? 'engine:encoding.unicode' : 'engine:encoding.zawgyi';
    const answers: boolean[] = [];
    for (const text of SHORT) {
      await aye.saysRaw(other(text));
      const wasAsked = saw(() => { aye.sees(asked); });
      answers.push(wasAsked);
      if (!wasAsked) continue;
      aye.seesButton({ words: UNICODE });
      aye.seesButton({ words: ZAWGYI });
    }
    expect(answers.filter(Boolean)).toHaveLength(stage.language === 'en' ? 0 : 1);
  });

  story('The answer is the language from then on; nobody whose letters agree is asked', async (stage) => {
    const aye = await stage.person('Aye Aye').arrives();
    for (const text of SHORT) {
      await aye.says(text);
      aye.doesNotSee('engine:encoding.zawgyi');
      aye.doesNotSee('engine:encoding.unicode');
    }
    if (stage.language !== 'my') return;
    const may = await stage.person('May', { language: 'my' }).arrives();
    for (let at = 0; at < SHORT.length && !saw(() => { may.seesButton({ words: ZAWGYI }); may.sees('engine:encoding.zawgyi'); }); at++) await may.saysRaw(toZawgyi(SHORT[at] ?? ''));
    await may.taps({ words: ZAWGYI });
    await may.saysRaw('menu');
    expect(may.heard).toContain(toZawgyi(translator('my')('home:menu.body')));
    await may.saysRaw(toZawgyi('ယာဉ်မောင်း'));
    expect(may.heard).toContain(toZawgyi('ယာဉ်မောင်း'));
  });
});

function saw(look: () => void): boolean {
  try {
    look();
    return true;
  } catch {
    return false;
  }
}
