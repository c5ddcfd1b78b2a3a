import mongoose from 'mongoose';

/** Errors of the driver and of mongoose that say "no answer", by name. */
const NAMES = /^Mongo(ose)?(OperationTimeout|Network|ServerSelection|NotConnected|PoolCleared|WriteConcern|Topology|WaitQueue|ExpiredSession)/;
/** A server that is going down, or is no longer (or not yet) the primary. */
const CODES: ReadonlySet<unknown> = new Set([91, 189, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]);

/** Bare socket errors that the driver lets through when it writes to a connection that has just been closed. */
const SOCKETS = /^E(PIPE|CONN\w+|TIMEDOUT|HOSTUNREACH|NETUNREACH)$/;

/** True when the database is away or changing its primary: the same work may succeed later, and nothing is wrong with it. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && SOCKETS.test(error.code)) return true;
  if (NAMES.test(error.name)) return true;
  if (!(error instanceof mongoose.mongo.MongoServerError)) return false;
  return CODES.has(error.code) || isUnreachable(error.errorResponse); // a bulk write wraps what broke it
}
