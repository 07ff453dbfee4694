/** Runs node:http with a fixed answer: node limit.ts <port> <records>. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [, , port, records = ''] = process.argv;
const text = JSON.stringify(JSON.parse(readFileSync(records, 'utf8')).b2core.transactions[0]);

createServer((_, res) => res.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(text)).listen(
  Number(port),
  '127.0.0.1',
);
