/** Allpass's resources: what is stored, under which key, with which life cycles. */
import type { Context as ContextOf } from '../../core/binding.ts';
import type { AnyResource } from '../../core/provider.ts';
import type { Persona, Readings, Schemas, Values } from './api.d.ts';
import { deletion, verification } from './lifecycles.ts';

export type { Schemas } from './api.d.ts';

export const resources = {
  applicants: { schema: 'Applicant', key: 'id', lifecycles: [verification, deletion], indexes: [['externalUserId']] },
  flows: { schema: 'Flow', key: 'id' },
  questionnaires: { schema: 'Questionnaire', key: 'id' },
  cryptoChecks: { schema: 'CryptoCheck', key: 'id', indexes: [['address'], ['txHash']] },
} as const satisfies Record<string, AnyResource>;

/** Data sent with an event: the flow of a move, the comment of a review or decision. */
export interface Given {
  flowId?: string | undefined;
  comment?: string | undefined;
}

export type Context = ContextOf<typeof resources, Schemas, Persona, Readings, Values, Given>;

export type Scene = Context & { given: Given };
