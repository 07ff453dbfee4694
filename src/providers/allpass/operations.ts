/** Allpass's operations, one per operationId. */
import { type Instant, iso } from '../../core/clock.ts';
import type { Operations } from '../../core/operation.ts';
import { Refusal } from '../../core/refusal.ts';
import { checkAddress } from './addresses.ts';
import type { operations as Documented } from './api.d.ts';
import { applicantOf, newApplicant, own, shown } from './applicants.ts';
import { check } from './checks.ts';
import { flowNamed } from './flows.ts';
import type { Context } from './resources.ts';
import { isLocale, linkTo, sign } from './token.ts';
import { earlier } from './wallets.ts';

/** The envelope of every answer. It says 200 also where HTTP says 201. */
const enveloped = <Data>(data: Data, now: Instant) => ({ status: true as const, statusCode: 200 as const, data, time: iso(now) });

/** The refusal of a body for one of its fields. */
const unfit = (field: string, message: string) => new Refusal('invalid_request', { findings: [{ path: `/body/${field}`, message }] });

export const operations: Operations<Documented, Context> = {
  createApplicant: async ({ body }, context) => {
    const { externalUserId, flowName } = body;
    const flow = await flowNamed(flowName, context);
    const existing = await own(context).first({ externalUserId });
    if (existing && context.reading('duplicate-external-id') === 'refused') {
      throw new Refusal('conflict', { message: `There is already an applicant with the externalUserId '${externalUserId}'` });
    }
    const applicant = existing ?? (await context.applicants.create(newApplicant(body, flow, context)));
    return { status: 201, body: enveloped(shown(applicant), context.now) };
  },

  getApplicant: async ({ path }, context) => ({
    status: 200,
    body: enveloped(shown(await applicantOf(path, context)), context.now),
  }),

  getApplicantStatus: async ({ path }, context) => {
    const { id, status } = await applicantOf(path, context);
    return { status: 200, body: enveloped({ id, status }, context.now) };
  },

  moveApplicantToFlow: async ({ path, body: { flowId } }, context) => {
    if (typeof flowId === 'number' && context.reading('flow-id') === 'string only') throw unfit('flowId', 'must be string');
    const { id } = await applicantOf(path, context);
    const { status } = await context.applicants.fire(id, 'moveToFlow', { flowId: String(flowId) });
    return { status: 200, body: enveloped({ id, status }, context.now) };
  },

  scheduleApplicantDeletion: async ({ path }, context) => {
    const { id } = await applicantOf(path, context);
    const { scheduledDeletionDate } = await context.applicants.fire(id, 'schedule');
    return { status: 200, body: enveloped({ id, scheduledDeletionDate: scheduledDeletionDate ?? '' }, context.now) };
  },

  restoreApplicant: async ({ path }, context) => {
    const { id } = await applicantOf(path, context);
    await context.applicants.fire(id, 'restore');
    return { status: 200, body: enveloped({ id }, context.now) };
  },

  createApplicantToken: async ({ path, body: { flowName, locale, ttl = 3600 } = {}, headers }, context) => {
    if (locale !== undefined && !isLocale(locale, context.values)) throw unfit('locale', 'is no locale, as en-US is');
    const { applicants, ids, now, reading } = context;
    const { id } = await applicantOf(path, context);
    const { applications, externalUserId, flow: theirs } = await applicants.fire(id, 'issueToken');
    const flow = flowName === undefined ? theirs : await flowNamed(flowName, context);
    if (flowName !== undefined && reading('token-flow') === 'moves') await applicants.fire(id, 'moveToFlow', { flowId: String(flow.id) });
    const transactionId = ids.uuid();
    const accessToken = await sign({ appKey: applications.appKey, transactionId, externalUserId, flowId: flow.id }, now, ttl);
    const link = linkTo(headers['host'] ?? '', accessToken);
    return { status: 201, body: enveloped({ transactionId, accessToken, link, applicantId: id, ttl }, now) };
  },

  getQuestionnaire: async ({ path: { id } }, { now, questionnaires }) => {
    const questionnaire = await questionnaires.first({ id });
    if (!questionnaire) throw new Refusal('not_found', { message: `There is no questionnaire '${id}'` });
    return { status: 200, body: enveloped(questionnaire, now) };
  },

  searchCryptoAml: async ({ body }, context) => {
    const { cryptoChecks, now, reading } = context;
    checkAddress(body, context);
    const { address = null, blockchain, txHash = null } = body;
    const known = reading('repeated-search') === 'same' && (await earlier({ blockchain, address, txHash }, context));
    const { id, type } = known || (await cryptoChecks.create(check(body, context)));
    return { status: 201, body: enveloped({ id, type }, now) };
  },

  getCryptoAmlDetails: async ({ path: { amlId }, query: { type } }, { cryptoChecks, now }) => {
    const found = await cryptoChecks.first({ id: amlId });
    const message = `There is no ${type} check '${amlId}'`;
    if (!found) throw new Refusal('not_found', { message });
    if (found.type !== type) throw new Refusal('type_mismatch', { message });
    return { status: 200, body: enveloped(found, now) };
  },
};
