import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { numberLines, readText } from '@colex/lawtext';
import { checkDraft, PROFILES } from '../index.js';

const FILE = join(
  process.env['COLEX_SHARED'] ?? join(process.cwd(), '..', 'shared'),
  'corpus',
  '06-商丘市淮海战役红色资源保护条例(2025).md',
);

describe('the promulgated regulation of 商丘', () => {
  it('shows the two defects that survived to promulgation, and nothing else', () => {
    if (!existsSync(FILE)) {
      process.stderr.write(`no corpus at ${FILE}: the rules were not run on a promulgated text\n`);
      return;
    }
    let next = 0;
    const { lines } = readText(readFileSync(FILE, 'utf8'), { newId: () => `l${(next += 1)}` });
    const { labels } = numberLines(lines);
    const { findings } = checkDraft(lines, { ...PROFILES.localRegulation, final: true });
    const told = findings
      .filter((finding) => finding.level !== 'information')
      .map(({ rule, index, from, to }) => {
        let article = index;
        while (article > 0 && lines[article]?.kind !== 'article') article -= 1;
        return [rule, labels[article], lines[index]?.text.slice(from, to)];
      });
    expect(told).toEqual([
      ['D04', '第十四条', '市、县（市）'],
      ['D02', '第十八条', '非物质红色资源'],
      ['D02', '第十八条', '非物质红色资源'],
    ]);
  });
});
