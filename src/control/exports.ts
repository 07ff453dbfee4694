/** Worlds as files. */
import { exported } from '../core/export.ts';
import { importFindings } from '../core/import-findings.ts';
import { Refusal } from '../core/refusal.ts';
import { causeOf } from '../core/turn.ts';
import type { Part } from './context.ts';
import { shown } from './worlds.ts';

export const exports = {
  exportWorld: async ({ path: { id } }, { worlds, vendors }) => {
    const world = await worlds.at(id);
    const providers = vendors.map(({ implementation }) => implementation);
    const [first] = providers;
    // What is due fires first, as before any other look at the world.
    if (first) await world.read(causeOf(first), async () => undefined);
    return { status: 200, body: exported(world.id, world.moment(), providers) };
  },
  importWorld: async ({ path: { id }, body }, { worlds, vendors, examine }) => {
    const providers = vendors.map(({ implementation }) => implementation);
    const findings = await importFindings('/body', body, { providers, scenarios: worlds.scenarios, examine });
    if (findings.length > 0) throw new Refusal('invalid_request', { findings });
    const world = await worlds.at(id);
    await world.importFile(body);
    return { status: 200, body: shown(world) };
  },
} satisfies Part;
