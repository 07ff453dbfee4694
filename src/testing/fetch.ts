/** `fetch` over Node's HTTP client. DOM environments replace the global one by a browser's, and fake timers stop it. */
const { request: open } = process.getBuiltinModule('node:http');
const { request: openSecure } = process.getBuiltinModule('node:https');

/** @param request one of the classes that the environment has, whichever these are @throws TypeError if there is no answer, as `fetch` does */
export async function nodeFetch(request: Request): Promise<Response> {
  const { headers, method, signal, url } = request;
  if (signal?.aborted) throw signal.reason;
  const body = await request.text();
  // Node frames no body of a DELETE by itself.
  const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const answer = await new Promise<Response>((done, failed) => {
    const fail = (cause: unknown) => failed(new TypeError('fetch failed', { cause }));
    const opened = (url.startsWith('https:') ? openSecure : open)(
      url,
      { method, headers: { ...length, ...Object.fromEntries(headers) } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk) => chunks.push(chunk));
        incoming.on('error', fail);
        incoming.on('end', () => {
          const { rawHeaders, statusCode: status = 0, statusMessage: statusText = '' } = incoming;
          const pairs = rawHeaders.flatMap((name, place): [string, string][] =>
            place % 2 === 0 ? [[name, rawHeaders[place + 1] ?? '']] : [],
          );
          const text = Buffer.concat(chunks).toString();
          done(new Response(text === '' ? null : text, { status, statusText, headers: pairs }));
        });
      },
    );
    opened.on('error', fail);
    signal?.addEventListener('abort', () => {
      failed(signal.reason);
      opened.destroy();
    });
    opened.end(body);
  });
  return Object.defineProperty(answer, 'url', { value: url });
}
