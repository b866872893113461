import type { RoundChangesQuery, RoundInFullQuery } from '@colex/contract';
import { useMemo } from 'react';

/** A round as its page shows it. */
export type ShownRound = Extract<RoundInFullQuery['node'], { rows: readonly unknown[] }>;

/** A clause of the version in the list: its row, what it is to the city, and whether the city still has to look at it. */
export interface RoundWorkRow {
  readonly lineId: string;
  readonly number: string;
  readonly opening: string;
  readonly change: ChangeKind | null;
  readonly isPending: boolean;
  readonly agreeing: number;
  readonly objecting: number;
}

/** A round, as one city finds it compared with what it last signed. */
export type ComparedRound = Extract<RoundChangesQuery['node'], { changes: readonly unknown[] }>;

/** What a clause is to a city, compared with what it last decided about. */
export type ChangeKind = ComparedRound['changes'][number]['change'];

/** The clauses of a round for one city, in the order of the version. */
export function useRoundWork(
  round: ShownRound | null,
  cityId: string,
  changes: readonly { readonly lineId: string; readonly change: ChangeKind }[],
): readonly RoundWorkRow[] {
  return useMemo(() => {
    if (!round) return [];
    const place = round.cities.findIndex(({ id }) => id === cityId);
    const byLine = new Map(changes.map(({ lineId, change }) => [lineId, change]));
    return round.rows.map(({ lineId, number, opening, statuses, citationChangedFor }) => ({
      lineId,
      number,
      opening,
      change: byLine.get(lineId) ?? null,
      isPending: isPending(statuses[place], citationChangedFor.includes(cityId)),
      agreeing: statuses.filter((status) => status === 'APPROVED' || status === 'RESERVED').length,
      objecting: statuses.filter((status) => status === 'OBJECTED').length,
    }));
  }, [round, cityId, changes]);
}

function isPending(status: ShownRound['rows'][number]['statuses'][number] | undefined, isCitationChanged: boolean) {
  if (status === undefined) return false;
  if (status === 'NONE' || status === 'STALE') return true;
  return status !== 'OBJECTED' && isCitationChanged;
}

/** The next clause to decide about after one, around the end. */
export function nextToDecide(rows: readonly RoundWorkRow[], lineId: string | null): RoundWorkRow | undefined {
  const place = rows.findIndex((row) => row.lineId === lineId);
  return [...rows.slice(place + 1), ...rows.slice(0, Math.max(place, 0))].find((row) => row.isPending);
}
