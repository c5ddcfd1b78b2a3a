import { expect, test } from 'vitest';
import { takeAnswer } from './http-answer.ts';

const answers: [string, { status: number; body?: string; retryAfter?: number }, boolean][] = [
  ['HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', { status: 200 }, false],
  ['HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n', { status: 204 }, true],
  ['HTTP/1.1 503 Busy\r\nretry-after: 7\r\nContent-Length: 3\r\n\r\nက', { status: 503, retryAfter: 7, body: 'က' }, false],
  ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n', { status: 200, body: 'abcde' }, false],
  ['HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', { status: 200, body: 'ok' }, false],
];

test.each(answers)('an answer is taken whole, and only when it is complete: %s', (wire, answer, close) => {
  const bytes = Buffer.from(wire);
  expect(takeAnswer(Buffer.concat([bytes, Buffer.from('HTTP')]))).toEqual({ answer, length: bytes.length, close });
  for (let cut = 0; cut < bytes.length; cut++) expect(takeAnswer(bytes.subarray(0, cut))).toBeUndefined();
});
