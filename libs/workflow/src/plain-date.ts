/**
 * A day of the calendar without a time or a zone, `YYYY-MM-DD` (RFC 3339 full-date), years 1900 to 2999. Such strings
 * sort as the days do, so `<` and `>` compare them.
 */
export type PlainDate = string;

const MILLISECONDS_OF_A_DAY = 86_400_000;
const FORM = /^((?:19|2\d)\d{2})-(\d{2})-(\d{2})$/;

/** Whether a text names a day that exists. */
export const isPlainDate = (text: string): boolean => {
  const parts = FORM.exec(text);
  return parts !== null && print(Date.parse(`${text}T00:00:00Z`)) === text;
};

/** The day `days` after (before, when negative). Throws RangeError for a text that is no day, or beyond the years. */
export const addDays = (date: PlainDate, days: number): PlainDate => dayAt(parse(date) + days * MILLISECONDS_OF_A_DAY);

/**
 * The corresponding day `months` later (earlier, when negative); where that month has no such day, its last day
 * (民法典 art. 202). Throws RangeError for a text that is no day, or beyond the years.
 */
export const addMonths = (date: PlainDate, months: number): PlainDate => {
  const from = new Date(parse(date));
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return dayAt(Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), lastDay)));
};

/** How many days from one day to another; negative when `to` is earlier. Throws RangeError for a text that is no day. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  (parse(to) - parse(from)) / MILLISECONDS_OF_A_DAY;

/** A length of time as the statutes give it. */
export interface Period {
  readonly count: number;
  readonly unit: 'DAY' | 'MONTH' | 'YEAR';
}

/**
 * The last day of a period that begins with an event: the day of the event is not counted (民法典 art. 201), months and
 * years end on the corresponding day (art. 202). Statutory holidays (art. 203) are not known here; the day is not moved.
 */
export const periodAfter = (event: PlainDate, period: Period): PlainDate => shift(event, period, 1);

/** The last day on which something can be done that must be done a period before an event, that day included. */
export const periodBefore = (event: PlainDate, period: Period): PlainDate => shift(event, period, -1);

const shift = (date: PlainDate, { count, unit }: Period, direction: 1 | -1): PlainDate => {
  switch (unit) {
    case 'DAY':
      return addDays(date, direction * count);
    case 'MONTH':
      return addMonths(date, direction * count);
    case 'YEAR':
      return addMonths(date, direction * count * 12);
  }
};

const parse = (date: PlainDate): number => {
  if (!isPlainDate(date)) throw new RangeError(`not a day of the calendar: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
};

const dayAt = (time: number): PlainDate => {
  const date = print(time);
  if (!FORM.test(date)) throw new RangeError(`beyond the calendar: ${date}`);
  return date;
};

/** Empty for what is no time, so that it equals no text of a date. */
const print = (time: number): string => (Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10));
