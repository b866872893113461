/** The whole API as one SDL file, sorted, with its descriptions: what is committed, compared and handed to integrators. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeTypeDefs } from '@graphql-tools/merge';
import { buildASTSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { projectRoot } from './process.mjs';

const FEATURES = join(projectRoot, 'apps/server/src');

/** Merges the SDL files of the features, as the server does. */
export async function wholeSchema() {
  const entries = await readdir(FEATURES, { recursive: true });
  const files = entries.filter((name) => name.endsWith('.graphql')).sort();
  const parts = await Promise.all(files.map((name) => readFile(join(FEATURES, name), 'utf8')));
  const schema = buildASTSchema(mergeTypeDefs(parts));
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
