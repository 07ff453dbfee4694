/** Statuses and transitions in the words of the control plane's life cycles. */
import { answerOf, type ControlClient, type Schemas } from '../client/control.ts';
import { cell, table } from './text-table.ts';

type Moved = Pick<Schemas['Transition'], 'provider' | 'resource' | 'event' | 'from' | 'to'>;

/** The life cycles of the sandbox, to name statuses by. */
export const lifecyclesOf = (control: ControlClient): Promise<Schemas['Lifecycle'][]> => answerOf(control.GET('/lifecycles'));

/** `pending -> approved`, or the status alone where it stays. */
export function moved(lifecycles: readonly Schemas['Lifecycle'][], { provider, resource, event, from, to }: Moved): string {
  const found = lifecycles.find(
    (one) => one.provider === provider && one.resource === resource && one.events.some((row) => row.event === event),
  );
  const [before, after] = [from, to].map((status) => found?.names[String(status)] ?? String(status));
  return before === after ? String(before) : `${before} -> ${after}`;
}

/** A transition as a row: when, which record, what happened, by whom. */
const transitionRow = (lifecycles: readonly Schemas['Lifecycle'][], one: Schemas['Transition']) => ({
  at: one.at,
  record: `${one.provider} ${one.resource} ${one.id}`,
  event: one.event,
  status: moved(lifecycles, one),
  by: one.by ?? '-',
});

/** A transition in one line. */
export const transitionLine = (lifecycles: readonly Schemas['Lifecycle'][], one: Schemas['Transition']): string =>
  Object.values(transitionRow(lifecycles, one)).map(cell).join('  ');

/** A table of transitions; nothing where there are none. */
export async function transitionTable(control: ControlClient, transitions: readonly Schemas['Transition'][]): Promise<string> {
  if (transitions.length === 0) return '';
  const lifecycles = await lifecyclesOf(control);
  return table(transitions.map((one) => transitionRow(lifecycles, one)));
}
