import type { Line } from '../line.js';

/** 法 last: 办法 ends in it too. */
const KINDS = [
  '法典',
  '条例',
  '办法',
  '规定',
  '决定',
  '规则',
  '细则',
  '章程',
  '解释',
  '决议',
  '通则',
  '准则',
  '修正案',
  '法',
];

/**
 * How a text calls itself (rule R01): 本法, 本条例, 本办法, 本决定 … by the kind of act its title ends in; a code calls itself
 * 本法. `undefined` when the title says no kind.
 */
export const selfNameOf = (lines: readonly Line[]): string | undefined => {
  const title = lines
    .filter((line) => line.kind === 'title')
    .map((line) => line.text)
    .join('')
    .replace(/(?:[（(][^（）()]*[）)])+$/u, '');
  const kind = KINDS.find((name) => title.endsWith(name));
  if (kind === undefined) return undefined;
  return `本${kind === '法典' ? '法' : kind}`;
};
