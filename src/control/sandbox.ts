/** What is served, and by which rules. */
import { addressOf } from '../core/document.ts';
import { statuses } from '../core/lifecycle.ts';
import type { Vendor } from '../core/provider.ts';
import type { Part, Schemas } from './context.ts';

const tables = ({ implementation: { name: provider, resources } }: Vendor): Schemas['Lifecycle'][] =>
  Object.entries(resources).flatMap(([resource, { lifecycles = [] }]) =>
    lifecycles.map((table) => ({
      provider,
      resource,
      field: table.field,
      initial: table.initial as Schemas['Status'],
      statuses: statuses(table) as Schemas['Status'][],
      ...(table.presence && { presence: { ...table.presence } }),
      events: Object.entries(table.events).map(([event, transition]) => ({ event, ...transition })) as Schemas['Event'][],
    })),
  );

export const sandbox = {
  getHealth: (_, { vendors, version }) => ({
    status: 200,
    body: { status: 'ok', version, providers: vendors.map(({ implementation }) => implementation.name) },
  }),
  listLifecycles: (_, { vendors }) => ({ status: 200, body: vendors.flatMap(tables) }),
  listPersonas: (_, { vendors }) => ({
    status: 200,
    body: vendors.flatMap(({ implementation: { name: provider, personas } }) =>
      personas.map(({ name, description, headers }) => ({ provider, name, description, headers: { ...headers } })),
    ),
  }),
  listVendors: (_, { vendors }) => ({ status: 200, body: vendors.map(addressOf) }),
  listMagicValues: (_, { vendors }) => ({
    status: 200,
    body: vendors.flatMap(({ implementation, document }) =>
      (document['x-magic'] ?? []).map((row) => ({ provider: implementation.name, ...row })),
    ),
  }),
} satisfies Part;
