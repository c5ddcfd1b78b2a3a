import { Announcements, type Announcement } from '../../core/announcements/announcement.model.ts';
import { Applications, type Application } from '../../core/applications/application.model.ts';
import { Jobs, type Job } from '../../core/jobs/job.model.ts';
import { memberWallet } from '../../core/ledger/chart-of-accounts.ts';
import { Transfers, type Transfer } from '../../core/ledger/transfer.model.ts';
import { FEATURE } from '../../core/payments/payment-rules.ts';
import { Conversations } from '../../bots/conversation/conversation.model.ts';
import { ParkedUpdates } from '../../bots/conversation/parked.model.ts';
import { Marks, type Mark } from './mark.model.ts';
import { HIRES } from './purse.flow.ts';
import { judgeBooks } from './judge-books.ts';
import { judgePurses } from './judge-purses.ts';
import type { Act, Round } from './plan.ts';
import type { Scene } from './run-round.ts';

/** What the run did to what people were promised. Every list should be empty. */
export interface Verdicts {
  readonly lostEffects: string[];
  readonly doubledEffects: string[];
  readonly missingReplies: string[];
  readonly repeatedReplies: string[];
  readonly announcements: string[];
  readonly books: string[];
  readonly leftovers: string[];
  readonly forgeries: string[];
}

/** The model: what must stand in the database and on the screens after these rounds, and what differs from it. */
export async function judge(scene: Scene, rounds: readonly Round[], members: readonly string[]): Promise<Verdicts> {
  const verdicts: Verdicts = { lostEffects: [], doubledEffects: [], missingReplies: [], repeatedReplies: [], announcements: [], books: [], leftovers: [], forgeries: [...scene.ledger.wrong] };
  const acts = rounds.flatMap((round) => round.acts);
  const expected = expectations(acts);
  await judgeMarks(scene, expected, verdicts);
  judgeReplies(scene, expected, verdicts);
  await judgeApplications(scene, acts, members, verdicts);
  await judgeMoney(scene, acts, members, verdicts);
  await judgeAnnouncements(scene, verdicts);
  await judgeRest(scene, verdicts);
  return verdicts;
}

interface Expected { readonly person: number; readonly effect?: string; readonly reply: string }

/** What each act leaves behind, once. */
function expectations(acts: readonly Act[]): Expected[] {
  const first = new Map<number, string>();
  return acts.flatMap((act): Expected[] => {
    const { person, mark } = act;
    switch (act.kind) {
      case 'say-mark': case 'tap-mark': case 'raw-mark': return [{ person, effect: mark, reply: `did:${mark}` }];
      case 'say-echo': return [{ person, reply: `said:${mark}` }];
      case 'answer-first':
        first.set(person, mark);
        return [{ person, reply: `then:${mark}` }];
      case 'answer-second': {
        const effect = `${first.get(person) ?? ''}+${mark}`;
        return [{ person, effect, reply: `did:${effect}` }];
      }
      default: return [];
    }
  });
}

async function judgeMarks({ world, people }: Scene, expected: readonly Expected[], verdicts: Verdicts): Promise<void> {
  const found = new Map<string, number>();
  for (const { chat, mark } of await Marks(world.reader).find().lean<Mark[]>()) found.set(`${chat}|${mark}`, (found.get(`${chat}|${mark}`) ?? 0) + 1);
  for (const { person, effect } of expected) {
    if (effect === undefined) continue;
    const key = `${people[person]?.chat ?? ''}|${effect}`;
    const times = found.get(key) ?? 0;
    found.delete(key);
    if (times === 0) verdicts.lostEffects.push(key);
    if (times > 1) verdicts.doubledEffects.push(`${key} ×${times}`);
  }
  for (const key of found.keys()) if (key.startsWith(`${HIRES}|`)) found.delete(key); // judged with the money
  for (const [key, times] of found) verdicts.forgeries.push(`nobody's effect: ${key} ×${times}`);
}

