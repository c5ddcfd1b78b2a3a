import { expect } from 'vitest';
import { Applications } from '../../core/applications/application.model.ts';
import { updateProfile } from '../../core/members/update-profile.ts';
import { formatDateTime } from '../../core/language/format-date.ts';
import type { Language } from '../../core/language/language.ts';
import { parseWhen } from '../../core/text/parse-when.ts';
import { keepFile } from '../../core/files/keep-file.ts';
import { act, must } from '../core/jobs/sample-job.ts';
import { samplePng } from '../emulators/telegram/sample-image.ts';
import { stories, type Stage } from '../support/story.ts';
import { applies, bossWithJob, knownApplicant, memberOf, otherChannel } from './hiring-cast.ts';

/** The Monday that is meant now. */
function mondayAtNine({ system }: Stage, language: Language): string {
  const at = parseWhen('Monday 9:00', system.app.runtime.reader.clock.now())?.at;
  return at ? formatDateTime(at, language) : '';
}

stories('Reviewing applicants', (story) => {
  story('An applicant on the other channel goes from new to hired, and is told each time', async (stage) => {
    const { boss, job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const aye = await knownApplicant(stage, 'Aye Aye', { channel: otherChannel(stage) });
    boss.looksAway();
    await applies(aye, job);
    boss.sees('review:told.submitted', { name: 'Aye Aye', title: 'Beekeeper' });
    aye.looksAway();
    await boss.taps('review:buttons.open');
    boss.sees('review:phone', { phone: '09 777 123 456' });
    boss.sees('review:about', { about: 'Two years in a shop' });
    aye.sees('applications:told.viewed', { title: 'Beekeeper', company: 'Golden Lotus' });

    aye.looksAway();
    await boss.taps('review:buttons.shortlisted');
    boss.sees('review:moved', { name: 'Aye Aye' });
    aye.sees('applications:told.shortlisted');

    await boss.taps('review:buttons.interview');
    boss.sees('review:when');
    await boss.says('တနင်္လာ မနက် ၉ နာရီ');
    await boss.says('လှိုင်၊ အင်းစိန်လမ်း');
    boss.sees('review:interviewReview', { name: 'Aye Aye' });
    aye.looksAway();
    await boss.taps('review:buttons.send');
    aye.sees('applications:told.interview');
    aye.sees('applications:interview', { when: mondayAtNine(stage, aye.language), where: 'လှိုင်၊ အင်းစိန်လမ်း' });
    aye.sees('applications:inTheirWords', { when: 'တနင်္လာ မနက် ၉ နာရီ' });

    await boss.taps('review:buttons.hired');
    boss.sees('review:sureHired', { name: 'Aye Aye', title: 'Beekeeper' });
    aye.looksAway();
    await boss.taps('review:buttons.sureHired');
    aye.sees('applications:told.hired', { title: 'Beekeeper', company: 'Golden Lotus' });
    boss.doesNotSeeButton({ words: /^$/ });
  });

  story('The day of an interview is understood and shown back; one that is over is refused, words without a day go out as they are', async (stage) => {
    const { boss, job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const aye = await knownApplicant(stage);
    await applies(aye, job);
    await boss.taps('review:buttons.open');
    await boss.taps('review:buttons.interview');
    await boss.says('14.4.2020 9:00');
    boss.sees('review:whenOver');
    await boss.says('ကျွန်တော် ဖုန်းဆက်ပါမယ်');
    await boss.says('Golden Lotus office');
    boss.sees('review:whenUnread');
    await boss.taps('review:buttons.when');
    await boss.says('တနင်္လာ မနက် ၉ နာရီ');
    boss.sees('applications:interview', { when: mondayAtNine(stage, boss.language), where: 'Golden Lotus office' });
    boss.sees('applications:inTheirWords', { when: 'တနင်္လာ မနက် ၉ နာရီ' });
    await boss.taps('review:buttons.when');
    await boss.says('ကျွန်တော် ဖုန်းဆက်ပါမယ်');
    aye.looksAway();
    await boss.taps('review:buttons.send');
    aye.sees('applications:interview', { when: 'ကျွန်တော် ဖုန်းဆက်ပါမယ်', where: 'Golden Lotus office' });
  });

  story('A rejection says why, in the applicant\'s own language', async (stage) => {
    const { boss, job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const aye = await knownApplicant(stage);
    await applies(aye, job);
    await boss.taps('review:buttons.open');
    await boss.taps('review:buttons.rejected');
    boss.sees('review:why', { name: 'Aye Aye' });
    await boss.taps('applications:reason.experience');
    aye.looksAway();
    await boss.says('နောက်နှစ် ထပ်လျှောက်ပါ');
    aye.sees('applications:told.rejected', { title: 'Beekeeper', company: 'Golden Lotus' });
    aye.sees('applications:reason.experience');
    aye.seesText('နောက်နှစ် ထပ်လျှောက်ပါ');
    boss.doesNotSeeButton('review:buttons.sureOffer');
  });

  story('A file comes along, whichever channel it was sent in', async (stage) => {
    const { system } = stage;
    const { reader } = system.app.runtime;
    const { boss, job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const su = await stage.person('Ma Su', { channel: otherChannel(stage) }).arrives(`j_${job._id}`);
    await su.taps('find:buttons.apply');
    await su.says('Ma Su');
    await su.says('09777123456');
    await su.taps('engine:nav.skip');
    await su.sends({ kind: 'photo', name: 'me.png', mime: 'image/png', bytes: samplePng(320, 240) });
    await su.taps('apply:buttons.send');
    await boss.taps('review:buttons.open');
    const media = boss.phone.screen.findLast((bubble) => bubble.media)?.media;
    expect(media?.kind).toBe('photo');

    const member = await memberOf(stage, su);
    const doc = must(await act(reader, (tx) => keepFile(tx, { owner: member, kind: 'file', channel: 'telegram', ref: 'nowhere', name: 'cv.pdf' })));
    must(await act(reader, (tx) => updateProfile(tx, { member, cv: doc._id })));
    await system.settle();
    su.sees('profile:fileRefused', { name: 'cv.pdf' });
  });

  story('The list pages, and another employer\'s applicants are not found', async (stage) => {
    const { boss, job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const aye = await knownApplicant(stage);
    await applies(aye, job);
    await boss.taps('review:buttons.all');
    boss.sees('review:title', { title: 'Beekeeper' });
    boss.seesText('Aye Aye');
    const open = boss.button(stage.channel === 'viber' ? 'review:buttons.open' : { words: /Aye Aye/ });

    const other = await bossWithJob(stage, { title: 'Florist' });
    await other.boss.tapsAgain({ ...open, bubble: other.boss.phone.screen.findLast((bubble) => bubble.buttons.length > 0)?.id ?? '' });
    other.boss.sees('engine:notFound');
    const application = await Applications(stage.system.app.runtime.reader).findOne({ job: job._id }).lean();
    expect(application?.stage).toBe('submitted');
  });
});
