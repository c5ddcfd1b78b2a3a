import mongoose from 'mongoose';
import { describe, expect, test } from 'vitest';
import { isTransient } from '../../../core/db/database.ts';

describe('what may be run again', () => {
  test('is a conflict, and a transaction that grew too old: nothing is wrong with the work', () => {
    const conflict = new mongoose.mongo.MongoServerError({ message: 'write conflict', code: 112 });
    conflict.addErrorLabel('TransientTransactionError');
    expect(isTransient(conflict)).toBe(true);
    expect(isTransient(new mongoose.mongo.MongoServerError({ message: 'operation was interrupted because the transaction exceeded the configured limit', code: 290 }))).toBe(true);
  });

  test('is not a refused write, nor a bug', () => {
    expect(isTransient(new mongoose.mongo.MongoServerError({ message: 'duplicate key', code: 11_000 }))).toBe(false);
    expect(isTransient(new TypeError('x is not a function'))).toBe(false);
  });
});
