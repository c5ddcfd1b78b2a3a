import type { PipelineStage } from 'mongoose';
import type { Reader } from '../db/database.ts';
import { Jobs } from './job.model.ts';

/**
 * Runs an aggregation over the jobs that can be applied to (open, shown, not past their day): for core/search. The caller gives the
 * stages that follow and says what they yield. One statement.
 */
export async function readOpenJobs<Row>(reader: Reader, stages: PipelineStage[]): Promise<Row[]> {
  const isOpen = { status: 'open', hidden: { $ne: true }, expiresAt: { $gt: reader.clock.now() } };
  return Jobs(reader).aggregate<Row>([{ $match: isOpen }, ...stages]).session(reader.session ?? null).exec();
}
