import type { Language } from '@colex/contract';

/** A date in the reader's zone as it is written in law: 2026年11月22日. */
export function printDate(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(instant));
}

/** Date and time of day in the reader's zone: 2026年11月22日 09:30. */
export function printInstant(instant: string, language: Language): string {
  const date = new Date(instant);
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false }).format(date);
  return `${printDate(instant, language)} ${time}`;
}
