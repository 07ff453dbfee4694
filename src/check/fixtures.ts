/** Checks that every fixture record is valid and has an id of its own. */
import type { Vendor } from '../core/provider.ts';
import { schemaFindings } from '../core/schemas.ts';

export function records({ implementation, document, fixture }: Vendor): string[] {
  const findings = Object.keys(fixture)
    .filter((name) => !Object.hasOwn(implementation.resources, name))
    .map((name) => `${implementation.name}: fixture '${name}' is no resource`);
  for (const [name, { schema, key }] of Object.entries(implementation.resources)) {
    if (!Object.hasOwn(document.components.schemas, schema)) {
      findings.push(`${implementation.name}: resource '${name}' has the schema '${schema}', which is not in the document`);
      continue;
    }
    const seen = new Set<unknown>();
    for (const [place, item] of (fixture[name] ?? []).entries()) {
      const where = `${implementation.name}: ${name}[${place}] (${key} ${item[key]})`;
      if (seen.has(item[key])) findings.push(`${where}: the id is used twice`);
      seen.add(item[key]);
      findings.push(...schemaFindings(document, `/components/schemas/${schema}`, item).map((finding) => `${where}: ${finding}`));
    }
  }
  return findings;
}
