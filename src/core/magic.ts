/** Magic values: which values of a field force an outcome, as a document's `x-magic` says. */
import type { Schemas } from './control/api.d.ts';
import { freeze, type Immutable } from './freeze.ts';

/** A row of `x-magic`. */
export type MagicValue = Immutable<Omit<Schemas['MagicValue'], 'provider'>>;

/**
 * Looks up what a value of a field forces.
 * @param where as the row has it
 * @returns what the row forces; undefined if the value is not magic
 * @throws Error if no row has this `where`: a defect of ours
 */
export type Magic = <Forced extends object>(where: string, value: string | null | undefined) => Forced | undefined;

/** Whether a row is for this value. */
export const covers = ({ value: low, to = low }: MagicValue, value: string): boolean =>
  value.length === low.length && value >= low && value <= to;

/** Makes the lookup of a document. An exact value comes before a range. */
export function magicOf(rows: readonly MagicValue[] = []): Magic {
  const exactFirst = freeze(rows).toSorted((one, other) => Number(one.to !== undefined) - Number(other.to !== undefined));
  const tables = Map.groupBy(exactFirst, ({ where }) => where);
  return <Forced extends object>(where: string, value: string | null | undefined) => {
    const table = tables.get(where);
    if (!table) throw new Error(`x-magic has no row for '${where}'`);
    if (value === null || value === undefined) return undefined;
    return table.find((row) => covers(row, value))?.forces as Forced | undefined;
  };
}
