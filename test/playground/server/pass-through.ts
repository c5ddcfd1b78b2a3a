import { request, type IncomingMessage, type ServerResponse } from 'node:http';

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-connection', 'te', 'trailer']);
/** Headers of the app that would keep its pages out of the playground's frame. */
const FRAME_GUARDS = new Set(['x-frame-options', 'content-security-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy']);

/**
 * Passes a request on to a server on loopback and its answer back, so that one port shows everything and frames share the
 * page's origin. Sends the target's own Host and Origin.
 */
export function passThrough(incoming: IncomingMessage, outgoing: ServerResponse, origin: string, path: string): void {
  const target = new URL(path, origin);
  const headers = Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => !HOP_BY_HOP.has(name)));
  const rewritten = { ...headers, host: target.host, ...(headers['origin'] && { origin: target.origin }) };
  const onward = request(target, { method: incoming.method ?? 'GET', headers: rewritten }, (answer) => {
    const kept = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.has(name) && !FRAME_GUARDS.has(name));
    outgoing.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept.map(([name, value]) => [name, name === 'location' ? inside(String(value), origin) : value])));
    answer.pipe(outgoing);
  });
  onward.on('error', () => {
    if (!outgoing.headersSent) outgoing.writeHead(503, { 'content-type': 'text/html; charset=utf-8' });
    outgoing.end('<!doctype html><meta charset="utf-8"><body style="font:16px system-ui;padding:2em">The app does not answer just now (killed, or starting).');
  });
  incoming.pipe(onward);
}

/** A redirect to the target itself stays inside the playground. */
function inside(location: string, origin: string): string {
  return location.startsWith(origin) ? location.slice(origin.length) || '/' : location;
}
