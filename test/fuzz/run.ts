/** `npm run fuzz -- --requests N --seed S`: half of the requests to each plane. Ends with 1 if something is found, which is printed with a way to replay it. */
import { parseArgs } from 'node:util';
import { fuzz, type Run } from './fuzz.ts';
import type { Finding } from './judge.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '200000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    plane: { type: 'string' },
    path: { type: 'string' },
    // Goes on after a finding, without meeting it again.
    all: { type: 'boolean', default: false },
  },
});

const planes = ['vendors', 'control'].filter((plane) => (values.plane ?? plane) === plane) as Run['plane'][];
const most = Number(values.requests) / planes.length;
const seed = Number(values.seed);
console.log(`seed ${seed}`);

const keyOf = ({ rule, where }: Finding) => `${rule} | ${where}`;
const met = new Set<string>();

async function runPlane(plane: Run['plane']): Promise<void> {
  const begun = performance.now();
  let done = 0;
  let told = begun;
  for (let round = 0; done < most; round += 1) {
    let sent = 0;
    const progress = (count: number) => {
      sent = count;
      if (performance.now() - told < 5_000) return;
      told = performance.now();
      console.log(`${plane}: ${done + count} requests, ${Math.round((done + count) / ((told - begun) / 1000))}/s`);
    };
    const found = await fuzz({
      plane,
      requests: most - done,
      seed: seed + round * 100_000,
      path: values.path,
      known: (finding) => met.has(keyOf(finding)),
      progress,
    });
    done += sent;
    if (!found) break;
    console.log(`\n${found.text}\n`);
    process.exitCode = 1;
    met.add(keyOf(found.finding));
    if (!values.all) break;
  }
  console.log(`${plane}: done, ${done} requests without a finding in ${Math.round((performance.now() - begun) / 1000)} s`);
}

for (const plane of planes) await runPlane(plane);
