/** Questions that Allpass's pages leave open, with the sandbox's default answers. */
import type { Reading } from '../../core/reading.ts';

export const readings = {
  'moved-status': {
    question: 'Which status does an applicant have after a move to another flow?',
    options: ['INIT', 'INCOMPLETE'],
    default: 'INIT',
    grade: 'assumed',
    source: 'The guide says that the status changes to show that the process started again; it does not name it.',
  },
  'duplicate-external-id': {
    question: 'What becomes of a creation with an externalUserId the application has already?',
    options: ['refused', 'existing'],
    default: 'refused',
    grade: 'assumed',
    source: 'The page calls the id unique and documents no error; an answer could also be the applicant there is.',
  },
  'ambiguous-id': {
    question: "Whom does {applicantId} mean that is one applicant's internal id and another's external id?",
    options: ['internal', 'external'],
    default: 'internal',
    grade: 'assumed',
    source: 'The page takes either id and does not say which one wins.',
  },
  'illegal-transition': {
    question: 'With which status is a call refused because the applicant is scheduled for deletion, or is not?',
    options: ['409', '400'],
    default: '409',
    grade: 'assumed',
    source: 'The page documents no errors.',
  },
  'token-flow': {
    question: 'What does the flowName of a token do?',
    options: ['claim', 'moves'],
    default: 'claim',
    grade: 'assumed',
    source: 'The page calls it the flow to be applied; the guide asks for more documents by a link that leaves the status alone.',
  },
  'repeated-search': {
    question: 'Does a second search for the same address or transaction make a new check?',
    options: ['new', 'same'],
    default: 'new',
    grade: 'assumed',
    source: 'The call answers 201 each time; whether the id is another one is not said.',
  },
  'details-type-mismatch': {
    question: 'With which status are the details of a check of the other type refused?',
    options: ['404', '400'],
    default: '404',
    grade: 'assumed',
    source: 'The type is required along with the id; what a wrong one does is not said.',
  },
} as const satisfies Record<string, Reading>;
