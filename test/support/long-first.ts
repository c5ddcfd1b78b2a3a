import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, longest first, so that no worker is left with one at the end. Others follow as Vitest sorts them. */
const LONG: readonly string[] = [
  'test/playground/playground.test.ts', 'test/simulation/simulation.test.ts', 'test/check/project.test.ts', 'test/transcripts/bounty.test.ts', 'test/transcripts/pay-in.test.ts',
  'test/transcripts/withdraw.test.ts', 'test/transcripts/always.test.ts', 'test/admin/panel-pages.test.ts', 'test/transcripts/foreign-ids.test.ts', 'test/transcripts/watch.test.ts',
  'test/transcripts/search.test.ts', 'test/transcripts/main-story.test.ts', 'test/transcripts/post-job.test.ts', 'test/transcripts/review.test.ts', 'test/transcripts/link.test.ts',
  'test/transcripts/wallet.test.ts', 'test/transcripts/find.test.ts', 'test/transcripts/apply.test.ts', 'test/transcripts/zawgyi-walk.test.ts', 'test/core/payments/wavepay/callback.test.ts',
  'test/core/payments/random-payments.test.ts', 'test/core/ledger/random-transfers.test.ts', 'test/core/ledger/model.test.ts', 'test/bots/conversation/handle-inbound.test.ts',
];

/** Gives the long files to the workers first. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((path) => moduleId.endsWith(path));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
