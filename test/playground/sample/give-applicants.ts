import { Applications, type Application } from '../../../core/applications/application.model.ts';
import { DAY, HOUR } from '../../../core/clock.ts';
import type { Reader } from '../../../core/db/database.ts';
import { Jobs, type Job } from '../../../core/jobs/job.model.ts';
import { Members } from '../../../core/members/member.model.ts';
import type { Chance } from './random.ts';
import { idOf } from './sample-id.ts';

const NAMES = [
  'Ko Min Thu', 'Ma Ei Phyu', 'Ko Zin Ko', 'Ma Su Myat', 'Ko Htet Aung', 'Ma Hnin Wai', 'Ko Kyaw Soe', 'Ma Khin Lay', 'Ko Nay Lin', 'Ma Thiri',
  'ကိုရဲမင်း', 'မစန္ဒာ', 'ကိုသက်ပိုင်', 'မအေးအေး', 'ကိုဖြိုးဝေ', 'မနန်းမြ', 'ကိုစိုင်းလှ', 'မဝတ်ရည်', 'ကိုအောင်ကို', 'မခင်သီတာ',
];
const ABOUTS = [
  'လုပ်သက် ၂ နှစ် ရှိပါတယ်။', 'လုပ်သက် ၅ နှစ်၊ စာအုပ်ပါ ရှိပါတယ်။', 'ဆယ်တန်းအောင်ပါတယ်။ အလုပ်သင်လိုပါတယ်။', 'Three years in a similar job.', 'Just graduated, ready to learn.',
];
const APPLICATIONS_EACH = 4;

/** Some people with a profile who have applied here and there. */
export async function giveApplicants(reader: Reader, jobs: readonly Job[], lot: Chance): Promise<void> {
  const now = reader.clock.now().getTime();
  const createdAt = new Date(now - 20 * DAY);
  await Members(reader).insertMany(NAMES.map((name, number) => ({
    _id: idOf('a', number), name, phone: `+95979${String(1_000_000 + number * 4_321)}`, about: lot.pick(ABOUTS), status: 'active' as const, roles: [],
    notices: { off: [] }, createdAt, acts: 0,
  })));
  const sent = new Map<string, Application>();
  NAMES.forEach((_, person) => {
    for (let each = 0; each < APPLICATIONS_EACH; each++) {
      const job = lot.pick(jobs);
      if (sent.has(`${job._id} ${person}`)) continue;
      const at = new Date(now - lot.between(1, 40) * HOUR);
      sent.set(`${job._id} ${person}`, {
        _id: idOf('p', sent.size), job: job._id, jobTitle: job.title, companyName: job.companyName, member: idOf('a', person), employer: job.employer,
        stage: 'submitted', about: lot.pick(ABOUTS), files: [], history: [{ stage: 'submitted', at }], submittedAt: at, movedAt: at,
      });
    }
  });
  await Applications(reader).insertMany([...sent.values()]);
  for (const { job } of sent.values()) await Jobs(reader).updateOne({ _id: job }, { $inc: { applications: 1 } });
}
