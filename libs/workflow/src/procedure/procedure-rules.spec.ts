import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedureRulesOf, type ProcedureRules } from './procedure-rules.js';

const TEN: readonly (readonly [string, string])[] = [
  ['徐州市', '江苏省'],
  ['连云港市', '江苏省'],
  ['宿迁市', '江苏省'],
  ['淮北市', '安徽省'],
  ['宿州市', '安徽省'],
  ['济宁市', '山东省'],
  ['临沂市', '山东省'],
  ['枣庄市', '山东省'],
  ['菏泽市', '山东省'],
  ['商丘市', '河南省'],
];
const sourcesOf = (rules: ProcedureRules) => Object.values(rules).filter((rule) => rule !== null);

describe('the rules a city starts with', () => {
  it.each(TEN)('of %s name a source for every rule', (city, province) => {
    for (const { source } of sourcesOf(procedureRulesOf(city, province))) expect(source).not.toBe('');
  });

  it('are its own where its regulation was read, and otherwise marked as assumed except what the nation says of all', () => {
    const certaintiesOf = (city: string, province: string) =>
      Object.entries(procedureRulesOf(city, province))
        .filter(([, rule]) => rule !== null && rule.certainty === 'ASSUMED')
        .map(([name]) => name);
    for (const [city, province] of TEN)
      expect(certaintiesOf(city, province).length > 0).toBe(!['济宁市', '临沂市', '枣庄市', '菏泽市'].includes(city));
    expect(certaintiesOf('商丘市', '河南省')).not.toContain('approveWithin');
    expect(certaintiesOf('商丘市', '河南省')).not.toContain('fileWithin');
  });

  it('differ where the four regulations that were read differ', () => {
    const table = ['济宁市', '临沂市', '枣庄市', '菏泽市'].map((city) => {
      const rules = procedureRulesOf(city, '山东省');
      return [
        rules.readings.value.whenImportant,
        rules.consultation.value.required,
        rules.separateVote.value,
        rules.mergedVote.value,
        rules.promulgateWithin?.value.count ?? null,
      ];
    });
    expect(table).toEqual([
      [3, true, true, true, 10],
      [3, true, true, true, null],
      [3, true, true, true, null],
      [null, false, false, false, 10],
    ]);
  });

  it('know of 安徽 that the province is asked twenty days before each reading, from an excerpt', () => {
    expect(procedureRulesOf('淮北市', '安徽省').previewBefore).toMatchObject({
      value: { count: 20, unit: 'DAY' },
      certainty: 'EXCERPT',
    });
    expect(procedureRulesOf('徐州市', '江苏省').previewBefore).toBeNull();
  });

  it('of 济宁 say what the articles they cite say', () => {
    const file = join(process.env['COLEX_SHARED'] ?? '../shared', 'corpus/10-济宁市制定地方性法规条例(2016).md');
    if (!existsSync(file)) {
      process.stderr.write(`no regulation at ${file}: the rules of 济宁 were not compared with its articles\n`);
      return;
    }
    const text = readFileSync(file, 'utf8');
    const articleText = (article: string): string =>
      text.split(/\n(?=第[一二三四五六七八九十]+条 )/).find((part) => part.startsWith(`${article} `)) ?? '';
    const says: { readonly [Rule in keyof ProcedureRules]?: RegExp } = {
      readings: /两次常务委员会会议审议[\s\S]*一次常务委员会会议审议[\s\S]*三次常务委员会会议审议/,
      consultation: /经主任会议决定不公布的除外。向社会公布征求意见的时间一般不少于三十日/,
      submitBefore: /会议举行的一个月前/,
      sendToMembersBefore: /会议举行的七日前/,
      separateVote: /单独表决/,
      mergedVote: /合并表决/,
      lapseAfter: /搁置审议满两年的，或者因暂不付表决经过两年/,
      promulgateWithin: /自批准之日起十日内/,
    };
    const rules = procedureRulesOf('济宁市', '山东省');
    for (const [name, words] of Object.entries(says) as [keyof ProcedureRules, RegExp][]) {
      const articles = [...(rules[name]?.source ?? '').matchAll(/第[一二三四五六七八九十]+条/g)].map(([article]) =>
        articleText(article),
      );
      expect(articles.length).toBeGreaterThan(0);
      expect(articles.join('\n')).toMatch(words);
    }
  });
});
