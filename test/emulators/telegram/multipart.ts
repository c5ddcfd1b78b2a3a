import type { Upload } from './params.ts';

const CRLF2 = Buffer.from('\r\n\r\n');

/**
 * Takes a multipart/form-data body apart. Accepts what grammY sends: no space after `form-data;` and unquoted file names with blanks
 * in them (channels.md §2.5.8). Returns undefined for a body that is not well formed.
 */
export function parseMultipart(
  body: Buffer,
  contentType: string,
): { fields: Record<string, string>; files: Map<string, Upload> } | undefined {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2]?.trim();
  if (mark === undefined) return undefined;
  const delimiter = Buffer.from(`--${mark}`);
  const fields: Record<string, string> = {};
  const files = new Map<string, Upload>();
  let at = body.indexOf(delimiter);
  while (at >= 0) {
    const start = at + delimiter.length;
    if (body.toString('latin1', start, start + 2) === '--') return { fields, files };
    const headEnd = body.indexOf(CRLF2, start);
    const next = body.indexOf(`\r\n--${mark}`, start, 'latin1');
    if (headEnd < 0 || next < 0) return undefined;
    readPart(body.toString('utf8', start, headEnd), body.subarray(headEnd + 4, Math.max(next, headEnd + 4)), fields, files);
    at = next + 2;
  }
  return undefined;
}

function readPart(head: string, content: Buffer, fields: Record<string, string>, files: Map<string, Upload>): void {
  const name = parameter(head, 'name');
  if (name === undefined) return;
  const fileName = parameter(head, 'filename');
  if (fileName === undefined) {
    fields[name] = content.toString('utf8');
    return;
  }
  const mime = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1]?.trim() ?? 'application/octet-stream';
  files.set(name, { name: fileName, mime, bytes: Buffer.from(content) });
}

function parameter(head: string, name: string): string | undefined {
  const found = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(head);
  return found?.[1] ?? found?.[2]?.trim();
}
