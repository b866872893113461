import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { bodyOf, encodeState, fillWithLines, newMarker } from '@colex/collab';
import { readText } from '@colex/lawtext';
import * as Y from 'yjs';
import { PROJECT_ROOT } from './peers.js';

/** A text to put into a room. */
export interface SeedText {
  /** As plain text, for a contender that reads statutes; absent when the text is its history. */
  readonly source: string | undefined;
  /** As Yjs updates, in order. */
  readonly updates: readonly Uint8Array[];
}

/** The texts all contenders get. */
export interface Texts {
  /** A city's regulation: corpus/06, some 5,000 characters. */
  readonly regulation: SeedText;
  /** The Civil Code: corpus/01, 1,260 articles, 110,000 characters. */
  readonly civilCode: SeedText;
  /** The B4 trace: 259,778 single-character edits of one paper, a hundred to an update. */
  readonly b4: SeedText;
}

const EDITS_PER_UPDATE = 100;

/** Reads the texts from the folder with the team's material. Throws when it is not there: without it there is nothing to measure. */
export async function readTexts(): Promise<Texts> {
  const folder = process.env['COLEX_SHARED'] ?? join(PROJECT_ROOT, '../shared');
  const [regulation, civilCode, trace] = await Promise.all([
    readFile(join(folder, 'corpus/06-商丘市淮海战役红色资源保护条例(2025).md'), 'utf8'),
    readFile(join(folder, 'corpus/01-民法典(2020).md'), 'utf8'),
    readFile(join(folder, 'b4-trace.json.gz')),
  ]);
  return {
    regulation: statute(regulation),
    civilCode: statute(civilCode),
    b4: history(await promisify(gunzip)(trace)),
  };
}

function statute(source: string): SeedText {
  const doc = new Y.Doc();
  let lines = 0;
  fillWithLines(
    doc,
    readText(source, {
      newId: () => {
        lines += 1;
        return `line${lines}`;
      },
    }).lines,
  );
  const update = encodeState(doc);
  doc.destroy();
  return { source, updates: [update] };
}

type Edit = readonly [position: number, deleted: number, inserted: string];

/** Replays the trace. Its line breaks become line markers, because a line of law holds none. */
function history(json: Buffer): SeedText {
  const { edits } = JSON.parse(json.toString('utf8')) as { readonly edits: readonly Edit[] };
  const doc = new Y.Doc();
  const body = bodyOf(doc);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let start = 0; start < edits.length; start += EDITS_PER_UPDATE) {
    doc.transact(() => {
      for (const [index, edit] of edits.slice(start, start + EDITS_PER_UPDATE).entries()) {
        perform(body, edit, `b4-${start + index}`);
      }
    });
  }
  doc.destroy();
  return { source: undefined, updates };
}

function perform(body: Y.Text, [position, deleted, inserted]: Edit, lineId: string): void {
  if (deleted > 0) body.delete(position, deleted);
  if (inserted === '\n') body.insertEmbed(position, newMarker({ id: lineId, kind: 'plain' }));
  else if (inserted.length > 0) body.insert(position, inserted);
}
