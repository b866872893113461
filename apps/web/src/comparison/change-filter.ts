import type { ComparedRow } from './compared-rows.js';
import { isChange } from './compared-rows.js';

/** Who changed a line, as far as filtering goes. */
export interface ChangedBy {
  readonly personId: string;
  readonly cityId: string | null;
}

/** What is to be seen of a comparison; empty strings do not narrow. */
export interface ChangeFilter {
  readonly chapter: string;
  readonly personId: string;
  readonly cityId: string;
  /** Also what reads the same, renumbered or not. */
  readonly everything: boolean;
}

/** Nothing left out but what reads the same. */
export const ALL_CHANGES: ChangeFilter = { chapter: '', personId: '', cityId: '', everything: false };

/** The rows that a filter leaves. */
export function filteredRows(
  rows: readonly ComparedRow[],
  { chapter, personId, cityId, everything }: ChangeFilter,
  byLine: ReadonlyMap<string, readonly ChangedBy[]>,
): readonly ComparedRow[] {
  return rows.filter((row) => {
    if (!everything && !isChange(row)) return false;
    if (chapter && row.chapter !== chapter) return false;
    if (!personId && !cityId) return true;
    const by = row.lineIds.flatMap((id) => byLine.get(id) ?? []);
    return by.some((one) => (!personId || one.personId === personId) && (!cityId || one.cityId === cityId));
  });
}
