import { isHeading } from '@colex/lawtext';
import type { LineKind } from '@colex/lawtext';
import type { Fragment, Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';

import { numbersOf } from './numbers.js';
import { printedReferences } from './references.js';
import { lineAttrs, referenceAttrs } from './schema.js';

const BODY = 'font-family:仿宋,FangSong,serif;font-size:16pt;line-height:28pt;margin:0;text-indent:32pt';
const CENTRED = 'font-size:16pt;line-height:28pt;margin:0;text-align:center';

/** What Word and WPS make of each kind: the page of an official document (GB/T 9704). */
function styleOf(kind: LineKind): string {
  if (kind === 'title')
    return 'font-family:宋体,SimSun,serif;font-size:22pt;font-weight:bold;text-align:center;margin:0';
  if (kind === 'note') return `font-family:楷体,KaiTi,serif;${CENTRED}`;
  if (kind === 'annex') return 'font-family:黑体,SimHei,sans-serif;font-size:16pt;line-height:28pt;margin:0';
  return isHeading(kind) ? `font-family:黑体,SimHei,sans-serif;${CENTRED}` : BODY;
}

/** What stands between the number of a line and its text. */
const gapOf = (kind: LineKind): string => (kind === 'article' || isHeading(kind) || kind === 'annex' ? '\u3000' : '');

function inlineDom(node: Node, target: Document, labelOf: (node: Node) => string): HTMLElement | Text {
  if (node.isText) return target.createTextNode(node.text ?? '');
  const { target: id, until } = referenceAttrs(node);
  const span = target.createElement('span');
  span.setAttribute('data-reference', id);
  if (until !== null) span.setAttribute('data-until', until);
  span.textContent = labelOf(node);
  return span;
}

/**
 * Lines as HTML that Word and WPS take in as paragraphs of an official document with their numbers, and that an editor of Colex
 * reads back as the very lines: numbers are marked as such and left out.
 *
 * @param isWhole whether the first line is taken from its beginning; the rest of a line has no number.
 */
export function linesToHtml(
  state: EditorState,
  lines: Fragment,
  isWhole: boolean,
  target: Document,
  into: DocumentFragment,
): DocumentFragment {
  const { numbering } = numbersOf(state);
  const printed = printedReferences(state);
  const labelOf = (node: Node): string => printed.get(node)?.label ?? referenceAttrs(node).label;
  lines.forEach((line, _offset, place) => {
    const { id, kind, number } = lineAttrs(line);
    const paragraph = target.createElement('p');
    paragraph.setAttribute('data-line', id);
    paragraph.setAttribute('data-kind', kind);
    if (number !== null) paragraph.setAttribute('data-number', number);
    // Through the object model: a policy without unsafe-inline refuses the attribute.
    paragraph.style.cssText = styleOf(kind);
    const index = numbering.indexById.get(id);
    const label = index === undefined || (place === 0 && !isWhole) ? '' : (numbering.labels[index] ?? '');
    if (label !== '') {
      const span = target.createElement('span');
      span.setAttribute('data-label', '');
      if (kind === 'article') span.style.cssText = 'font-family:黑体,SimHei,sans-serif';
      span.textContent = `${label}${gapOf(kind)}`;
      paragraph.append(span);
    }
    line.forEach((child) => paragraph.append(inlineDom(child, target, labelOf)));
    into.append(paragraph);
  });
  return into;
}
