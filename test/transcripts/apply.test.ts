import { expect } from 'vitest';
import { Applications } from '../../core/applications/application.model.ts';
import { Files } from '../../core/files/file.model.ts';
import { pauseJob } from '../../core/jobs/pause-job.ts';
import { translator } from '../../core/language/translate.ts';
import { findMember } from '../../core/members/find-member.ts';
import { BYTES, STRANGE_BYTES } from '../core/files/sample-bytes.ts';
import { act, must } from '../core/jobs/sample-job.ts';
import { stories } from '../support/story.ts';
import { applies, bossWithJob, knownApplicant, memberOf } from './hiring-cast.ts';

const CV = { kind: 'file', name: 'cv.pdf', mime: 'application/pdf', bytes: BYTES.pdf } as const;

stories('Applying for a job', (story) => {
  story('The first time builds the profile; the second time takes two taps', async (stage) => {
    const { boss, job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const aye = await stage.person('Aye Aye').arrives(`j_${job._id}`);
    await aye.taps('find:buttons.apply');
    aye.sees('apply:name');
    await aye.says('A');
    aye.sees('engine:tooShort');
    await aye.says('အေးအေးမွန်');
    aye.sees('apply:phone');
    await aye.says('hello');
    aye.sees('apply:phoneWrong');
    await aye.sharesContact('+959777123456');
    aye.sees('apply:about');
    await aye.says('ဆိုင်မှာ ၂ နှစ် လုပ်ဖူးပါတယ်');
    aye.sees('apply:cv');
    await aye.sends({ ...CV, name: 'virus.exe', mime: 'application/octet-stream', bytes: STRANGE_BYTES['a program'] });
    aye.sees('errors:file_type');
    await aye.sends(CV);
    aye.sees('apply:review.file');
    aye.sees('apply:review.name', { name: 'အေးအေးမွန်' });
    boss.looksAway();
    await aye.taps('apply:buttons.send');
    aye.sees('apply:sent', { title: 'Beekeeper' });
    boss.sees('review:told.submitted', { name: 'အေးအေးမွန်', title: 'Beekeeper' });

    const again = await bossWithJob(stage, { title: 'Florist' });
    await aye.opens(`j_${again.job._id}`);
    await aye.taps('find:buttons.apply');
    aye.sees('apply:review.title', { title: 'Florist' });
    const send = aye.button('apply:buttons.send');
    await aye.taps('apply:buttons.send');
    aye.sees('apply:sent', { title: 'Florist' });
    await aye.tapsAgain(send);
    aye.sees('engine:already');
    await aye.opens(`j_${again.job._id}`);
    aye.sees('find:card.applied', { stage: translator(stage.language)('applications:stage.submitted') });
    expect([...aye.phone.screen.at(-1)?.buttons ?? [], ...aye.phone.keyboard].flat().filter(({ data }) => /g apply /.test(data ?? ''))).toEqual([]);
    await aye.taps('find:buttons.application');
    aye.sees('applications:step');
    const { reader } = stage.system.app.runtime;
    const member = await memberOf(stage, aye);
    expect(await Applications(reader).countDocuments({ member })).toBe(2);
    expect(await Files(reader).find({ owner: member, state: 'kept' })).toHaveLength(1);
    expect(await findMember(reader, member)).toMatchObject({ name: 'အေးအေးမွန်', phone: '+959777123456' });
  });

  story('Applying twice, to one\'s own job or to a closed one gets a friendly word', async (stage) => {
    const { boss, job } = await bossWithJob(stage);
    const aye = await knownApplicant(stage);
    await aye.opens(`j_${job._id}`);
    const apply = aye.button('find:buttons.apply');
    await aye.taps('find:buttons.apply');
    await aye.taps('apply:buttons.send');
    await aye.tapsAgain(apply);
    aye.sees('apply:already');

    await boss.opens(`j_${job._id}`);
    boss.doesNotSeeButton('find:buttons.apply');

    const late = await knownApplicant(stage, 'Ko Late');
    await late.opens(`j_${job._id}`);
    await late.taps('find:buttons.apply');
    must(await act(stage.system.app.runtime.reader, (tx) => pauseJob(tx, { job: job._id, employer: job.employer })));
    await late.taps('apply:buttons.send');
    late.sees('apply:closed');
  });

  story('What was said can be changed before it is sent, and the profile follows', async (stage) => {
    const { job } = await bossWithJob(stage);
    const aye = await knownApplicant(stage);
    await aye.opens(`j_${job._id}`);
    await aye.taps('find:buttons.apply');
    await aye.taps('apply:buttons.phone');
    await aye.says('၀၉ ၇၈၈ ၁၂၃ ၄၅၆');
    aye.sees('apply:review.phone', { phone: '09 788 123 456' });
    await aye.taps('apply:buttons.about');
    await aye.taps('engine:nav.skip');
    aye.sees('apply:review.ask');
    await aye.taps('apply:buttons.send');
    aye.sees('apply:sent');
    const member = await findMember(stage.system.app.runtime.reader, await memberOf(stage, aye));
    expect(member).toMatchObject({ phone: '+959788123456' });
    expect(member?.about).toBeUndefined();
  });

  story('My applications show where each stands, and one can be taken back', async (stage) => {
    const { boss, job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const aye = await knownApplicant(stage);
    await aye.says('menu');
    await aye.taps('home:buttons.applications');
    aye.sees('applications:none');
    await applies(aye, job);
    await aye.taps('apply:buttons.mine');
    aye.sees('applications:stage.submitted');
    await aye.taps(stage.channel === 'viber' ? 'applications:buttons.open' : { words: /Beekeeper/ });
    await aye.taps('applications:buttons.withdraw');
    aye.sees('applications:sure', { title: 'Beekeeper' });
    boss.looksAway();
    await aye.taps('applications:buttons.sure');
    aye.sees('applications:withdrawn');
    aye.sees('applications:stage.withdrawn');
    boss.sees('review:told.withdrawn', { name: 'Aye Aye', title: 'Beekeeper' });
  });
});
