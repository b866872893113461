import { chineseNumeral, LARGEST_NUMERAL } from '../numeral.js';
import { paragraphHolding, type Places } from './places.js';

const numeral = (n: number): string => (n >= 0 && n <= LARGEST_NUMERAL ? chineseNumeral(n) : String(n));

/** How a line is cited within its article: 第二款第三项; empty for the article itself. */
export interface ProvisionLabel {
  /** 第十条, or the heading with the headings it needs above it to be told apart. */
  readonly whole: string;
  /** 第二款; empty when the article has only one (rule R04) or the line is a heading. */
  readonly paragraph: string;
  /** 第三项第一目; 项 without brackets (rule R03). */
  readonly item: string;
}

/** The heading by its label, with those above it when several print the same (第二编第三章). */
const headingLabel = (places: Places, index: number): string => {
  const label = places.numbering.labels[index] ?? '';
  if ((places.byLabel.get(label)?.length ?? 0) <= 1) return label;
  const parent = places.hierarchy.parents[index] ?? -1;
  return parent < 0 ? label : `${headingLabel(places, parent)}${label}`;
};

/**
 * How a line is cited, in the order 条 款 项 目.
 *
 * @param first whether of an article line its first 款 is meant, not the whole article.
 */
export const provisionLabel = (places: Places, index: number, first = false): ProvisionLabel => {
  const article = places.hierarchy.articles[index] ?? -1;
  if (article < 0) return { whole: headingLabel(places, index), paragraph: '', item: '' };
  const whole = places.numbering.labels[article] ?? '';
  if (index === article && !first) return { whole, paragraph: '', item: '' };
  const paragraphs = places.paragraphsOf(article);
  const position = paragraphs.indexOf(paragraphHolding(places, index));
  const paragraph = paragraphs.length > 1 ? `第${numeral(position + 1)}款` : '';
  let item = '';
  for (
    let at = index;
    places.lines[at]?.kind === 'item' || places.lines[at]?.kind === 'subitem';
    at = places.hierarchy.parents[at] ?? -1
  ) {
    item = `第${numeral(places.numbering.ordinals[at] ?? 0)}${places.lines[at]?.kind === 'item' ? '项' : '目'}${item}`;
  }
  return { whole, paragraph, item };
};

/** The label in full: 第十条第二款第三项. */
export const fullLabel = ({ whole, paragraph, item }: ProvisionLabel): string => `${whole}${paragraph}${item}`;
