/** Allpass's resources: what is stored, under which key, with which life cycles. */
import type { Context as ContextOf } from '../../core/binding.ts';
import type { AnyResource } from '../../core/provider.ts';
import type { Persona, Readings, Schemas, Values } from './api.d.ts';
import { deletion, verification } from './lifecycles.ts';

export type { Schemas } from './api.d.ts';

export const resources = {
  applicants: { schema: 'Applicant', key: 'id', ids: 'uuid', lifecycles: [verification, deletion], indexes: [['externalUserId']] },
  flows: { schema: 'Flow', key: 'id' },
  questionnaires: { schema: 'Questionnaire', key: 'id' },
  cryptoChecks: { schema: 'CryptoCheck', key: 'id', ids: 'uuid', indexes: [['blockchain'], ['applicantId']] },
} as const satisfies Record<string, AnyResource>;

export type Context = ContextOf<typeof resources, Schemas, Persona, Readings, Values>;

/** The context of an effect or guard, with the flow that a move names. */
export type Moving = Context & { given: Schemas['FlowMove'] };

/** The context of an effect, with what an officer or the system says. */
export type Reviewing = Context & { given: Schemas['ReviewComment'] };
