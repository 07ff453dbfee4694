/** What Harbour's pages leave open, and the sandbox's default answers. */
import type { Reading } from '../../core/reading.ts';

export const readings = {
  limits: {
    question: 'Is the limit of a clerk enforced?',
    options: ['enforced', 'advisory'],
    default: 'enforced',
    grade: 'assumed',
    source: 'Harbour is invented, so nothing says so.',
  },
} as const satisfies Record<string, Reading>;
