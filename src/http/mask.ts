/** Headers as they may be shown: of a secret only the first characters. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

const secret = /^(proxy-)?authorization$|cookie|signature|secret|token|api-?key/;
const shown = 4;

/** @param credentials names of the headers that carry credentials, in lower case. */
export const masking =
  (credentials: readonly string[]) =>
  (headers: IncomingHttpHeaders | OutgoingHttpHeaders): Record<string, string> =>
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) => {
        const text = Array.isArray(value) ? value.join(', ') : String(value);
        return [name, secret.test(name) || credentials.includes(name) ? `${text.slice(0, shown)}***` : text];
      }),
    );
