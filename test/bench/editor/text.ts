import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bodyOf, fillWithLines } from '@colex/collab';
import { readText, type Line } from '@colex/lawtext';
import * as Y from 'yjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The Civil Code as lines; undefined where the corpus is not at hand. */
export async function civilCode(): Promise<readonly Line[] | undefined> {
  const corpus = join(resolve(ROOT, process.env['COLEX_SHARED'] ?? '../shared'), 'corpus');
  if (!existsSync(corpus)) return undefined;
  const name = (await readdir(corpus)).find((each) => each.startsWith('01-'));
  if (name === undefined) return undefined;
  let last = 0;
  return readText(await readFile(join(corpus, name), 'utf8'), { newId: () => `l${(last += 1)}` }).lines;
}

/** The editors that are compared. */
export const SUBJECTS = ['colex', 'tiptap'] as const;

/** One of {@link SUBJECTS}. */
export type SubjectName = (typeof SUBJECTS)[number];

/** How a text is kept by each, and how one of its lines is typed into from outside. */
export interface TextKind {
  readonly write: (doc: Y.Doc, lines: readonly Line[]) => void;
  /** Types one character at the end of a line; lines are counted as they were at first. */
  readonly type: (doc: Y.Doc, line: number, character: string) => void;
}

/** Where the text of a line ends in the sequence: before the marker of the next. */
function endOfLine(body: Y.Text, line: number): number {
  let index = 0;
  let seen = -1;
  for (const part of body.toDelta() as { insert: string | object }[]) {
    const isMarker = typeof part.insert === 'object' && !('target' in part.insert);
    if (isMarker && (seen += 1) === line + 1) return index;
    index += typeof part.insert === 'string' ? part.insert.length : 1;
  }
  return index;
}

/** Both kinds of text. */
export const TEXT_KINDS: Readonly<Record<SubjectName, TextKind>> = {
  colex: {
    write: (doc, lines) => fillWithLines(doc, lines),
    type: (doc, line, character) => bodyOf(doc).insert(endOfLine(bodyOf(doc), line), character),
  },
  tiptap: {
    write: (doc, lines) =>
      doc.getXmlFragment('default').insert(
        0,
        lines.map(({ text }) => {
          const paragraph = new Y.XmlElement('paragraph');
          paragraph.insert(0, [new Y.XmlText(text)]);
          return paragraph;
        }),
      ),
    type: (doc, line, character) => {
      const paragraph = doc.getXmlFragment('default').get(line);
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
      if (text instanceof Y.XmlText) text.insert(text.length, character);
    },
  },
};
