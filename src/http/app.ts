/** The Express application: the line, mounted once. */
import express, { type Express } from 'express';
import type { House } from './exchange.ts';
import { log } from './log.ts';
import { line } from './pipeline.ts';

export function app(house: House): Express {
  return express().disable('x-powered-by').disable('etag').set('query parser', 'extended').use(log(house), line(house));
}
