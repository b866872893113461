import type { Period } from '../plain-date.js';

/** How sure a rule is: its text was read in full, only an excerpt of it was seen, or it is taken over from elsewhere. */
export const CERTAINTIES = ['READ', 'EXCERPT', 'ASSUMED'] as const;

/** A rule with where it stands. What is ASSUMED is to be confirmed by the city before anybody relies on it. */
export interface Sourced<Value> {
  readonly value: Value;
  /** Law and article, in Chinese, as it is cited to users; for an assumption, what it is taken from. */
  readonly source: string;
  readonly certainty: (typeof CERTAINTIES)[number];
}

/**
 * The rules of one city's procedure, as data: a project stores them per city and may change every one. Null stands for
 * a limit nobody set, or nobody could be found to have set: then no deadline is computed.
 */
export interface ProcedureRules {
  /** How many readings come before the vote: normally, when opinions agree, when the bill is important (null: no rule). */
  readonly readings: Sourced<{
    readonly normal: number;
    readonly whenAgreed: number;
    readonly whenImportant: number | null;
  }>;
  /** Public consultation (公开征求意见): whether it takes place unless decided otherwise, and for how long at least. */
  readonly consultation: Sourced<{ readonly required: boolean; readonly atLeast: Period | null }>;
  /** How long before the session a bill is submitted (提出议案). */
  readonly submitBefore: Sourced<Period> | null;
  /** How long before a session its draft goes to the members. */
  readonly sendToMembersBefore: Sourced<Period> | null;
  /** How long before a reading the province is asked (省级征求意见). */
  readonly previewBefore: Sourced<Period> | null;
  /** Whether a disputed clause may be voted on by itself (单独表决). */
  readonly separateVote: Sourced<boolean>;
  /** Whether amendments of several regulations may be voted on as one (合并表决). */
  readonly mergedVote: Sourced<boolean>;
  /** How long a bill may be put off or shelved before its deliberation ends (终止审议). */
  readonly lapseAfter: Sourced<Period>;
  /** How long the province has to approve (批准). */
  readonly approveWithin: Sourced<Period>;
  /** How long after approval the regulation is promulgated (公布). */
  readonly promulgateWithin: Sourced<Period> | null;
  /** How long after promulgation it is filed (备案), by the province. */
  readonly fileWithin: Sourced<Period>;
}

const days = (count: number): Period => ({ count, unit: 'DAY' });
const ONE_MONTH: Period = { count: 1, unit: 'MONTH' };
const FOUR_MONTHS: Period = { count: 4, unit: 'MONTH' };
const TWO_YEARS: Period = { count: 2, unit: 'YEAR' };

const read = <Value>(value: Value, source: string): Sourced<Value> => ({ value, source, certainty: 'READ' });
const assumed = <Value>(value: Value, source: string): Sourced<Value> => ({ value, source, certainty: 'ASSUMED' });

/** What the national law says of every city alike (立法法 2023). */
const NATIONAL = {
  approveWithin: read(FOUR_MONTHS, '《立法法》（2023）第八十一条第一款'),
  fileWithin: read(days(30), '《立法法》（2023）第一百零九条'),
} as const;

const LIKE_NATIONAL = '依第八十七条参照；本市立法条例未查到，请核实';
const LIKE_SHANDONG = '参照济宁、临沂、枣庄、菏泽四市相同规定；本市立法条例未查到，请核实';

/**
 * For a city whose own regulation on legislating could not be had. Art. 87 of 立法法 lets each city set its procedure
 * after the pattern of chapter two, so the limits of that pattern are taken, marked as assumptions; the number of
 * readings and the month for submitting are those the four documented cities share.
 */
const UNDOCUMENTED: ProcedureRules = {
  ...NATIONAL,
  readings: assumed({ normal: 2, whenAgreed: 1, whenImportant: null }, LIKE_SHANDONG),
  consultation: assumed({ required: true, atLeast: days(30) }, `《立法法》（2023）第四十条，${LIKE_NATIONAL}`),
  submitBefore: assumed(ONE_MONTH, LIKE_SHANDONG),
  sendToMembersBefore: assumed(days(7), `《立法法》（2023）第三十一条，${LIKE_NATIONAL}`),
  previewBefore: null,
  separateVote: assumed(true, `《立法法》（2023）第四十四条，${LIKE_NATIONAL}`),
  mergedVote: assumed(true, `《立法法》（2023）第四十六条，${LIKE_NATIONAL}`),
  lapseAfter: assumed(TWO_YEARS, `《立法法》（2023）第四十五条，${LIKE_NATIONAL}`),
  promulgateWithin: null,
};

