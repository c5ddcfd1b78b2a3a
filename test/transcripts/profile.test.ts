import { expect } from 'vitest';
import { formatTime } from '../../core/language/format-date.ts';
import { findMember } from '../../core/members/find-member.ts';
import { giveInviteCode } from '../../core/referrals/give-invite-code.ts';
import { act } from '../core/jobs/sample-job.ts';
import { BYTES } from '../core/files/sample-bytes.ts';
import { stories } from '../support/story.ts';
import { bossWithJob, knownApplicant, memberOf, otherChannel } from './hiring-cast.ts';

stories('Profile, settings and invites', (story) => {
  story('Every field of the profile can be changed, and a voice message is a CV too', async (stage) => {
    const aye = await knownApplicant(stage);
    await aye.says('menu');
    await aye.taps('home:buttons.profile');
    aye.sees('profile:name', { name: 'Aye Aye' });
    await aye.taps('profile:buttons.name');
    await aye.says('ဒေါ်အေးအေး');
    aye.sees('profile:saved');
    aye.sees('profile:name', { name: 'ဒေါ်အေးအေး' });
    await aye.taps('profile:buttons.cv');
    await aye.sends({ kind: 'voice', name: 'voice.ogg', mime: 'audio/ogg', bytes: BYTES.ogg });
    aye.sees('profile:saved');
    await aye.says('menu');
    await aye.taps('home:buttons.profile');
    aye.seesButton('profile:buttons.see');
    await aye.taps('profile:buttons.about');
    await aye.taps('engine:nav.skip');
    aye.sees('profile:about', { about: '' });
  });

  story('Messages can be turned off one by one, and quiet hours set', async (stage) => {
    const aye = await knownApplicant(stage);
    await aye.says('menu');
    await aye.taps('home:buttons.settings');
    await aye.taps('settings:buttons.notices');
    await aye.taps({ words: /(Application seen|လျှောက်လွှာ ကြည့်ပြီး)/ });
    await aye.says('menu');
    await aye.taps('home:buttons.settings');
    await aye.taps('settings:buttons.quiet');
    aye.sees('settings:quietNone');
    const hour = (yangon: number) => formatTime(new Date(Date.UTC(2026, 0, 1, yangon - 7, 30)), stage.language);
    await aye.taps('settings:buttons.hours', { from: hour(22), to: hour(7) });
    aye.sees('settings:quietNow', { from: hour(22), to: hour(7) });
    const member = await findMember(stage.system.app.runtime.reader, await memberOf(stage, aye));
    expect(member?.notices).toEqual({ off: ['application.viewed'], quiet: { from: 22, to: 7 } });
    await aye.taps('settings:buttons.noQuiet');
    aye.sees('settings:quietNone');
  });

  story('My invites show each friend as they go', async (stage) => {
    const { boss, job } = await bossWithJob(stage, { title: 'Beekeeper' });
    const ba = await knownApplicant(stage, 'U Ba', { channel: otherChannel(stage) });
    await ba.says('menu');
    await ba.taps('home:buttons.invites');
    ba.sees('invites:none');
    const referrer = await memberOf(stage, ba);
    const code = await act(stage.system.app.runtime.reader, (tx) => giveInviteCode(tx, referrer));
    ba.looksAway();
    const nyi = await stage.person('Ko Nyi').arrives(`j_${job._id}_${code}`);
    nyi.seesText('Beekeeper');
    ba.sees('invites:told', { name: 'Ko Nyi', title: 'Beekeeper' });
    ba.sees('invites:state.joined');
    await nyi.taps('find:buttons.apply');
    await nyi.says('Ko Nyi');
    await nyi.says('09777123456');
    await nyi.taps('engine:nav.skip');
    await nyi.taps('engine:nav.skip');
    await nyi.taps('apply:buttons.send');
    await boss.taps('review:buttons.open');
    ba.looksAway();
    await boss.taps('review:buttons.shortlisted');
    ba.sees('invites:state.shortlisted');
    await ba.taps('invites:buttons.mine');
    ba.seesText('Ko Nyi');
    ba.sees('invites:state.shortlisted');
    await ba.opens(`j_${job._id}_${code}`);
    ba.seesText('Beekeeper');
  });
});
