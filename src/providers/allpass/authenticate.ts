/** Identifies the caller of Allpass by the private key of an application. */
import type { Call, Persona } from '../../core/provider.ts';
import { Refusal } from '../../core/refusal.ts';

export interface Application extends Persona {
  /** `appKey` of the applicants it owns. */
  appKey: string;
}

/** The company both applications belong to. */
export const clientKey = '7e9a1c34-52d8-4f06-9b7d-e3a1c05f8b26';

const persona = (key: string, appKey: string, description: string): Application => ({
  name: key,
  description,
  headers: { 'x-private-app-key': key },
  appKey,
});

export const personas: readonly Application[] = [
  persona('allpass-app', '5b0c2c52-6a2e-4a4e-9a39-0d3a3f2f9f10', 'sees its own applicants'),
  persona('allpass-other', 'c1d9e2f4-7f0b-4b1e-8f6d-2a9b7c3e5d61', 'another application of the same company; sees its own applicants'),
];

export function authenticate({ headers }: Call): Application {
  const application = personas.find(({ name }) => name === headers['x-private-app-key']);
  if (!application) throw new Refusal('unauthenticated', { message: 'The key in x-private-app-key is not known' });
  return application;
}
