import { REFERENCE_PLACEHOLDER } from '@colex/lawtext';
import type { Line, Reference } from '@colex/lawtext';
import * as Y from 'yjs';

import { cleanLineText } from './text-characters.js';
import { newMarker } from './line-marker.js';
import { emptyRecord, readRecords, settleIds } from './line-records.js';

/** The name of the one root type of a draft's document. */
export const BODY = 'body';

/** The one text of a draft: line markers, the characters of the lines, and references. Owned by the document. */
export function bodyOf(doc: Y.Doc): Y.Text {
  return doc.getText(BODY);
}

/**
 * The draft as a list of lines, in order, never empty. Every reachable state of the document has such a reading: text before the
 * first marker is the implicit line (`IMPLICIT_LINE_ID`, kind `plain`), an empty body is one empty implicit line, an id that
 * occurs twice stays with its first place while later places get a derived one, an unknown kind reads as `plain`.
 * Reading writes nothing. It costs one walk over the document; to follow changes use `LinesMirror`.
 */
export function linesOf(doc: Y.Doc): Line[] {
  const records = settleIds(readRecords(bodyOf(doc)));
  return (records.length === 0 ? [emptyRecord()] : records).map((record) => record.line);
}

/** Embeds the text of a line, its references at their placeholders, from `index` on; returns the index after it. */
export function insertLineText(
  body: Y.Text,
  index: number,
  text: string,
  references: readonly Reference[] = [],
): number {
  let at = index;
  text.split(REFERENCE_PLACEHOLDER).forEach((part, place) => {
    if (place > 0) {
      const reference = references[place - 1];
      if (reference === undefined) throw new RangeError('A reference placeholder has no reference.');
      body.insertEmbed(at, { ...reference });
      at += 1;
    }
    const clean = cleanLineText(part);
    body.insert(at, clean);
    at += clean.length;
  });
  return at;
}

/**
 * Writes the lines into an empty draft in one transaction; throws RangeError when the draft is not empty. Characters that may not
 * stand in a line are left out (see `cleanLineText`). Reading gives the same lines back, provided their ids are raw and unique.
 */
export function fillWithLines(doc: Y.Doc, lines: readonly Line[], origin: unknown = null): void {
  const body = bodyOf(doc);
  if (body.length > 0) throw new RangeError('Only an empty draft can be filled with lines.');
  doc.transact(() => {
    let index = 0;
    for (const line of lines) {
      body.insertEmbed(index, newMarker(line));
      index = insertLineText(body, index + 1, line.text, line.references);
    }
  }, origin);
}
