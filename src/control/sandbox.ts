/** What is served, and by which rules. */
import { addressOf } from '../core/document.ts';
import type { Immutable } from '../core/freeze.ts';
import { statuses } from '../core/lifecycle.ts';
import type { Vendor } from '../core/provider.ts';
import { valueNames } from '../core/status-names.ts';
import type { Part, Schemas } from './context.ts';

const tables = ({ document, implementation: { name: provider, resources } }: Vendor): Immutable<Schemas['Lifecycle']>[] =>
  Object.entries(resources).flatMap(([resource, described]) =>
    (described.lifecycles ?? []).map((table) => ({
      provider,
      resource,
      field: table.field,
      initial: table.initial,
      statuses: statuses(table),
      names: valueNames(document, described, table.field),
      ...(table.presence && { presence: table.presence }),
      events: Object.entries(table.events).map(([event, transition]) => ({ event, ...transition })),
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
      personas.map(({ name, description, headers }) => ({ provider, name, description, headers })),
    ),
  }),
  listVendors: (_, { vendors }) => ({ status: 200, body: vendors.map(addressOf) }),
  listInvariants: (_, { vendors }) => ({
    status: 200,
    body: vendors.flatMap(({ implementation: { name: provider, invariants = {} } }) =>
      Object.entries(invariants).flatMap(([resource, all]) =>
        Object.entries(all).map(([name, { says }]) => ({ provider, resource, name, says })),
      ),
    ),
  }),
  listMagicValues: (_, { vendors }) => ({
    status: 200,
    body: vendors.flatMap(({ implementation, document }) =>
      (document['x-magic'] ?? []).map((row) => ({ provider: implementation.name, ...row })),
    ),
  }),
} satisfies Part;
