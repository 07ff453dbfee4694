/** Reads the body as JSON, whatever its Content-Type says: documented examples send none. */
import express, { type Request, type Response } from 'express';
import { Refusal } from '../core/refusal.ts';
import type { RequestContext, Stage } from './request-context.ts';

const text = express.text({ type: () => true, limit: '1mb' });

const hasBody = ({ headers }: Request) => headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

async function receive(context: RequestContext, req: Request, res: Response): Promise<void> {
  await new Promise<void>((done, fail) => text(req, res, (error?: unknown) => (error ? fail(error) : done()))).catch(
    (error: { type?: string; message: string }) => {
      if (error.type === 'entity.too.large') throw new Refusal('body_too_large', { message: 'The body is larger than 1 MB' });
      throw new Refusal('invalid_request', { findings: [{ path: '/body', message: error.message }] });
    },
  );
  context.text = typeof req.body === 'string' ? req.body : '';
  req.body = undefined;
  if (context.text.trim() === '') return;
  try {
    req.body = JSON.parse(context.text);
  } catch (error) {
    context.malformed = { path: '/body', message: `is not JSON: ${(error as Error).message}` };
  }
}

/** @throws Refusal `body_too_large` over 1 MB */
export const body: Stage = (context, req, res) => (hasBody(req) ? receive(context, req, res) : undefined);
