/** Plays a sequence of requests on a fresh world, and holds what comes of each against the rules. */

import { letInFirst, signed } from './credentials.ts';
import { vendorOperations } from './documents.ts';
import { againstDocument, type Finding, labelOf } from './judge.ts';
import { bytesOf, type Request } from './request.ts';
import { world } from './requests.ts';
import { breaks, difference, type Seen, type Subject } from './subject.ts';
import { type Answer, Broken } from './wire.ts';

/** Thrown by a sequence in which something was wrong. */
export class Found extends Error {
  readonly finding: Finding;
  readonly sent: readonly Request[];

  constructor(finding: Finding, sent: readonly Request[]) {
    super(`${finding.rule} (${finding.where}): ${finding.detail}`);
    this.finding = finding;
    this.sent = sent;
  }
}

/** Findings that are passed over, by rule and operation. */
export type Known = (finding: Finding) => boolean;

const ids = /"(?:\w*[iI]d)":("[^"\\]{1,80}"|\d+)/g;

/** The request with `@1` and `@2` replaced by ids that came in earlier answers. */
function resolved(request: Request, seen: readonly string[]): Request {
  const put = (text: string, write: (id: string) => string) =>
    text.replaceAll(/@([12])(?![\w.])/g, (_, back) => write(seen.at(-Number(back)) ?? '1'));
  const { target, body } = request;
  return { ...request, target: put(target, encodeURIComponent), ...(body !== undefined && { body: put(body, String) }) };
}

const struck = ({ headers }: Answer) => headers['x-countersign-fault'] !== undefined;
const preferred = ({ headers }: Answer) => /(?:^|, )(?:code|example)=/.test(headers['preference-applied'] ?? '');
const dryRun = ({ headers }: Answer) => /(?:^|, )dry-run/.test(headers['preference-applied'] ?? '');

type Judged = Omit<Finding, 'where'> | undefined;

/** What is wrong with the answer by itself. */
function judged(request: Request, answer: Answer, logged: readonly string[]): Judged {
  const { status, text } = answer;
  if (struck(answer)) return undefined;
  if (status >= 500 && !preferred(answer))
    return { rule: `answered ${status}`, detail: `${text.slice(0, 300)} ${logged.join('\n').slice(0, 700)}` };
  // Who is kept out is told in the log as well, and is no defect.
  const defects = logged.filter((line) => !line.startsWith('not_permitted: '));
  if (defects.length > 0) return { rule: 'logged a defect', detail: defects.join('\n').slice(0, 700) };
  if (request.refusedFor && status < 400 && !preferred(answer) && request.method !== 'OPTIONS')
    return { rule: 'not refused', detail: `${status} although ${request.refusedFor}` };
  return againstDocument(request, answer);
}

/** Whether the request may not have changed anything, and why. */
function unchanging(request: Request, answer: Answer): string | undefined {
  if (struck(answer)) return undefined;
  if (answer.status >= 400) return request.kind === 'wire' ? 'a refused request that bends HTTP' : 'a refused request';
  if (dryRun(answer)) return 'a dry run';
  return ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(request.method) ? `a ${request.method}` : undefined;
}

async function exchange(subject: Subject, request: Request, before: Seen): Promise<Answer | Judged> {
  const cutOff = request.framing === 'length too long';
  try {
    return await subject.wire.send(request.method, bytesOf(request, subject.host), request.kind === 'wire', cutOff);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    if (breaks(before) || cutOff) return undefined;
    return { rule: 'the connection broke', detail: `${error.message} ${subject.logged().join('\n').slice(0, 700)}` };
  }
}

/** Sends one request and returns what is wrong, with the worlds as they are then. */
async function step(subject: Subject, request: Request, before: Seen, pool: string[]): Promise<[Judged, Seen]> {
  const answer = await exchange(subject, request, before);
  const after = await subject.seen();
  if (!answer || 'rule' in answer) return [answer, after];
  const wrong = judged(request, answer, subject.logged());
  if (wrong) return [wrong, after];
  const running = request.method === 'GET' && !(await subject.world(world)).state().clock.frozen;
  const reason = running ? undefined : unchanging(request, answer);
  const changed = reason && difference(before, after);
  if (changed) return [{ rule: `${reason} changed something`, detail: `${answer.status}: ${changed}` }, after];
  if (request.method === 'POST' && answer.status < 300)
    pool.push(...[...answer.text.slice(0, 2_000).matchAll(ids)].slice(0, 2).map(([, id]) => (id as string).replaceAll('"', '')));
  return [undefined, after];
}

/** Calls that must be answered 200 whatever has happened: the worlds, and each vendor's lists. */
const lists: readonly Request[] = [
  { kind: 'valid', method: 'GET', target: '/__admin/worlds', headers: [] },
  ...['requests?limit=1000', 'history?limit=1000', 'faults', 'snapshots', 'clock', 'readings'].map(
    (path): Request => ({ kind: 'valid', method: 'GET', target: `/__admin/${path}`, headers: [['X-World', world]] }),
  ),
  ...vendorOperations
    .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
    .map(({ api, id, path, parameters }): Request => {
      const limit = parameters.find(({ name }) => name === 'limit')?.schema['maximum'];
      const query = id === 'fetchApprovals' ? '?startTime=2026-02-28T00:00:00.000Z' : limit === undefined ? '' : `?limit=${limit}`;
      return { kind: 'valid', method: 'GET', target: path + query, headers: [...letInFirst(api), ['X-World', world]] };
    }),
];

/** Lists everything, once no fault is armed any more. */
async function listed(subject: Subject): Promise<Finding | undefined> {
  for (const { id } of await Promise.all([...(await subject.seen()).keys()].map((one) => subject.world(one))))
    await (await subject.world(id)).faults.disarm();
  for (const request of lists) {
    const answer = await exchange(subject, request, new Map());
    const where = `afterwards, ${labelOf(request)}`;
    if (!answer || 'rule' in answer) return answer && { ...answer, where };
    const late = request.target.includes('approval?') && answer.status === 400;
    // A user who was removed by hand calls no more.
    const gone = request.target.includes('approval?') && answer.status === 401;
    const wrong = judged(request, answer, subject.logged());
    if (wrong) return { ...wrong, where };
    if (answer.status !== 200 && !late && !gone)
      return { rule: `a list answered ${answer.status}`, where, detail: answer.text.slice(0, 300) };
  }
  return undefined;
}

/** Plays the requests. @returns how many were sent @throws Found */
export async function play(subject: Subject, requests: readonly Request[], known: Known): Promise<number> {
  await subject.renew(world);
  subject.logged();
  const sent: Request[] = [];
  const pool: string[] = [];
  const begun = await subject.seen();
  let before = begun;
  for (const given of requests) {
    const request = signed(resolved(given, pool));
    sent.push(request);
    const [wrong, after] = await step(subject, request, before, pool);
    before = after;
    if (!wrong) continue;
    const finding = { ...wrong, where: labelOf(request) };
    if (!known(finding)) throw new Found(finding, sent);
  }
  const finding = difference(begun, before) || before.size !== begun.size ? await listed(subject) : undefined;
  if (finding && !known(finding)) throw new Found(finding, sent);
  return requests.length;
}
