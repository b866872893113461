import type { Language } from '@colex/contract';

/** A day without time or zone as it is written in law: 2026年11月22日. */
export function printDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The day it is in China, `YYYY-MM-DD`: the zone of every project. */
export function todayInChina(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
