import { readFile } from 'node:fs/promises';
import { buildSchema, findBreakingChanges } from 'graphql';
import { wholeSchema } from '../scripts/schema.mjs';

const sdlOf = (name: string): Promise<string> => readFile(new URL(`../docs/${name}`, import.meta.url), 'utf8');

describe('the schema of the API', () => {
  it('is committed as one file', async () => {
    expect(await sdlOf('schema.graphql')).toBe(await wholeSchema());
  });

  it('breaks nothing that was released: whoever asks as the last release allowed is answered as then (api.md §21)', async () => {
    const released = buildSchema(await sdlOf('schema.released.graphql'));
    const broken = findBreakingChanges(released, buildSchema(await wholeSchema()));
    expect(broken.map(({ description }) => description)).toEqual([]);
  });

  it('would be seen to break something', async () => {
    const now = await wholeSchema();
    const without = buildSchema(now.replace('  plainText: String!', ''));
    expect(findBreakingChanges(buildSchema(now), without).length).toBeGreaterThan(0);
  });
});
