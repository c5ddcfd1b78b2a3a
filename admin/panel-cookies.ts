import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '../core/language/language.ts';

const SESSION_COOKIE = 'panel';
const LANGUAGE_COOKIE = 'panel_language';
const PATH = '/admin';
/** In the address of the one-time link (flows/panel.flow.ts). */
const CHAT_LANGUAGE = 'chat';
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

/** The panel's language: `?lang=` sets it, the cookie keeps it; before that the language of the chat that sent the link, or the browser's wish. */
export function languageOf(request: FastifyRequest, reply: FastifyReply): Locale {
  const { searchParams } = new URL(request.url, 'http://panel');
  const asked = searchParams.get('lang');
  if (isLocale(asked)) {
    keepLanguage(reply, asked);
    return asked;
  }
  const kept = request.cookies[LANGUAGE_COOKIE];
  if (isLocale(kept)) return kept;
  const chat = searchParams.get(CHAT_LANGUAGE);
  if (isLocale(chat)) return chat;
  return /^my\b/i.test(request.headers['accept-language'] ?? '') ? 'my' : 'en';
}

/** Keeps the language of the chat that sent the one-time link, where this browser has not chosen one. */
export function keepChatLanguage(request: FastifyRequest, reply: FastifyReply): void {
  const chat = new URL(request.url, 'http://panel').searchParams.get(CHAT_LANGUAGE);
  if (isLocale(chat) && !isLocale(request.cookies[LANGUAGE_COOKIE])) keepLanguage(reply, chat);
}

function keepLanguage(reply: FastifyReply, language: Locale): void {
  void reply.setCookie(LANGUAGE_COOKIE, language, { path: PATH, httpOnly: true, sameSite: 'lax', maxAge: LANGUAGE_SECONDS });
}

function isLocale(text: string | null | undefined): text is Locale {
  return text === 'my' || text === 'en';
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
