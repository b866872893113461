import { chineseNumeral, LARGEST_NUMERAL } from '@colex/lawtext';

/** Elements that begin and end a paragraph. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR ' +
    'LI MAIN NAV OL P PRE SECTION TABLE TBODY TFOOT THEAD TR UL'
  ).split(' '),
);

/** Elements whose content nobody reads as text, deleted text of tracked changes included. */
const SKIPPED: ReadonlySet<string> = new Set(
  'AUDIO BUTTON CANVAS DATALIST DEL EMBED HEAD IFRAME INPUT MATH NOSCRIPT OBJECT S SCRIPT SELECT STRIKE STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO'.split(
    ' ',
  ),
);

const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/iu.test(element.getAttribute('style') ?? '');

/** The number a list shows before one of its members, as statutes write it: （一） outside, 1. in an inner list. */
function listNumber(item: Element): string {
  const list = item.parentElement;
  if (list?.tagName !== 'OL') return '';
  const members = [...list.children].filter((child) => child.tagName === 'LI');
  const start = Number(list.getAttribute('start') ?? 1);
  const own = item.getAttribute('value');
  const number = own === null ? start + members.indexOf(item) : Number(own);
  if (!Number.isInteger(number) || number < 0 || number > LARGEST_NUMERAL) return '';
  return list.parentElement?.closest('ol') === null ? `（${chineseNumeral(number)}）` : `${number}.`;
}

/**
 * The text of a piece of HTML, one line a paragraph. It is read and never shown: nothing of it runs, loads or comes into the
 * page, and of its looks only what is text to a reader stays: numbers of lists, cells apart, hidden and deleted words gone.
 */
export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const lines: string[] = [];
  let line = '';
  const endLine = (): void => {
    const words = line.replace(/[ \t\r\n\f\u00A0]+/gu, ' ').trim();
    if (words !== '') lines.push(words);
    line = '';
  };
  // A list of what is still to come instead of calls in calls: hostile markup may nest as deep as it likes.
  const coming: (Node | 'end')[] = [body];
  for (let node = coming.pop(); node !== undefined; node = coming.pop()) {
    if (node === 'end') endLine();
    else if (node.nodeType === 3) line += node.nodeValue ?? '';
    else if (node.nodeType === 1) {
      const element = node as Element;
      const tag = element.tagName.toUpperCase();
      if (SKIPPED.has(tag) || isHidden(element)) continue;
      if (tag === 'BR') endLine();
      if (tag === 'TD' || tag === 'TH') line += line.trim() === '' ? '' : ' ';
      if (BLOCKS.has(tag)) {
        endLine();
        coming.push('end');
      }
      if (tag === 'LI') line += listNumber(element);
      for (let child = element.lastChild; child !== null; child = child.previousSibling) coming.push(child);
    }
  }
  endLine();
  return lines.join('\n');
}

/** Whether the text that came beside this HTML lacks numbers or line ends that the HTML has. */
export function saysMore(html: string, text: string): boolean {
  return text.trim() === '' || /<ol[\s>]|<table[\s>]|mso-list/iu.test(html);
}
