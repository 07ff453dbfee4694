/** Questions that Broctagon's pages leave open, with the sandbox's default answers. */
import type { Reading } from '../../core/reading.ts';

export const readings = {
  signature: {
    question: 'Must a call with a body carry a signature?',
    options: ['checked when sent', 'required'],
    default: 'checked when sent',
    grade: 'assumed',
    source: 'The authentication pages require it of every call with a body; a sandbox should also answer a plain curl.',
  },
  'signature-scheme': {
    question: 'Which of the two published signature schemes is understood?',
    options: ['either', 'V1', 'V2'],
    default: 'either',
    grade: 'assumed',
    source: 'Two authentication pages describe a scheme each; neither says which one a back office uses.',
  },
  'signature-empty-values': {
    question: 'Are parameters with an empty value part of what a V1 signature signs?',
    options: ['left out', 'included'],
    default: 'left out',
    grade: 'assumed',
    source: 'The V1 page says both, and advises to leave empty values out of the body.',
  },
  'reject-comment': {
    question: 'Must a rejection carry a comment?',
    options: ['optional', 'mandatory'],
    default: 'optional',
    grade: 'observed',
    source: 'Two versions of the page on rejecting: optional in the older one, mandatory in the newer one.',
  },
  'approve-steps': {
    question: 'Does an approval move a flow of several steps by one step, or finish it?',
    options: ['one step', 'whole flow'],
    default: 'one step',
    grade: 'assumed',
    source: 'The webhooks tell one approval per step; the page on approving could not be read.',
  },
  'first-step': {
    question: 'Which number has the first step in flow.current and pre_step?',
    options: ['1', '0'],
    default: '1',
    grade: 'assumed',
    source: 'The page calls both an index and gives no base; the webhooks number steps from 1.',
  },
  'approved-payment': {
    question: 'What becomes of a payment that is still processing when its deposit is approved?',
    options: ['success', 'stays processing'],
    default: 'success',
    grade: 'assumed',
    source: 'The page lists pay_status and pay_time without values or rules; who approves a deposit has seen the money.',
  },
} as const satisfies Record<string, Reading>;
