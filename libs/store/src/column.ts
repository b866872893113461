import type { ColumnOptions, ValueTransformer } from 'typeorm';

/** `bigint` columns as numbers: seqs and Yjs client ids stay far below 2^53. */
export const wholeNumber: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** A whole number that may outgrow 32 bits. */
export const wholeNumberColumn = (name: string, more: ColumnOptions = {}): ColumnOptions => ({
  name,
  type: 'bigint',
  transformer: wholeNumber,
  ...more,
});

/** An instant to the millisecond: what JavaScript can hold, so that a cursor made of it finds the same row again. */
export const instantColumn = (name: string, more: ColumnOptions = {}): ColumnOptions => ({
  name,
  type: 'timestamptz',
  precision: 3,
  ...more,
});
