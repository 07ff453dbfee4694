/** Refuses a call that names no world where one must be named. After `share`, so that a page of another origin can read why. */
import { Refusal } from '../core/refusal.ts';
import type { Stage } from './exchange.ts';

/** @throws Refusal `invalid_request` */
export const insist: Stage = ({ worldless }) => {
  if (!worldless) return;
  const message = 'names no world, and this sandbox wants one: X-World: t1, /w/t1/... or credentials that end in @t1';
  throw new Refusal('invalid_request', { message: `The request ${message}`, findings: [{ path: '/world', message }] });
};
