import type { OpinionRow } from '@colex/formats';
import type { OpinionRecord } from '@colex/store';

/** 渠道: by which way opinions of each origin come in. */
const CHANNELS: Readonly<Record<OpinionRecord['originKind'], string>> = {
  CITY: '各市征求意见',
  DEPARTMENT: '部门征求意见',
  DEPUTY: '代表意见',
  EXPERT: '专家论证',
  PUBLIC: '公开征求意见',
  MEETING: '会议讨论',
};

/** Who it was when neither a name nor a city says. */
const NOBODY_NAMED: Readonly<Record<OpinionRecord['originKind'], string>> = {
  CITY: '',
  DEPARTMENT: '有关部门',
  DEPUTY: '人大代表',
  EXPERT: '专家',
  PUBLIC: '社会公众',
  MEETING: '联席会议',
};

const OUTCOMES = { ACCEPTED: '采纳', PARTLY_ACCEPTED: '部分采纳', NOT_ACCEPTED: '未采纳' } as const;

const LONGEST_HEADING = 20;

/** The rows of the 意见采纳情况表, in the order of the records. */
export function opinionRows(records: readonly OpinionRecord[]): OpinionRow[] {
  return records.map((record) => ({
    clause: clauseOf(record),
    opinion: record.body ?? '（已撤回）',
    from: fromOf(record),
    channel: CHANNELS[record.originKind],
    outcome: record.outcome === null ? '' : OUTCOMES[record.outcome],
    reason: record.reason ?? '',
    resultingText: record.resolvedText ?? '',
  }));
}

function clauseOf({ subject, clause, quote, anchorState }: OpinionRecord): string {
  if (subject === 'DRAFT') return '全文';
  if (clause === null) return `原文已删除：${shortened(quote)}`;
  const place = clause.number ?? shortened(clause.text);
  // Its words are gone although the clause still stands: the quote says what it was about.
  return anchorState === 'DELETED' ? `${place}（原文已删除：${shortened(quote)}）` : place;
}

function fromOf({ originKind, originName, cityName }: OpinionRecord): string {
  const city = cityName === null ? '' : cityName.endsWith('市') ? cityName : `${cityName}市`;
  const name = originName ?? '';
  if (name === '')
    return originKind === 'CITY' || city === ''
      ? city || NOBODY_NAMED[originKind]
      : `${city}${NOBODY_NAMED[originKind]}`;
  // "市文化广电和旅游局" is named from within its city, "徐州市…" from outside.
  if (city === '' || name.startsWith(cityName ?? '')) return name;
  return name.startsWith('市') ? `${city}${name.slice(1)}` : `${city}${name}`;
}

const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LONGEST_HEADING ? line : `${line.slice(0, LONGEST_HEADING - 1)}…`;
};
