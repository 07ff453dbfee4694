/** Runs of the fuzz suite: sequences of requests until so many were sent, and what is found, shrunk. */
import fc from 'fast-check';
import type { Finding } from './judge.ts';
import { told } from './request.ts';
import { requests } from './requests.ts';
import { Found, type Known, play } from './sequence.ts';
import { startSubject } from './subject.ts';

export interface Run {
  plane: 'vendors' | 'control';
  /** How many requests to send at least. */
  requests: number;
  seed: number;
  /** Where fast-check begins, to replay what was found. */
  path?: string | undefined;
  known?: Known;
  /** Called after each batch with the number of requests sent so far. */
  progress?: (sent: number) => void;
}

/** Something found: the smallest requests that show it, and how to find it again. */
export interface Report {
  finding: Finding;
  text: string;
}

const batch = 100;
/** How long one that fails is made smaller, in milliseconds: a request that is never answered takes long each time. */
const patience = 20_000;

function report({ finding, sent }: Found, { plane }: Run, seed: number, path: string | null): Report {
  const replay = `npm run fuzz -- --plane ${plane} --seed ${seed} --path ${path}`;
  const lines = sent.map((request, at) => `  ${at + 1}. ${told(request)}`);
  return { finding, text: [`${finding.rule} (${finding.where})`, `  ${finding.detail}`, ...lines, `  ${replay}`].join('\n') };
}

/** Plays sequences until enough requests were sent. @returns what the first sequence that failed has shown, made small */
export async function fuzz(run: Run): Promise<Report | undefined> {
  const { plane, seed, path, known = () => false, progress } = run;
  const subject = await startSubject();
  const sequences = fc.array(requests(plane), { minLength: 1, maxLength: 25, size: 'max' });
  let sent = 0;
  try {
    for (let round = 0; sent < run.requests; round += 1) {
      let last: Found | undefined;
      let until = Number.POSITIVE_INFINITY;
      const property = fc.asyncProperty(sequences, async (all) => {
        if (performance.now() > until) return;
        try {
          sent += await play(subject, all, known);
        } catch (error) {
          // Another kind of finding would hide the one being made smaller.
          if (!(error instanceof Found) || !last || error.finding.rule === last.finding.rule) {
            if (!last) until = performance.now() + patience;
            if (error instanceof Found) last = error;
            throw error;
          }
        }
      });
      const outcome = await fc.check(property, { seed: seed + round, numRuns: batch, ...(path !== undefined && { path }) });
      if (outcome.failed) {
        if (last) return report(last, run, seed + round, outcome.counterexamplePath);
        throw outcome.errorInstance;
      }
      if (path !== undefined) return undefined;
      progress?.(sent);
    }
    return undefined;
  } finally {
    await subject.close();
  }
}
