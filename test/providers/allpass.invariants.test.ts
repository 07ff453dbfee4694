/** What holds for Allpass's records, whoever writes them. */
import { expect, test } from 'vitest';
import { invariants } from '../../src/check/invariants.ts';
import type { Vendor } from '../../src/core/provider.ts';
import type { Item } from '../../src/core/store.ts';
import { discover } from '../../src/providers/discover.ts';

const allpass = (await discover()).find(({ implementation }) => implementation.name === 'allpass') as Vendor;

/** The findings about the fixtures with one record changed. */
const found = (resource: string, place: number, change: (record: any) => object) =>
  invariants({
    ...allpass,
    fixture: {
      ...allpass.fixture,
      [resource]: (allpass.fixture[resource] ?? []).map((record, at) =>
        at === place ? ({ ...record, ...change(record) } as Item) : record,
      ),
    },
  });

/** The first entry with a status of another kind. */
const first = (status: string) => (record: any) => ({
  servicesData: record.servicesData.map((entry: object, place: number) => (place === 0 ? { ...entry, status } : entry)),
});

const nobody = '00000000-0000-4000-8000-000000000000';
const of = (applicantId: string) => (entry: object) => ({ ...entry, applicantId });

test('a check for an applicant whom there is not is found', async () => {
  const findings = await found('cryptoChecks', 1, () => ({ applicantId: nobody }));
  expect(findings).toEqual([expect.stringContaining(`its applicantId is ${nobody}, and there is no record ${nobody} in applicants`)]);
});

test('the fixtures keep to every rule', async () => {
  expect(await invariants(allpass)).toEqual([]);
});

test.each([
  ['approved-passed-its-flow', 'applicants', 0, first('OPEN')],
  ['approved-passed-its-flow', 'applicants', 0, ({ servicesData }: any) => ({ servicesData: servicesData.slice(1) })],
  ['approved-passed-its-flow', 'applicants', 4, first('INCOMPLETE')],
  ['rejected-failed-a-service', 'applicants', 7, first('ACCEPTED')],
  ['review-agrees', 'applicants', 0, ({ review }: any) => ({ review: { ...review, status: 'IN_REVIEW' } })],
  ['review-agrees', 'applicants', 1, ({ review }: any) => ({ review: { ...review, status: 'APPROVED' } })],
  ['confirmed-is-known', 'applicants', 8, () => ({ email: null })],
  ['confirmed-is-known', 'applicants', 12, () => ({ email: '' })],
  ['deletion-is-to-come', 'applicants', 0, () => ({ scheduledDeletionDate: '2026-01-15T12:00:00.000Z' })],
  ['external-id-is-unique', 'applicants', 1, () => ({ externalUserId: 'user-1001' })],
  ['made-for-somebody', 'cryptoChecks', 1, ({ timelines }: any) => ({ timelines: timelines.map(of(nobody)) })],
  ['about-its-subject', 'cryptoChecks', 0, () => ({ txHash: '1'.repeat(64) })],
  ['about-its-subject', 'cryptoChecks', 0, () => ({ address: null })],
  ['about-its-subject', 'cryptoChecks', 0, () => ({ type: 'TRANSACTION' })],
])('a record that breaks the rule %s is found (%s, %i)', async (rule, resource, place, change) => {
  const findings = await found(resource, place, change);
  expect(findings).not.toEqual([]);
  for (const finding of findings) expect(finding).toContain(`(${rule})`);
});
