import { describe, expect, it } from 'vitest';
import { Applications } from '../../../core/applications/application.model.ts';
import { Companies } from '../../../core/companies/company.model.ts';
import { checkPosting } from '../../../core/jobs/check-posting.ts';
import { Jobs } from '../../../core/jobs/job.model.ts';
import { useDatabase } from '../../support/database.ts';
import { giveSampleData } from './give-sample-data.ts';
import { chance } from './random.ts';
import { SECTORS } from './sectors.ts';
import { writePost } from './write-post.ts';

describe('sample data', () => {
  const db = useDatabase();

  it('writes only posts that an employer could have submitted', () => {
    const lot = chance(7);
    for (let number = 0; number < 1000; number++) {
      const post = writePost(lot.pick(SECTORS), lot);
      expect(checkPosting(post), JSON.stringify(post)).toBeUndefined();
    }
  });

  it('fills an empty database once: forty companies, open jobs, some applicants', async () => {
    expect(await giveSampleData(db.uri, db.clock, 60)).toBe(true);
    expect(await giveSampleData(db.uri, db.clock, 60)).toBe(false);
    expect(await Companies(db.reader).countDocuments()).toBe(40);
    expect(await Jobs(db.reader).countDocuments({ status: 'open', expiresAt: { $gt: db.clock.now() } })).toBe(60);
    expect(await Applications(db.reader).countDocuments()).toBeGreaterThan(40);
  });

  it('is the same at every first start', () => {
    const once = chance(1);
    const again = chance(1);
    for (const sector of SECTORS) expect(writePost(sector, once)).toEqual(writePost(sector, again));
  });
});
