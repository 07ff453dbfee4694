/** Refuses requests whose Host is a name that may be somebody else's: a web page can have its own name point to this machine. */
import type { Request } from 'express';
import { Refusal } from '../core/refusal.ts';
import type { Services, Stage } from './request-context.ts';

const isIp = /^(\[[\da-f:.%]+\]|\d+\.\d+\.\d+\.\d+)$/i;

/** The name in a Host header, in lower case, without the port and without the dot that may end a full name. */
const nameIn = (host: string) => host.replace(/\.?(:\d*)?$/, '').toLowerCase();

/** Whether a name is this machine for every client: loopback names, and addresses, which no page can have as its own name. */
export const isLocal = (name: string): boolean => name === 'localhost' || name.endsWith('.localhost') || isIp.test(name);

/** Marks a connection of this process, which no page can have opened. */
export const inMemory = Symbol('in memory');

const hostHeaders = ({ rawHeaders }: Request) =>
  rawHeaders.filter((text, place) => place % 2 === 0 && text.toLowerCase() === 'host').length;

/** Why somebody is kept out: told to whoever calls, and in the log to whoever started the sandbox. */
export function keptOut(log: Services['log'], message: string): Refusal {
  log(`not_permitted: ${message}`);
  return new Refusal('not_permitted', { message });
}

/** @throws Refusal `invalid_request` for several names, `not_permitted` for one that was not allowed */
export const hosts =
  ({ allowedHosts, log }: Pick<Services, 'allowedHosts' | 'log'>): Stage =>
  (_, req) => {
    const host = req.headers.host;
    if (host === undefined || inMemory in req.socket) return;
    if (hostHeaders(req) > 1)
      throw new Refusal('invalid_request', { findings: [{ path: '/headers/host', message: 'is there more than once' }] });
    const name = nameIn(host);
    if (!isLocal(name) && !allowedHosts.includes(name))
      throw keptOut(log, `The host '${name}' may not be called; --allowed-host ${name} allows it`);
  };
