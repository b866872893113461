import type { Language, Period as PeriodType, ProcedureRule, ProcedureRules as RulesType } from '@colex/contract';
import type { StoredTrack } from '@colex/store';
import type { Period, ProcedureRules, Sourced } from '@colex/workflow';

/** The rules of a city's procedure as the API shows them, in the language of the request. */
export function toRulesView({ rules, rulesAreOwn }: StoredTrack, language: Language): RulesType {
  const period = (rule: Sourced<Period> | null): PeriodType | null => rule && { ...rule.value };
  const { normal, whenAgreed, whenImportant } = rules.readings.value;
  const { required, atLeast } = rules.consultation.value;
  return {
    areOwn: rulesAreOwn,
    rules: rulesInWords(rules, language),
    readings: normal,
    readingsWhenAgreed: whenAgreed,
    readingsWhenImportant: whenImportant,
    consultationRequired: required,
    consultationDays: atLeast?.count ?? null,
    submitBefore: period(rules.submitBefore),
    sendToMembersBefore: period(rules.sendToMembersBefore),
    previewBefore: period(rules.previewBefore),
    promulgateWithin: period(rules.promulgateWithin),
  };
}

const UNITS = {
  'zh-CN': { DAY: '日', MONTH: '个月', YEAR: '年' },
  en: { DAY: 'days', MONTH: 'months', YEAR: 'years' },
} as const;

const inWords = ({ count, unit }: Period, language: Language): string =>
  language === 'en' ? `${count} ${UNITS.en[unit]}` : `${count}${UNITS['zh-CN'][unit]}`;

type Words = (language: Language) => string;

const both =
  (zh: string, en: string): Words =>
  (language) =>
    language === 'en' ? en : zh;

const withPeriod =
  (period: Period, zh: string, en: string): Words =>
  (language) =>
    (language === 'en' ? en : zh).replace('{}', inWords(period, language));

/** Every rule that is set, one sentence each. */
function rulesInWords(rules: ProcedureRules, language: Language): ProcedureRule[] {
  const { normal, whenAgreed, whenImportant } = rules.readings.value;
  const { required, atLeast } = rules.consultation.value;
  const important = whenImportant === null ? '' : `；重要的审议${whenImportant}次`;
  const importantEn = whenImportant === null ? '' : `; important ones ${whenImportant}`;
  const days = atLeast === null ? '' : `，不少于${inWords(atLeast, 'zh-CN')}`;
  const daysEn = atLeast === null ? '' : `, for at least ${inWords(atLeast, 'en')}`;
  const said: readonly (readonly [name: keyof ProcedureRules, words: Words | null])[] = [
    [
      'readings',
      both(
        `一般审议${normal}次，意见一致的审议${whenAgreed}次${important}。`,
        `Normally ${normal} readings, ${whenAgreed} when opinions agree${importantEn}.`,
      ),
    ],
    [
      'consultation',
      required
        ? both(`公开征求意见${days}。`, `The public is consulted${daysEn}.`)
        : both(
            '由主任会议决定是否公开征求意见。',
            'The chairpersons’ meeting decides whether the public is consulted.',
          ),
    ],
    [
      'submitBefore',
      rules.submitBefore &&
        withPeriod(rules.submitBefore.value, '会议举行{}前提出议案。', 'The bill is submitted {} before the session.'),
    ],
    [
      'sendToMembersBefore',
      rules.sendToMembersBefore &&
        withPeriod(
          rules.sendToMembersBefore.value,
          '会议举行{}前将草案分送组成人员。',
          'The draft goes to the members {} before the session.',
        ),
    ],
    [
      'previewBefore',
      rules.previewBefore &&
        withPeriod(
          rules.previewBefore.value,
          '每次审议{}前征求省级意见。',
          'The province is asked {} before each reading.',
        ),
    ],
    [
      'separateVote',
      rules.separateVote.value
        ? both('有重大争议的条款可以单独表决。', 'A disputed clause may be voted on by itself.')
        : both('不设单独表决。', 'There is no separate vote.'),
    ],
    [
      'mergedVote',
      rules.mergedVote.value
        ? both('可以合并表决。', 'Several regulations may be voted on as one.')
        : both('不设合并表决。', 'There is no merged vote.'),
    ],
    [
      'lapseAfter',
      withPeriod(rules.lapseAfter.value, '搁置或者暂不付表决满{}的，终止审议。', 'A bill put off for {} lapses.'),
    ],
    [
      'approveWithin',
      withPeriod(rules.approveWithin.value, '省人大常委会自收到之日起{}内批准。', 'The province approves within {}.'),
    ],
    [
      'promulgateWithin',
      rules.promulgateWithin &&
        withPeriod(
          rules.promulgateWithin.value,
          '自批准之日起{}内公布。',
          'It is promulgated within {} of its approval.',
        ),
    ],
    [
      'fileWithin',
      withPeriod(rules.fileWithin.value, '自公布之日起{}内备案。', 'It is filed within {} of its promulgation.'),
    ],
  ];
  return said.flatMap(([name, words]) => {
    const rule = rules[name];
    return words === null || rule === null
      ? []
      : [{ name, text: words(language), source: rule.source, certainty: rule.certainty }];
  });
}
