import { LARGEST_NUMERAL, chineseNumeral } from '@colex/lawtext';

/** The printed number of an article (第十条) that is asked for as printed or as a plain number (10). */
export function printedArticleNumber(number: string): string {
  const plain = /^\d{1,5}$/.test(number) ? Number(number) : 0;
  return plain >= 1 && plain <= LARGEST_NUMERAL ? `第${chineseNumeral(plain)}条` : number;
}
