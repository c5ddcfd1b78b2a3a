import { AwsClient } from 'aws4fetch';
import type { FileStore } from './file-store.ts';

export interface S3Settings {
  /** Path-style address of the bucket, without a slash at the end: `https://HOST/BUCKET`. */
  readonly bucketUrl: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

const TIMEOUT_MS = 20_000;
const RETRIES = 2;

/** Files in any S3-compatible store (Signature Version 4, path-style addresses). Throws on everything but success and "not there". */
export function s3Store(settings: S3Settings): FileStore {
  const client = new AwsClient({
    accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey, region: settings.region, service: 's3', retries: RETRIES,
  });
  const call = async (method: string, key: string, body?: Uint8Array, mime?: string): Promise<Response> => {
    const response = await client.fetch(`${settings.bucketUrl}/${key}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body: new Uint8Array(body) }),
      ...(mime && { headers: { 'content-type': mime } }),
    });
    if (!response.ok && response.status !== 404) throw new Error(`the file store answered ${response.status} to ${method}`);
    return response;
  };
  return {
    async put(key, bytes, mime) {
      const response = await call('PUT', key, bytes, mime);
      if (response.status === 404) throw new Error('the file store has no such bucket');
      await response.arrayBuffer();
    },
    async get(key) {
      const response = await call('GET', key);
      const bytes = new Uint8Array(await response.arrayBuffer());
      return response.ok ? bytes : undefined;
    },
    async remove(key) { await (await call('DELETE', key)).arrayBuffer(); },
  };
}
