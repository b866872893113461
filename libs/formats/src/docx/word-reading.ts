import JSZip from 'jszip';
import { XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm';
import { chineseNumeral } from '@colex/lawtext';

/** A paragraph as a word processor shows it after all changes were accepted, or all rejected. */
export interface WordParagraph {
  readonly style: string;
  /** The number a list gives it; empty without one. */
  readonly number: string;
  readonly text: string;
}

/** Which changes are taken: those of the new text, or none. */
export type Side = 'accepted' | 'rejected';

const NAMESPACES = { w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' };

const elements = (node: XmlNode, path: string): XmlElement[] =>
  node.find(path, NAMESPACES).filter((found): found is XmlElement => found instanceof XmlElement);
const value = (node: XmlNode, path: string): string | undefined => node.get(path, NAMESPACES)?.content;

interface List {
  readonly abstract: string;
  readonly format: string;
  readonly text: string;
  readonly restarts: boolean;
}

function listsOf(numbering: XmlDocument): Map<string, List> {
  return new Map(
    elements(numbering.root, '//w:num').map((num) => {
      const abstract = value(num, 'w:abstractNumId/@w:val') ?? '';
      const level = `//w:abstractNum[@w:abstractNumId="${abstract}"]/w:lvl[@w:ilvl="0"]`;
      return [
        value(num, '@w:numId') ?? '',
        {
          abstract,
          format: value(numbering.root, `${level}/w:numFmt/@w:val`) ?? '',
          text: value(numbering.root, `${level}/w:lvlText/@w:val`) ?? '',
          restarts: num.get('w:lvlOverride[@w:ilvl="0"]/w:startOverride', NAMESPACES) !== null,
        },
      ];
    }),
  );
}

/**
 * Reads the paragraphs of a .docx back as Word counts and shows them (ECMA-376 part 1 §17.9 numbering, §17.13.5
 * revisions). Only what the tests of this lib need: one level, no tables in tables.
 */
export async function readWordParagraphs(docx: Uint8Array, side: Side): Promise<WordParagraph[]> {
  const zip = await JSZip.loadAsync(docx);
  const part = async (name: string): Promise<XmlDocument> =>
    XmlDocument.fromString((await zip.file(name)?.async('string')) ?? `<missing name="${name}"/>`);
  const [document, numbering] = [await part('word/document.xml'), await part('word/numbering.xml')];
  const lists = listsOf(numbering);
  const counts = new Map<string, number>();
  const begun = new Set<string>();
  const paragraphs: WordParagraph[] = [];
  const gone = side === 'accepted' ? 'w:del' : 'w:ins';
  for (const paragraph of elements(document.root, '//w:body//w:p')) {
    if (paragraph.get(`w:pPr/w:rPr/${gone}`, NAMESPACES)) continue;
    const properties = paragraph.get('w:pPr', NAMESPACES);
    const numId = properties && value(properties, 'w:numPr/w:numId/@w:val');
    const list = numId === null || numId === undefined ? undefined : lists.get(numId);
    let number = '';
    if (list && numId) {
      if (list.restarts && !begun.has(numId)) counts.set(list.abstract, 0);
      begun.add(numId);
      const count = (counts.get(list.abstract) ?? 0) + 1;
      counts.set(list.abstract, count);
      number = list.text.replace('%1', list.format === 'decimal' ? String(count) : chineseNumeral(count));
    }
    const text = elements(paragraph, `.//w:r[not(ancestor::${gone})]/*[self::w:t or self::w:delText]`)
      .map(({ content }) => content)
      .join('');
    paragraphs.push({ style: (properties && value(properties, 'w:pStyle/@w:val')) ?? '', number, text });
  }
  document.dispose();
  numbering.dispose();
  return paragraphs;
}
