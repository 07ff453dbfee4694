/** Checks that each persona has a name of its own and headers that tell it from every other one. */
import type { Vendor } from '../core/provider.ts';

export const personas = ({ implementation: { name: vendor, personas: all } }: Vendor): string[] =>
  all.flatMap(({ name, headers }, place) => {
    const earlier = all.slice(0, place);
    const alike = earlier.find((one) => Object.entries(one.headers).every(([header, value]) => headers[header] === value));
    return [
      ...(Object.keys(headers).length > 0 ? [] : [`${vendor}: persona '${name}' has no headers`]),
      ...(earlier.some((one) => one.name === name) ? [`${vendor}: two personas have the name '${name}'`] : []),
      ...(alike ? [`${vendor}: a call with the headers of persona '${name}' is taken for one of '${alike.name}'`] : []),
    ];
  });
