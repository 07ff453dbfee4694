/** Questions that Aquanow's pages leave open, with the sandbox's default answers. */
import type { Reading } from '../../core/reading.ts';

export const readings = {
  'self-approval': {
    question: 'May an approver review an approval request of their own?',
    options: ['refused', 'allowed'],
    default: 'refused',
    grade: 'assumed',
    source:
      'The page asks for review by "user with approver permissions" and does not speak of the requester; the point of a review is a second person.',
  },
  signature: {
    question: 'Must a call carry x-nonce and x-signature?',
    options: ['checked when sent', 'required'],
    default: 'checked when sent',
    grade: 'assumed',
    source: 'The vendor requires them (integration guide, authentication); a sandbox should also answer a plain curl.',
  },
  'illegal-transition': {
    question: 'With which status is the review or cancellation of a decided request refused?',
    options: ['409', '400'],
    default: '409',
    grade: 'assumed',
    source: 'The page only says that the request must be PENDING.',
  },
  'initiators-see': {
    question: "Whose approval requests does an initiator's list contain?",
    options: ['their own', "the company's"],
    default: 'their own',
    grade: 'assumed',
    source: 'The portal guide says that the initiator can view and cancel their own request.',
  },
} as const satisfies Record<string, Reading>;
