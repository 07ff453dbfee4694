/** Questions that B2Core's pages leave open, with the sandbox's default answers. */
import type { Reading } from '../../core/reading.ts';

export const readings = {
  'decide-new': {
    question: 'Can a request be approved or rejected while it is still new (127)?',
    options: ['refused', 'allowed'],
    default: 'refused',
    grade: 'assumed',
    source: 'The guide lets administrators decide pending requests; nothing says what new means for them.',
  },
  'approved-transaction': {
    question: 'What becomes of the transaction of an approved request?',
    options: ['inProgress, done after 60 s', 'done at once'],
    default: 'inProgress, done after 60 s',
    grade: 'assumed',
    source: 'The guide defines inProgress as being processed and done as completed; the time in between is not given.',
  },
  'inapplicable-field': {
    question: 'What becomes of a field in an update that does not apply to the type of the transaction?',
    options: ['ignored', 'refused'],
    default: 'ignored',
    grade: 'assumed',
    source: 'The documented example sends the fields of deposits and withdrawals to one transaction.',
  },
  'department-verdicts': {
    question: 'Do the verdicts of the departments move the status of a pending transaction?',
    options: ['no', 'all approved: inProgress, one declined: rejected'],
    default: 'no',
    grade: 'assumed',
    source: 'The page lists the verdicts as fields to update and says nothing of an effect on the status.',
  },
  'check-answer': {
    question: 'When is a transaction monitoring request answered?',
    options: ['at once', 'after 5 s'],
    default: 'at once',
    grade: 'assumed',
    source: 'The call answers without a body and the results are read separately, so they may come later.',
  },
  'resolution-type': {
    question: 'Must a resolutionType sent with a rejection be the type of the resolution?',
    options: ['must fit', 'ignored'],
    default: 'must fit',
    grade: 'assumed',
    source: 'The back office asks for a type and then for a resolution of it; the call takes both ids.',
  },
  'illegal-transition': {
    question: 'With which status is deciding a decided request, or updating a final transaction, refused?',
    options: ['409', '400'],
    default: '409',
    grade: 'assumed',
    source: 'The overview lists 400 for invalid data; codes for conflicts could not be read.',
  },
} as const satisfies Record<string, Reading>;
