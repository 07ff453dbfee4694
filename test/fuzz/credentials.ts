/** Who calls: the personas of the vendors, as headers, and their signatures. */
import { createHash, createHmac } from 'node:crypto';
import fc, { type Arbitrary } from 'fast-check';
import { discover } from '../../src/providers/discover.ts';
import type { Request } from './request.ts';

const personas = (await discover()).flatMap(({ implementation }) =>
  implementation.personas.map((persona) => ({ api: implementation.name, name: persona.name, headers: persona.headers, persona })),
);

type Headers = readonly (readonly [string, string])[];

export interface Credentials {
  headers: Headers;
  signer?: Request['signer'];
  /** Whether nobody has these. */
  wrong?: boolean;
}

/** Vendors whose callers may sign. */
const signing: Readonly<Record<string, (persona: string, request: Request) => Headers>> = {
  aquanow: (persona, { method, target }) => {
    const nonce = '1772355600000';
    const path = (target.split('?', 1)[0] ?? '').replace(/^\/w\/[^/]*/, '');
    const { secret = '' } = (personas.find(({ name }) => name === persona)?.persona ?? {}) as { secret?: string };
    const message = JSON.stringify({ httpMethod: method, path, nonce });
    return [
      ['x-nonce', nonce],
      ['x-signature', createHmac('sha384', secret).update(message).digest('hex')],
    ];
  },
  broctagon: (persona, { body = '' }) => {
    if (body.length % 2 === 0) return [['signature', `sha256=${createHmac('sha256', persona).update(body).digest('hex')}`]];
    return [
      [
        'signature',
        createHash('sha1')
          .update(v1(body) + persona)
          .digest('hex')
          .toUpperCase(),
      ],
    ];
  },
};

/** The parameters of a body as Broctagon's V1 signs them. */
function v1(body: string): string {
  try {
    const sent = JSON.parse(body) as Record<string, unknown>;
    const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
    const names = Object.keys(sent).filter((name) => sent[name] !== '' && sent[name] !== null);
    return names
      .sort()
      .map((name) => `${name}=${text(sent[name])}`)
      .join('&');
  } catch {
    return body;
  }
}

/** The request with the signature of its signer. A wrong one is right but for its last character. */
export function signed(request: Request): Request {
  const { signer } = request;
  const persona = signer && personas.find(({ name }) => name === signer.persona);
  const sign = persona && signing[persona.api];
  if (!signer || !sign) return request;
  const headers = sign(signer.persona, request).map(([name, value]) => [name, signer.rightly ? value : `${value.slice(0, -1)}z`] as const);
  return { ...request, headers: [...request.headers, ...headers], signer: undefined };
}

const right = (api: string): Credentials[] =>
  personas
    .filter((one) => one.api === api)
    .flatMap(({ name, headers }) => {
      const plain = { headers: Object.entries(headers) };
      return api in signing ? [plain, plain, { ...plain, signer: { persona: name, rightly: true } }] : [plain];
    });

/** Credentials that are let in. */
export const letIn = (api: string): Arbitrary<Credentials> =>
  api === 'control' ? fc.constant({ headers: [] }) : fc.constantFrom(...right(api));

/** Credentials that nobody has: none, unknown, doubled, empty, another vendor's, signed wrongly. */
export function keptOut(api: string): Arbitrary<Credentials> {
  const [first] = personas.filter((one) => one.api === api);
  const [name, value] = Object.entries(first?.headers ?? {})[0] as [string, string];
  const other = personas.find((one) => one.api !== api);
  const all: Credentials[] = [
    ...[[], [[name, 'nobody']], [[name, '']], [[name, `${value}x`]], [[name, value.toUpperCase()]], [[name, 'x'.repeat(3_000)]]],
    Object.entries(other?.headers ?? {}),
  ].map((headers) => ({ headers: headers as unknown as Headers, wrong: true }));
  return fc.constantFrom(...all);
}

/** Credentials of a known persona with a signature that is not theirs. A call without a body may need none. */
export const badlySigned = (api: string): Arbitrary<Credentials> | undefined =>
  api in signing
    ? fc.constantFrom(...personas.filter((one) => one.api === api)).map(({ name, headers }) => ({
        headers: Object.entries(headers),
        signer: { persona: name, rightly: false },
        wrong: api === 'aquanow',
      }))
    : undefined;

/** The headers of the first persona of a vendor. */
export const letInFirst = (api: string): Headers => right(api)[0]?.headers ?? [];
