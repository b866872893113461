import type { SignoffCell, SignoffSheetOptions } from '@colex/formats';
import { type Decision, type Round, type SheetCell, type SignoffSheet, signoffSheet } from '@colex/workflow';

/** How cities and people are called on the sheet. */
export interface SheetNames {
  readonly draft: string;
  readonly cities: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

const STATUSES = {
  NONE: '未表态',
  APPROVED: '同意',
  RESERVED: '附保留同意',
  OBJECTED: '不同意',
  // What was said was about other words: of these nothing was said.
  STALE: '未表态',
} as const satisfies Record<SheetCell['status'], string>;

const ANSWERS = { SIGNED: '已签署', DECLINED: '不予签署', UNANSWERED: '未签署' } as const;

const RULES = {
  ALL_CITIES: '全部城市签署',
  TWO_THIRDS: '三分之二以上城市签署',
  NAMED_CITIES: '指定城市签署',
} as const;

const DAY = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' });

/** The 会签表 of a round in words: pure, so that the same round is the same sheet whoever prints it. */
export function signoffSheetRows(round: Round, decisions: readonly Decision[], names: SheetNames): SignoffSheetOptions {
  const sheet = signoffSheet(round, decisions);
  const cityName = (id: string): string => names.cities.get(id) ?? id;
  return {
    caption: `《${names.draft}》会签表`,
    remarks: remarksOf(round, sheet, cityName),
    cities: sheet.cityIds.map(cityName),
    rows: sheet.rows.map(({ number, opening, cells }) => ({
      number,
      opening,
      cells: cells.map((cell) => cellOf(cell, names)),
    })),
    whole: sheet.signatures.map(({ answer, signature }): SignoffCell => {
      // A signature that was taken back or has lapsed is none.
      if (answer === 'UNANSWERED' || signature === null) return { status: ANSWERS[answer], by: '', reason: '' };
      return { status: ANSWERS[answer], by: byOf(signature, names), reason: signature.reason ?? '' };
    }),
  };
}

function cellOf({ status, citationChanged, decided }: SheetCell, names: SheetNames): SignoffCell {
  if (decided === null) return { status: STATUSES[status], by: '', reason: '' };
  const word = STATUSES[status];
  return {
    status: citationChanged ? `${word}（引用条款已变）` : word,
    by: byOf(decided, names),
    reason: decided.reason ?? '',
  };
}

function byOf({ personId, at }: { readonly personId: string; readonly at: string }, { people }: SheetNames): string {
  return `${people.get(personId) ?? personId} ${DAY.format(new Date(at))}`;
}

function remarksOf(round: Round, sheet: SignoffSheet, cityName: (id: string) => string): readonly string[] {
  const { rule, dueOn, standing } = round;
  const named = rule.type === 'NAMED_CITIES' ? `（${rule.cityIds.map(cityName).join('、')}）` : '';
  const day = (on: string): string => DAY.format(new Date(`${on}T12:00:00+08:00`));
  return [
    `版本：${sheet.versionName}　指纹：${sheet.versionDigest}`,
    `规则：${RULES[rule.type]}${named}　截止日期：${day(dueOn)}`,
    standing.status === 'OPEN'
      ? '会签尚在进行。'
      : standing.status === 'CANCELLED'
        ? `会签于${day(standing.on)}取消：${standing.reason}`
        : `会签于${day(standing.result.on)}结束，${standing.result.agreed ? '符合规则' : '不符合规则'}。`,
  ];
}
