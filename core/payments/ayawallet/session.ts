import { SECOND } from '../../clock.ts';
import { askWire, fieldText, isFields, noAnswer, readFields, type Fields } from '../wire.ts';
import type { AyaWalletParts } from './settings.ts';

/** The fields of an answer with `err` 200, a refusal by its code, or nothing that proves anything. */
export type Answer =
  | { readonly kind: 'success'; readonly fields: Fields }
  | { readonly kind: 'fail'; readonly code: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Makes calls in the merchant's name. */
export type Session = (path: string, fields: Readonly<Record<string, string>>) => Promise<Answer>;

interface Tokens {
  readonly access: string;
  readonly user: string;
  readonly until: number;
}

/** A token is renewed this long before its time, so that it does not run out on the way. */
const RENEW_BEFORE_MS = 30 * SECOND;

/**
 * Logs in with two tokens, the application's and the merchant's (payments.md §3B), when the first call wants it; keeps them until they
 * run out, and logs in again once when a call is told that they have. Calls at the same moment share one login.
 */
export function openSession({ settings, clock }: AyaWalletParts): Session {
  let login: Promise<Tokens> | undefined;
  const tokens = async (): Promise<Tokens> => {
    const kept = await login;
    if (kept && kept.until > clock.now().getTime()) return kept;
    login = logIn(settings, () => clock.now().getTime());
    login.catch(() => { login = undefined; });
    return login;
  };
  const call = async (path: string, fields: Readonly<Record<string, string>>): Promise<Answer> => {
    const { access, user } = await tokens();
    const body = new URLSearchParams(fields).toString();
    const { status, text } = await askWire(`${settings.apiUrl}${settings.prefix}/thirdparty/merchant/${path}`, {
      method: 'POST', body, headers: { 'content-type': FORM, token: `Bearer ${access}`, authorization: `Bearer ${user}` },
    });
    return readAnswer(status, text);
  };
  return async (path, fields) => {
    try {
      const first = await call(path, fields);
      if (first.kind !== 'fail' || first.code !== '401') return first;
      login = undefined;
      const second = await call(path, fields);
      return second.kind === 'fail' && second.code === '401' ? { kind: 'unknown', reason: 'the login is not accepted' } : second;
    } catch (error) {
      return { kind: 'unknown', reason: noAnswer(error) };
    }
  };
}

const FORM = 'application/x-www-form-urlencoded';

async function logIn(settings: AyaWalletParts['settings'], now: () => number): Promise<Tokens> {
  const basic = Buffer.from(`${settings.consumerKey}:${settings.consumerSecret}`).toString('base64');
  const granted = await askWire(`${settings.apiUrl}/token`, {
    method: 'POST', body: 'grant_type=client_credentials', headers: { 'content-type': FORM, authorization: `Basic ${basic}` },
  });
  const token = readFields(granted.text) ?? {};
  const access = fieldText(token.access_token);
  if (access === '') throw new LoginError();
  const until = now() + Number(fieldText(token.expires_in) || '0') * SECOND - RENEW_BEFORE_MS;
  const logged = await askWire(`${settings.apiUrl}${settings.prefix}/thirdparty/merchant/login`, {
    method: 'POST', body: new URLSearchParams({ phone: settings.phone, password: settings.pin }).toString(),
    headers: { 'content-type': FORM, token: `Bearer ${access}` },
  });
  const inner = readFields(logged.text)?.token;
  const user = isFields(inner) ? fieldText(inner.token) : '';
  if (user === '') throw new LoginError();
  return { access, user, until };
}

/** Carries nothing of the answer: it might hold what must not be logged. */
class LoginError extends Error {
  override readonly name = 'LoginError';
}

function readAnswer(status: number, text: string): Answer {
  if (status === 401) return { kind: 'fail', code: '401' };
  const fields = readFields(text);
  const code = fields ? fieldText(fields.err) : '';
  if (!fields || code === '') return { kind: 'unknown', reason: `HTTP ${status}, not an answer of the API` };
  if (code === '200') return { kind: 'success', fields };
  return Number(code) >= 500 ? { kind: 'unknown', reason: `the API says ${code}` } : { kind: 'fail', code };
}
