import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../../core/config.ts';
import { connectDatabase } from '../../../core/db/database.ts';

describe('connecting the database', () => {
  test.each(['mongodb://', 'mongodb://u:secret-word@host:99999/x', 'mongodb://host/?foo=bar'])('an address that is none stops the start with one line that quotes nothing: %s', async (uri) => {
    const error: unknown = await connectDatabase(uri).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toMatch(/setting MONGODB_URI is malformed/);
    expect(String(error)).not.toContain('secret-word');
  });
});
