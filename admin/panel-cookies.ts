import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '../core/language/language.ts';

const SESSION_COOKIE = 'panel';
const LANGUAGE_COOKIE = 'panel_language';
const PATH = '/admin';
const LANGUAGE_SECONDS = 365 * 24 * 3600;

/** The session's secret, as this browser keeps it. */
export function readSecret(request: FastifyRequest): string | undefined {
  return request.cookies[SESSION_COOKIE] || undefined;
}

/** Keeps the session in this browser: no script reads it, no other site sends it with a form. */
export function keepSecret(reply: FastifyReply, secret: string, options: { expires: Date; secure: boolean }): void {
  void reply.setCookie(SESSION_COOKIE, secret, { path: PATH, httpOnly: true, sameSite: 'lax', ...options });
}

export function forgetSecret(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, { path: PATH });
}

/** The panel's language: `?lang=` sets it, the cookie keeps it, the browser's wish is the first guess. */
export function languageOf(request: FastifyRequest, reply: FastifyReply): Locale {
  const asked = new URL(request.url, 'http://panel').searchParams.get('lang');
  if (asked === 'my' || asked === 'en') {
    void reply.setCookie(LANGUAGE_COOKIE, asked, { path: PATH, httpOnly: true, sameSite: 'lax', maxAge: LANGUAGE_SECONDS });
    return asked;
  }
  const kept = request.cookies[LANGUAGE_COOKIE];
  if (kept === 'my' || kept === 'en') return kept;
  return /^my\b/i.test(request.headers['accept-language'] ?? '') ? 'my' : 'en';
}

/** The token that every form of a session carries. Another site cannot know it: the session's secret is 256 random bits. */
export function formToken(secret: string): string {
  return createHmac('sha256', secret).update('panel form').digest('base64url');
}

/** Compares a form's token in constant time. */
export function isFormToken(secret: string, given: string | undefined): boolean {
  if (given === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(formToken(secret))];
  return a.length === b.length && timingSafeEqual(a, b);
}
