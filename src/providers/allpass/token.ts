/** The token of an applicant's client: a JWT, signed with a published secret. */
import { SignJWT } from 'jose/jwt/sign';
import type { Instant } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Values } from './api.d.ts';

const secret = new TextEncoder().encode('countersign-allpass-token-secret');

interface Claims {
  appKey: string;
  transactionId: string;
  externalUserId: string;
  flowId: number;
}

/** @param ttl lifetime in seconds */
export function sign({ appKey, transactionId, externalUserId, flowId }: Claims, now: Instant, ttl: number): Promise<string> {
  const iat = Math.floor(now / 1000);
  return new SignJWT({ exp: Math.floor(iat + ttl), iat, appKey, transactionId, externalUserId, flowId })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(secret);
}

/**
 * The address of the page that a token opens.
 * @throws Refusal `invalid_request` if the Host header is not a host
 */
export function linkTo(host: string, token: string): string {
  const link = `http://${host}/verification/${token}`;
  if (/^[\w.:[\]-]+$/.test(host) && URL.canParse(link)) return link;
  throw new Refusal('invalid_request', { findings: [{ path: '/headers/host', message: 'is not a host' }] });
}

/** Whether text has the form of a locale (BCP 47), with hyphens or underscores; the one that the vendor prints is taken too. */
export function isLocale(text: string, { printed }: Values): boolean {
  if (text === printed) return true;
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-')).length === 1;
  } catch {
    return false;
  }
}
