/** Tells whoever reads why a test failed what its world was last asked, what it answered and why, and what it would allow. */
import type { JournalEntry, SandboxWorld, Served } from '../index.ts';
import type { SuiteSandbox } from './suite.ts';

/** Maximum numbers of calls that are told, and of findings of a call. */
const mostCalls = 10;
const mostFindings = 5;

type Refusal = NonNullable<JournalEntry['refusal']>;

/** Where an event was refused on a record. */
type Place = Required<Pick<Refusal, 'resource' | 'id' | 'event'>> & { provider: string };

function placeOf({ provider, refusal }: JournalEntry): Place | undefined {
  const { resource, id, event } = refusal ?? {};
  return provider !== null && resource !== undefined && id !== undefined && event !== undefined
    ? { provider, resource, id, event }
    : undefined;
}

/** Who of the vendor's personas may fire the event that was refused. */
async function whoMay({ provider, resource, id, event }: Place, world: SandboxWorld, { personas }: Served): Promise<string> {
  const may: string[] = [];
  for (const { name } of personas.filter((one) => one.provider === provider)) {
    const { allowed } = await world.next(provider, resource, id, name);
    if (allowed.some((one) => one.event === event)) may.push(name);
  }
  return may.length > 0 ? `${event} is allowed now to: ${may.join(', ')}` : `${event} is allowed now to none of the vendor's personas`;
}

/** What the record allows now, with the call that does it. */
async function whatIsAllowed({ provider, resource, id }: Place, world: SandboxWorld): Promise<string> {
  const { allowed } = await world.next(provider, resource, id);
  const ways = allowed.map(({ event, call }) => `${event} (${call ? `${call.method} ${call.path}` : 'world.simulate'})`);
  return `${resource} ${id} allows now: ${ways.join(', ') || 'nothing'}`;
}

/** What can be done about a refusal. */
async function advice(entry: JournalEntry, world: SandboxWorld, served: Served): Promise<string[]> {
  const place = placeOf(entry);
  const reason = entry.refusal?.reason;
  if (reason === 'unauthenticated') return ["sandbox.personas has each persona's headers, world.as(name) has clients that send them"];
  if (reason === 'unknown_path' || reason === 'wrong_method') {
    const closest = (await world.nearMisses(entry.id)).map(({ method, path }) => `${method} ${path}`);
    return [`the closest operations: ${closest.join(', ')}`];
  }
  if (!place) return [];
  return [reason === 'not_permitted' ? await whoMay(place, world, served) : await whatIsAllowed(place, world)];
}

/** What was refused, found and moved by a call, a line each. */
async function details(entry: JournalEntry, world: SandboxWorld, served: Served): Promise<string[]> {
  const { findings, refusal, transitions } = entry;
  const found = findings.slice(0, mostFindings).map(({ path, message }) => `${path} ${message}`.trim());
  const more = findings.length > mostFindings ? [`and ${findings.length - mostFindings} more`] : [];
  const why = refusal && (found.length > 0 ? [...found, ...more] : [refusal.message]);
  const moved = transitions.map(({ resource, id, event, from, to }) => `${resource} ${id}: ${event}, ${from} -> ${to}`);
  return [...(why ?? []), ...(refusal ? await advice(entry, world, served) : []), ...moved];
}

/** What may be the reason that a world was never called. */
const uncalled = ({ id }: SandboxWorld, { own, url }: SuiteSandbox) =>
  [
    `World ${id} got no call: does your program use world.url or X-World?`,
    ...(own
      ? [`Its sandbox is ${url}, the suite's own. A program that is started by itself finds it where both are run by: countersign exec`]
      : []),
  ].join('\n');

/** The last calls of a world, the newest last, each with what came of it. @returns lines of text; never throws, because a test has failed already */
export async function lastCalls(world: SandboxWorld, sandbox: SuiteSandbox): Promise<string> {
  try {
    const newest = await world.requests({ limit: mostCalls });
    if (newest.length === 0) return uncalled(world, sandbox);
    const lines = [`The last calls of world ${world.id}, the newest last:`];
    for (const entry of newest.reverse()) {
      const { operationId, persona, request, response } = entry;
      lines.push(
        `  ${request.method} ${request.path} (${operationId ?? 'no operation'}) by ${persona ?? 'nobody'}: ${response?.status ?? 'no answer'}`,
      );
      for (const detail of await details(entry, world, sandbox)) lines.push(`    ${detail}`);
    }
    return lines.join('\n');
  } catch (error) {
    return `The last calls of world ${world.id} cannot be told: ${(error as Error).message}`;
  }
}
