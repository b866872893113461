import { bodyOf, newMarker, writeMarkers } from '@colex/collab';
import * as Y from 'yjs';

import type { Content } from './content.js';
import type { SequenceWriter } from './drift.js';
import type { LineAttrs } from './schema.js';

const embed = (doc: Y.Doc, body: Y.Text, index: number, content: Content): void => {
  switch (content.type) {
    case 'text':
      return body.insert(index, content.text);
    case 'reference':
      return body.insertEmbed(index, { ...content.reference });
    case 'marker': {
      const { id, kind, number } = content.line;
      const marker = newMarker({ id, kind, ...(number === null ? {} : { number }) });
      return writeMarkers(doc, () => body.insertEmbed(index, marker));
    }
  }
};

/** Writes changes of the editor's sequence into the shared text; to be used within one Yjs transaction. */
export function sharedWriter(doc: Y.Doc): SequenceWriter {
  const body = bodyOf(doc);
  return {
    remove: (index, length) => body.delete(index, length),
    insert: (index, contents) => {
      let at = index;
      for (const content of contents) {
        embed(doc, body, at, content);
        at += content.type === 'text' ? content.text.length : 1;
      }
    },
  };
}

/** Sets the keys of a marker that differ; the id is the line's identity and stays. */
export function retypeMarker(marker: Y.Map<unknown>, line: LineAttrs): void {
  if (marker.get('kind') !== line.kind) marker.set('kind', line.kind);
  if (line.number === null) {
    if (marker.has('number')) marker.delete('number');
  } else if (marker.get('number') !== line.number) marker.set('number', line.number);
}