/** What is known of a province's own practice. */
const OF_PROVINCE: { readonly [provinceName: string]: Partial<ProcedureRules> } = {
  安徽省: {
    previewBefore: {
      value: days(20),
      source: '《安徽省人大常委会关于法规批准工作的意见》（仅见摘录）：每次审议二十日前',
      certainty: 'EXCERPT',
    },
  },
};

const regulation = (cityName: string, year: number) => {
  const name = `《${cityName}制定地方性法规条例》（${year}）`;
  return <Value>(value: Value, article: string): Sourced<Value> => read(value, `${name}${article}`);
};

const jining = regulation('济宁市', 2016);
const linyi = regulation('临沂市', 2016);
const zaozhuang = regulation('枣庄市', 2017);
const heze = regulation('菏泽市', 2016);

/** The cities whose own regulation on legislating was read, as it was published in the year named. */
const OF_CITY: { readonly [cityName: string]: ProcedureRules } = {
  济宁市: {
    ...NATIONAL,
    readings: jining({ normal: 2, whenAgreed: 1, whenImportant: 3 }, '第二十六条、第二十七条'),
    consultation: jining({ required: true, atLeast: days(30) }, '第三十四条'),
    submitBefore: jining(ONE_MONTH, '第二十四条'),
    sendToMembersBefore: jining(days(7), '第二十五条'),
    previewBefore: null,
    separateVote: jining(true, '第三十八条'),
    mergedVote: jining(true, '第四十条'),
    lapseAfter: jining(TWO_YEARS, '第三十九条'),
    promulgateWithin: jining(days(10), '第五十六条'),
  },
  临沂市: {
    ...NATIONAL,
    readings: linyi({ normal: 2, whenAgreed: 1, whenImportant: 3 }, '第二十四条、第二十五条'),
    consultation: linyi({ required: true, atLeast: days(30) }, '第三十二条'),
    submitBefore: linyi(ONE_MONTH, '第二十二条'),
    sendToMembersBefore: linyi(days(7), '第二十三条'),
    previewBefore: null,
    separateVote: linyi(true, '第三十六条'),
    mergedVote: linyi(true, '第三十八条'),
    lapseAfter: linyi(TWO_YEARS, '第三十七条'),
    // Art. 41 says 及时 and names no number of days.
    promulgateWithin: null,
  },
  枣庄市: {
    ...NATIONAL,
    readings: zaozhuang({ normal: 2, whenAgreed: 1, whenImportant: 3 }, '第二十四条、第二十五条'),
    consultation: zaozhuang({ required: true, atLeast: days(30) }, '第三十二条'),
    submitBefore: zaozhuang(ONE_MONTH, '第二十二条（逾期不列入本次会议议程）'),
    sendToMembersBefore: zaozhuang(days(7), '第二十三条'),
    previewBefore: null,
    separateVote: zaozhuang(true, '第三十六条'),
    mergedVote: zaozhuang(true, '第三十八条'),
    lapseAfter: zaozhuang(TWO_YEARS, '第三十七条'),
    // Art. 41 says 及时 and names no number of days.
    promulgateWithin: null,
  },
  菏泽市: {
    ...NATIONAL,
    readings: heze({ normal: 2, whenAgreed: 1, whenImportant: null }, '第二十六条'),
    consultation: heze({ required: false, atLeast: null }, '第三十四条'),
    submitBefore: heze(ONE_MONTH, '第二十四条'),
    sendToMembersBefore: heze(days(7), '第二十五条'),
    previewBefore: null,
    separateVote: heze(false, '无此规定'),
    mergedVote: heze(false, '无此规定'),
    lapseAfter: heze(TWO_YEARS, '第三十六条'),
    promulgateWithin: heze(days(10), '第四十八条'),
  },
};

/**
 * The rules a city starts with: those of its own regulation where it was read (济宁市, 临沂市, 枣庄市, 菏泽市), otherwise
 * the national pattern with what is known of its province, marked as assumed. Names are the full ones (商丘市, 河南省).
 */
export const procedureRulesOf = (cityName: string, provinceName: string): ProcedureRules =>
  OF_CITY[cityName] ?? { ...UNDOCUMENTED, ...OF_PROVINCE[provinceName] };
