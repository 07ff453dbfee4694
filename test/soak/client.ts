/** The clients of the soak, in a process of their own: told how far to go, they answer what they met that was not well. */
import { connection } from '../connection.ts';
import { callOf } from './calls.ts';

export interface Order {
  url: string;
  clients: number;
  /** Turns of each client, from the first up to the second, which is not included. */
  from: number;
  to: number;
}

export interface Report {
  statuses: Record<number, number>;
  /** Answers that were not expected, the first few. */
  odd: string[];
}

process.on('message', async ({ url, clients, from, to }: Order) => {
  const report: Report = { statuses: {}, odd: [] };
  const run = async (client: number) => {
    const { send, close } = connection(url);
    for (let turn = from; turn < to; turn += 1) {
      const { method, path, headers, body, statuses } = callOf(client, turn);
      const { status, text } = await send(method, path, headers, body);
      report.statuses[status] = (report.statuses[status] ?? 0) + 1;
      if (!statuses.includes(status) && report.odd.length < 20)
        report.odd.push(`${client}/${turn} ${method} ${path}: ${status} ${text.slice(0, 300)}`);
    }
    close();
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
  process.send?.(report);
});
