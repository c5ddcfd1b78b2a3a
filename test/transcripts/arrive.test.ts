import { stories } from '../support/story.ts';

stories('Arriving', (story) => {
  story('A person opens the chat, chooses a language with one tap, and sees the menu', async ({ person }) => {
    const aye = person('Aye Aye');
    await aye.opens();
    aye.seesText('MyanJobs');
    await aye.arrives();
    aye.sees('home:menu.body');
  });

  story('A returning person is not asked for the language again', async ({ person }) => {
    const aye = await person('Aye Aye').arrives();
    await aye.opens();
    aye.sees('home:menu.body');
  });

  story('Menu, Help, Language, Back and Cancel work everywhere, typed or tapped', async ({ person }) => {
    const aye = await person('Aye Aye').arrives();
    await aye.taps('engine:nav.help');
    aye.sees('home:help.body');
    await aye.says('back');
    aye.sees('home:menu.body');
    await aye.says('/help');
    aye.sees('home:help.body');
    await aye.says('cancel');
    aye.sees('engine:nothingToCancel');
    await aye.says('menu');
    aye.sees('home:menu.body');
    await aye.taps('engine:nav.language');
    aye.seesButton({ words: 'English' });
  });

  story('The language can be changed at any time', async ({ person }) => {
    const aye = await person('Aye Aye', { language: 'en' }).arrives();
    await aye.says('/language');
    await aye.taps({ words: 'မြန်မာ (ယူနီကုဒ်)' });
    aye.seesText('ရှာချင်တဲ့ အလုပ်ကို');
  });

  story('A sticker, a place, and a button from nowhere get a sensible answer', async ({ person }) => {
    const aye = await person('Aye Aye').arrives();
    await aye.sendsSticker();
    aye.sees('engine:unexpected.sticker');
    await aye.sharesLocation(16.8, 96.15);
    aye.sees('find:results.asked');
  });
});
