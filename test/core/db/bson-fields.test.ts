import mongoose from 'mongoose';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BsonFields } from '../../../core/db/bson-fields.ts';
import { property } from '../../support/property.ts';

const { BSON } = mongoose.mongo;

/** What a walk through a document gives, field by field. */
function read(fields: BsonFields): unknown[] {
  const found: unknown[] = [];
  while (fields.next()) {
    const inner = fields.fields();
    found.push([fields.name, inner ? read(inner) : fields.string() ?? fields.number() ?? fields.boolean() ?? fields.date() ?? null]);
  }
  return found;
}

/** The same of the object itself. */
function expected(document: object): unknown[] {
  return Object.entries(document).map(([name, value]) => [name, isDocument(value) ? expected(value) : value]);
}

function isDocument(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), fc.date({ noInvalidDate: true }));
const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !text.includes('\0') && !/^\d+$/.test(text) && text !== '__proto__');

property('a document is read field by field as the driver wrote it', fc.dictionary(name, fc.oneof(value, fc.dictionary(name, value))), (document) => {
  expect(read(new BsonFields(BSON.serialize(document)))).toEqual(expected(document));
});

describe('the fields of a document', () => {
  test('of types that are not read are passed over', () => {
    const { ObjectId, Long, Decimal128, Binary, Timestamp, MinKey, Code, BSONRegExp } = mongoose.mongo.BSON;
    const document = { id: new ObjectId(), bytes: new Binary(Buffer.from('abc')), list: [1, 'two', { three: 3 }], exact: Decimal128.fromString('1.5'), at: new Timestamp({ t: 1, i: 2 }), least: new MinKey(), code: new Code('x'), long: Long.fromNumber(2 ** 40), last: 'here' };
    const fields = new BsonFields(BSON.serialize(document));
    const found: Record<string, unknown> = {};
    while (fields.next()) found[fields.name] = fields.string() ?? fields.number();
    expect(found).toEqual({ id: undefined, bytes: undefined, list: undefined, exact: undefined, at: undefined, least: undefined, code: undefined, long: 2 ** 40, last: 'here' });
    const strange = new BsonFields(BSON.serialize({ pattern: new BSONRegExp('a', 'i') }));
    expect(() => strange.next()).toThrow('type 11');
  });

  test('a word is the same string for every document, a text is its bytes', () => {
    const bytes = BSON.serialize({ place: 'MM-06-hlaing', title: 'စာရင်းကိုင်' });
    const words = [bytes, Buffer.from(bytes)].map((each) => {
      const fields = new BsonFields(each);
      fields.next();
      return fields.word();
    });
    expect(words).toEqual(['MM-06-hlaing', 'MM-06-hlaing']);
    const fields = new BsonFields(bytes);
    fields.next();
    fields.next();
    const { bytes: where, begin, end } = fields.text();
    expect(Buffer.from(where).toString('utf8', begin, end)).toBe('စာရင်းကိုင်');
    expect(fields.word()).toBe('စာရင်းကိုင်');
  });
});
