import type { DraftSignoffQuery } from '@colex/contract';

/** Where the cities stand on a clause, as a row of the whole draft has it. */
export type SignoffRow = NonNullable<DraftSignoffQuery['draft']>['signoff']['rows'][number];

/** What the outline says of a clause, the most pressing first; null when nobody said anything. */
export type ClauseMark = 'settled' | 'objected' | 'stale' | 'agreed' | 'partly';

/** The sign of each mark: told apart by its form, not by its colour alone. */
export const MARK_SIGNS: Readonly<Record<ClauseMark, string>> = {
  settled: '■',
  objected: '✕',
  stale: '↻',
  agreed: '✓',
  partly: '◔',
};

/** The sign of each status in a row of a city. */
export const STATUS_SIGNS = { NONE: '–', APPROVED: '✓', RESERVED: '△', OBJECTED: '✕', STALE: '↻' } as const;

/** What is said of a clause in one word. */
export function markOf({ statuses, isSettled, citationChangedFor }: SignoffRow): ClauseMark | null {
  if (isSettled) return 'settled';
  if (statuses.includes('OBJECTED')) return 'objected';
  if (statuses.includes('STALE') || citationChangedFor.length > 0) return 'stale';
  if (statuses.length > 0 && statuses.every(agrees)) return 'agreed';
  return statuses.some(agrees) ? 'partly' : null;
}

/** How many cities agree. */
export function agreeing({ statuses }: SignoffRow): number {
  return statuses.filter(agrees).length;
}

/** Whether a city has to look at a clause: it said nothing about these words, or a clause they cite reads differently. */
export function isPendingFor({ statuses, citationChangedFor }: SignoffRow, place: number, cityId: string): boolean {
  const status = statuses[place];
  return status === 'NONE' || status === 'STALE' || citationChangedFor.includes(cityId);
}

/** The next clause after one, going round, that is still pending; undefined when none is. */
export function nextPending(
  rows: readonly SignoffRow[],
  pending: ReadonlySet<string>,
  after: string | null,
): SignoffRow | undefined {
  const place = rows.findIndex(({ lineId }) => lineId === after);
  return [...rows.slice(place + 1), ...rows.slice(0, place + 1)].find(
    ({ lineId }) => pending.has(lineId) && lineId !== after,
  );
}

function agrees(status: SignoffRow['statuses'][number]): boolean {
  return status === 'APPROVED' || status === 'RESERVED';
}
