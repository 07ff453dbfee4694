/** Runs Express and express-openapi-validator over the documents: node bare.ts '{"port","keeping","folder","records"}'. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { own, pathOf } from '../packages.ts';

type Item = Record<string, any>;

const express = own('express') as typeof import('express');
const { middleware } = own('express-openapi-validator') as typeof import('express-openapi-validator');
const { JSONFilePreset } = own('lowdb/node') as typeof import('lowdb/node');

interface Settings {
  port: number;
  keeping: 'memory' | 'lowdb';
  folder: string;
  records: string;
}

const { port, keeping, folder, records } = JSON.parse(process.argv[2] ?? '') as Settings;
const read = () => JSON.parse(readFileSync(records, 'utf8')) as Record<string, Record<string, Item[]>>;
const { b2core, aquanow, allpass, broctagon } = read();

const by = (key: string, items: Item[] = []) => new Map(items.map((item) => [String(item[key]), item]));
const transactions = by('transactionId', b2core?.transactions);
const requests = by('id', b2core?.requests);
const applicants = by('id', allpass?.applicants);
const withdrawals = by('id', broctagon?.requests);

/** Approvals, the one collection that is written. */
interface Approvals {
  get(id: string): Item | undefined;
  put(item: Item): void | Promise<void>;
  reset(): void | Promise<void>;
}

function inMemory(): Approvals {
  let approvals = by('approvalId', aquanow?.approvals);
  const first = [...approvals];
  return {
    get: (id) => approvals.get(id),
    put: (item) => void approvals.set(item.approvalId, item),
    reset: () => {
      approvals = new Map(first);
    },
  };
}

/** The plain way: change the data, write. */
async function inFile(): Promise<Approvals> {
  const initial = () => Object.fromEntries(by('approvalId', aquanow?.approvals));
  const db = await JSONFilePreset<Record<string, Item>>(join(folder, `bare-${port}.json`), initial());
  return {
    get: (id) => db.data[id],
    put: (item) => {
      db.data[item.approvalId] = item;
      return db.write();
    },
    reset: () => {
      db.data = initial();
      return db.write();
    },
  };
}

const approvals = await (keeping === 'lowdb' ? inFile() : inMemory());

/** One document per vendor: the validator matches linearly, so that each call is held against its own vendor's alone. */
const validated = (base: string, vendor: string): RequestHandler => {
  const handlers = middleware({
    apiSpec: pathOf(`openapi/${vendor}.yaml`),
    validateApiSpec: false,
    validateRequests: true,
    validateResponses: true,
    validateSecurity: false,
    fileUploader: false,
  });
  const router = express.Router().use(handlers);
  return (req, res, next) => (req.path.startsWith(base) ? router(req, res, next) : next());
};

const found = (item: Item | undefined, res: Response) => (item ? res.json(item) : res.status(404).json({ message: 'Not found' }));

const app = express().disable('x-powered-by').disable('etag').set('query parser', 'extended');
app.get('/health', (_, res) => res.json({}));
app.post('/reset', async (_, res) => {
  await approvals.reset();
  res.json({});
});
app.use(express.json());
app.use(validated('/api/v2/', 'b2core'), validated('/accounts/v1/', 'aquanow'));
app.use(validated('/api/public/', 'allpass'), validated('/public/v1/', 'broctagon'));

app.get('/api/v2/transactions/:id', (req, res) => void found(transactions.get(req.params.id), res));
app.get('/public/v1/requests/:type/:id', (req, res) => void found(withdrawals.get(req.params.id), res));
app.get('/api/public/applicant/:id', (req, res) => {
  const data = applicants.get(req.params.id);
  const time = new Date().toISOString();
  if (data) res.json({ status: true, statusCode: 200, data, time });
  else res.status(404).json({ status: false, statusCode: 404, message: 'Not found', time });
});
app.get('/api/v2/applications', (req, res) => {
  const { filter = {}, limit = 20, offset = 0, sort_by = 'createTime', sort_order = 'desc' } = req.query as Item;
  const wanted = Object.entries(filter);
  const all = [...requests.values()].filter((item) => wanted.every(([field, value]) => item[field] === value));
  const sign = sort_order === 'asc' ? 1 : -1;
  all.sort((one, other) => sign * (one[sort_by] < other[sort_by] ? -1 : one[sort_by] > other[sort_by] ? 1 : one.id - other.id));
  res.json({ total: all.length, data: all.slice(offset, offset + limit) });
});
app.get('/accounts/v1/approval', (req, res) => void found(approvals.get(String(req.query.approvalId)), res));
app.post('/accounts/v1/approval', async (req, res) => {
  const answered = {
    approvalId: randomUUID(),
    resource: 'BALANCE',
    action: 'WITHDRAW',
    payload: { ...req.body.payload, networkFee: 0 },
    username: 'companyProfile',
    requestedBy: 'userOne',
    reviewRecords: [],
    status: 'PENDING',
  };
  await approvals.put({ ...answered, created: new Date().toISOString(), entity: 'Approval' });
  res.json(answered);
});
app.post('/accounts/v1/approval/review', async (req, res) => {
  const { action, approvalId, comment = '' } = req.body;
  const approval = approvals.get(approvalId);
  if (!approval) return void res.status(404).json({ message: 'Record not found' });
  const status = action === 'APPROVE' ? 'APPROVED' : 'REJECTED';
  const review = { reviewedAt: new Date().toISOString(), comment, reviewedBy: 'userThree', status };
  await approvals.put({ ...approval, status, reviewRecords: [...approval.reviewRecords, review] });
  res.json({ approvalId, status });
});

const failed: ErrorRequestHandler = (error, _req, res, _next) =>
  void res.status(error.status ?? 500).json({ message: String(error.message) });
app.use(failed);
app.listen(port, '127.0.0.1');