function judgeReplies({ people, ledger }: Scene, expected: readonly Expected[], verdicts: Verdicts): void {
  for (const { person: index, reply } of expected) {
    const person = people[index];
    const times = person?.times(reply) ?? 0;
    const key = `${person?.chat ?? ''}|${reply}`;
    if (times === 0) verdicts.missingReplies.push(key);
    if (times > 1 && !ledger.excused.has(key)) verdicts.repeatedReplies.push(`${key} ×${times}`);
  }
}

async function judgeApplications({ world, jobs }: Scene, acts: readonly Act[], members: readonly string[], verdicts: Verdicts): Promise<void> {
  const wanted = new Set(acts.filter((act) => act.kind === 'apply-send').map((act) => `${members[act.person] ?? ''}|${jobs[act.job ?? 0] ?? ''}`));
  const applications = await Applications(world.reader).find().lean<Application[]>();
  const counts = new Map<string, number>();
  for (const { member, job } of applications) {
    if (!wanted.delete(`${member}|${job}`)) verdicts.doubledEffects.push(`application ${member}|${job}`);
    counts.set(job, (counts.get(job) ?? 0) + 1);
  }
  for (const each of wanted) verdicts.lostEffects.push(`application ${each}`);
  for (const job of await Jobs(world.reader).find().lean<Job[]>()) {
    if (job.applications !== (counts.get(job._id) ?? 0)) verdicts.doubledEffects.push(`job ${job._id} counts ${job.applications} applications, there are ${counts.get(job._id) ?? 0}`);
  }
}

async function judgeMoney(scene: Scene, acts: readonly Act[], members: readonly string[], verdicts: Verdicts): Promise<void> {
  const { world, outside: { desk } } = scene;
  const spent = new Map<number, number>();
  for (const act of acts) if (act.kind === 'feature') spent.set(act.person, (spent.get(act.person) ?? 0) + FEATURE.price);
  for (const [person, sum] of spent) {
    const moved = await Transfers(world.reader).find({ code: 'feature', debit: memberWallet(members[person] ?? '') }).lean<Transfer[]>();
    const paid = moved.reduce((total, { amount }) => total + amount, 0);
    if (paid !== sum) verdicts.books.push(`person ${person} paid ${paid} for featuring instead of ${sum}`);
  }
  await judgePurses(scene, acts, verdicts);
  await judgeBooks(desk, acts, members, verdicts);
}

/** A post loses its buttons when its job ends: posts are known by what was seen on them while they had some, and by their number. */
async function judgeAnnouncements({ world, ledger }: Scene, verdicts: Verdicts): Promise<void> {
  const found = await Announcements(world.reader).find().lean<Announcement[]>();
  const open = new Set((await Jobs(world.reader).find({ status: 'open' }, { _id: 1 }).lean<Pick<Job, '_id'>[]>()).map(({ _id }) => _id));
  for (const { _id, state } of found) {
    const posts = [...ledger.announced.values()].filter((buttons) => buttons.includes(_id)).length;
    if (posts > 1) verdicts.announcements.push(`job ${_id} was announced ${posts} times`);
    if (state === 'posted' && posts === 0 && open.has(_id)) verdicts.announcements.push(`job ${_id} counts as announced and is not`);
    if (state === 'failed') verdicts.announcements.push(`job ${_id} was refused by the channel`);
  }
  if (world.channel.posts.length > found.length) verdicts.announcements.push(`${world.channel.posts.length} posts, ${found.length} announcements`);
}

async function judgeRest({ world }: Scene, verdicts: Verdicts): Promise<void> {
  const waiting = await Conversations(world.reader).countDocuments({ $or: [{ 'outbox.0': { $exists: true } }, { delivery: { $exists: true } }] });
  if (waiting > 0) verdicts.leftovers.push(`${waiting} conversations with something left to send`);
  const parked = await ParkedUpdates(world.reader).find({ state: { $ne: 'replayed' } }).lean();
  for (const each of parked) verdicts.leftovers.push(`${each.state} update ${each._id}: ${each.error.split('\n')[0] ?? ''}`);
}
