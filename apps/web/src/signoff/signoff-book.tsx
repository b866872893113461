import { DraftSignoffDocument, type DraftSignoffQuery, SignoffsChangedDocument } from '@colex/contract';
import { type ReactNode, createContext, useContext, useMemo } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useViewer } from '../session/viewer.js';
import { type ClauseMark, type SignoffRow, isPendingFor, markOf } from './clause-mark.js';

/** Where the cities stand on the clauses of the open draft, kept up to date. */
export interface SignoffBook {
  readonly cities: NonNullable<DraftSignoffQuery['draft']>['signoff']['cities'];
  readonly rows: readonly SignoffRow[];
  readonly byLine: ReadonlyMap<string, SignoffRow>;
  readonly marks: ReadonlyMap<string, ClauseMark>;
  /** First lines of the clauses the viewer's city has to look at; empty for somebody who does not decide. */
  readonly pending: ReadonlySet<string>;
  readonly mayDecide: boolean;
  /** Grows with every event of the server: whoever shows one clause asks again. */
  readonly turn: number;
  /** Asks again now. */
  readonly refresh: () => void;
}

const EMPTY: SignoffBook = {
  cities: [],
  rows: [],
  byLine: new Map(),
  marks: new Map(),
  pending: new Set(),
  mayDecide: false,
  turn: 0,
  refresh: () => undefined,
};

const BookContext = createContext<SignoffBook>(EMPTY);

/** The sign-off of the open draft. */
export function useSignoffBook(): SignoffBook {
  return useContext(BookContext);
}

interface SignoffBookProps {
  readonly draft: { readonly id: string; readonly slug: string };
  readonly children: ReactNode;
}

/** Keeps the sign-off of a draft for the outline, the sheet and the panel: asked once, and again when the server says so. */
export function SignoffBookProvider({ draft, children }: SignoffBookProps) {
  const viewer = useViewer();
  const [{ data }, ask] = useQuery({
    query: DraftSignoffDocument,
    variables: { slug: draft.slug },
    requestPolicy: 'cache-and-network',
  });
  const [{ data: turn = 0 }] = useSubscription<unknown, number, { draftId: string }>(
    { query: SignoffsChangedDocument, variables: { draftId: draft.id } },
    (last = 0) => {
      ask({ requestPolicy: 'network-only' });
      return last + 1;
    },
  );
  const book = useMemo((): SignoffBook => {
    const refresh = () => ask({ requestPolicy: 'network-only' });
    if (!data?.draft) return { ...EMPTY, turn, refresh };
    const { viewerMayDecide, signoff } = data.draft;
    const { cities, rows } = signoff;
    const place = cities.findIndex(({ id }) => id === viewer.city?.id);
    const cityId = viewer.city?.id ?? '';
    return {
      cities,
      rows,
      byLine: new Map(rows.map((row) => [row.lineId, row])),
      marks: new Map(
        rows.flatMap((row) => {
          const mark = markOf(row);
          return mark === null ? [] : [[row.lineId, mark] as const];
        }),
      ),
      pending: new Set(
        viewerMayDecide.allowed
          ? rows.filter((row) => isPendingFor(row, place, cityId)).map(({ lineId }) => lineId)
          : [],
      ),
      mayDecide: viewerMayDecide.allowed,
      turn,
      refresh,
    };
  }, [data, turn, ask, viewer.city?.id]);
  return <BookContext value={book}>{children}</BookContext>;
}
