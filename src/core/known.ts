/** Finds names in the criteria of a call that no vendor has, and says which ones there are. */
import { editEvents } from './history.ts';
import { knownNames } from './nearest.ts';
import type { Provider } from './provider.ts';
import { type Finding, Refusal } from './refusal.ts';

/** What criteria may name. */
interface Named {
  provider?: string | undefined;
  resource?: string | undefined;
  event?: string | undefined;
  operationId?: string | undefined;
  persona?: string | undefined;
  /** A persona too. */
  by?: string | undefined;
}

const resourcesOf = ({ resources }: Provider) => Object.entries(resources);

const personas = ['persona', (one: Provider) => one.personas.map(({ name }) => name)] as const;

/** How each is called, and the names that a vendor has. */
const kinds: Readonly<Record<keyof Named, readonly [kind: string, names: (provider: Provider) => readonly string[]]>> = {
  provider: ['vendor', ({ name }) => [name]],
  resource: ['resource', (one) => resourcesOf(one).map(([name]) => name)],
  event: ['event', (one) => resourcesOf(one).flatMap(([, { lifecycles = [] }]) => lifecycles.flatMap(({ events }) => Object.keys(events)))],
  operationId: ['operation', ({ operations }) => Object.keys(operations)],
  persona: personas,
  by: personas,
};

/** A finding for each name that no vendor has. @param place where the criteria are: `/query` */
export function nameFindings(providers: readonly Provider[], place: string, named: Named): Finding[] {
  return (Object.keys(kinds) as (keyof Named)[]).flatMap((field): Finding[] => {
    const name = named[field];
    if (name === undefined) return [];
    const [kind, names] = kinds[field];
    const known = [...new Set([...providers.flatMap(names), ...(field === 'event' ? Object.values(editEvents) : [])])];
    return known.includes(name) ? [] : [{ path: `${place}/${field}`, message: `is no ${kind}; ${knownNames(name, known)}` }];
  });
}

/** @throws Refusal `invalid_request` for names that no vendor has */
export function checkNames(providers: readonly Provider[], place: string, named: Named): void {
  const findings = nameFindings(providers, place, named);
  if (findings.length > 0) throw new Refusal('invalid_request', { findings });
}
