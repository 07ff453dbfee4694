/** Which operation a path belongs to. Each is asked for more than once: the sandbox remembers what it matched. */
import { expect, test } from 'vitest';
import { stories } from './story.ts';

const { begin } = stories();

const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
  const first = await ask();
  expect(await ask()).toMatchObject(first as object);
  return first;
};

const told = async ({ as }: ReturnType<typeof begin>, path: string) => {
  const { status, body } = await as('b2core-admin')('GET', path);
  return { status, body };
};

test.each(['/v2/applications/5', '/api/v2/applications/5/', '/api/v2/applications/%35', '/api/v2/applications/5?'])(
  '%s is the path of application 5',
  async (path) => {
    const story = begin();
    const found = await twice(() => told(story, path));
    expect(found).toEqual({ status: 200, body: expect.objectContaining({ id: 5 }) });
    expect(found).toEqual(await twice(() => told(story, '/api/v2/applications/5')));
  },
);

test('a path that is written out comes before one with a parameter', async () => {
  const story = begin();
  for (const path of ['notifications', 'notifications/']) {
    expect((await told(story, '/api/v2/applications/5')).body).toMatchObject({ id: 5 });
    const { body } = await twice(() => told(story, `/api/v2/applications/${path}`));
    expect(body.data[0]).toEqual({ link: expect.any(String), type: expect.any(String), text: expect.any(String) });
  }
});

test('paths are in the case of the document', async () => {
  const story = begin();
  for (const path of ['/api/v2/APPLICATIONS/5', '/api/v2/applications/Notifications']) {
    expect((await twice(() => told(story, path))).status).toBeOneOf([400, 404]);
  }
});

test('a path that is badly encoded is refused as invalid, before and after its operation was called', async () => {
  const story = begin();
  const refused = { status: 400, body: { error: { message: expect.any(String), details: expect.any(Array) } } };
  expect(await twice(() => told(story, '/api/v2/applications/%E0%A4%A'))).toEqual(refused);
  await told(story, '/api/v2/applications/5');
  expect(await told(story, '/api/v2/applications/%E0%A4%A')).toEqual(refused);
});

test('a slash within a value is part of it', async () => {
  const story = begin();
  expect(await twice(() => told(story, '/api/v2/applications/5%2F6'))).toMatchObject({ status: 400 });
  expect(await twice(() => told(story, '/api/v2/applications/5/6'))).toMatchObject({ status: 404 });
});

test('the prefix alone is no path, whatever its query', async () => {
  const story = begin();
  for (const path of ['/api/v2', '/api/v2?x=1', '/api/v2/?x=1'])
    expect(await twice(() => told(story, path))).toMatchObject({ status: 404 });
});
