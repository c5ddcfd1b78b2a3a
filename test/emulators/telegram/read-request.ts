import type { IncomingMessage } from 'node:http';
import { badRequest } from './api-error.ts';
import { parseMultipart } from './multipart.ts';
import { isRecord, Params, type Upload } from './params.ts';

/** Bytes of a whole request: the hosted server takes uploads of 50 MB. */
const BODY_BYTES_MAX = 52 * 1024 * 1024;

/** Reads a body to its end; refuses (413) what is larger than an upload may be. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_BYTES_MAX) chunks.push(chunk);
    });
    request.on('end', () => {
      if (size > BODY_BYTES_MAX) reject(badRequest('file is too big'));
      else resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
    });
    request.on('error', reject);
  });
}

/** Merges query string and body (JSON, urlencoded or multipart) into one set of arguments. */
export function toParams(contentType: string, body: Buffer, query: string): Params {
  const fields: Record<string, unknown> = {};
  let files: ReadonlyMap<string, Upload> = new Map();
  if (query !== '') for (const [name, value] of new URLSearchParams(query)) fields[name] = value;
  const type = contentType.toLowerCase();
  if (body.length > 0 && type.startsWith('application/json')) {
    Object.assign(fields, parseJson(body));
  } else if (type.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(body.toString('utf8'))) fields[name] = value;
  } else if (type.startsWith('multipart/form-data')) {
    const parts = parseMultipart(body, contentType);
    if (parts === undefined) throw badRequest('failed to parse multipart/form-data request');
    Object.assign(fields, parts.fields);
    files = parts.files;
  }
  return new Params(fields, files);
}

function parseJson(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (!isRecord(value)) throw badRequest('unexpected JSON type, expected an object');
  return value;
}
