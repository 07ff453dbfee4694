/** Reads the body as JSON, whatever its Content-Type says: documented examples send none. */
import { promisify } from 'node:util';
import express, { type Request } from 'express';
import { deepest, tooDeep } from '../core/nesting.ts';
import { Refusal } from '../core/refusal.ts';
import type { RequestContext, Services, Stage } from './request-context.ts';

const reader = (megabytes: number) => promisify(express.text({ type: () => true, limit: `${megabytes}mb` }));

const usual = { megabytes: 1, text: reader(1) };

/** How the body of a call is read, and how long it may be. */
function readerOf({ api }: RequestContext, { method, path }: Request): typeof usual {
  const long = api?.long.find((one) => one.method === method && one.fits(path));
  return long ? { megabytes: long.megabytes, text: reader(long.megabytes) } : usual;
}

/** Maximum number of bodies that are read at the same time. */
const mostBodies = 256;

/** @throws Refusal `body_too_large` over 1 MB, or what the document says, `conflict` while too many other bodies are read, `invalid_request` for an unknown coding */
export const body = ({ over }: Pick<Services, 'over'>): Stage => {
  let reading = 0;
  return async (context, req, res) => {
    // Node refuses any other coding too, but only once the call is under way.
    if (!/^(chunked)?$/i.test(req.get('transfer-encoding') ?? '')) {
      throw new Refusal('invalid_request', { findings: [{ path: '/headers/transfer-encoding', message: 'must be chunked' }] });
    }
    // A body has no meaning there (RFC 9110, 9.3.1), and no operation looks at one.
    if (req.method === 'GET' || req.method === 'HEAD') return;
    if (reading >= mostBodies) throw new Refusal('conflict', { message: `${mostBodies} other bodies are being read; send this one again` });
    // A client that is slow to send must not keep the sandbox from closing.
    const stop = () => req.destroy();
    over.addEventListener('abort', stop);
    reading += 1;
    try {
      await read(context, req, res);
    } finally {
      reading -= 1;
      over.removeEventListener('abort', stop);
    }
  };
};

const read: Stage = async (context, req, res) => {
  const { megabytes, text } = readerOf(context, req);
  await text(req, res).catch((error: { type?: string; message: string }) => {
    if (error.type === 'entity.too.large') throw new Refusal('body_too_large', { message: `The body is larger than ${megabytes} MB` });
    throw new Refusal('invalid_request', { findings: [{ path: '/body', message: error.message }] });
  });
  context.text = typeof req.body === 'string' ? req.body : '';
  req.body = undefined;
  if (context.text.trim() === '') return;
  if (tooDeep(context.text)) {
    context.malformed = { path: '/body', message: `is nested deeper than ${deepest} levels` };
    return;
  }
  try {
    req.body = JSON.parse(context.text);
  } catch (error) {
    context.malformed = { path: '/body', message: `is not JSON: ${(error as Error).message}` };
  }
};
