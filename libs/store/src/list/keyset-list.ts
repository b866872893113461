import { TypedError } from '@colex/contract';
import { type EntityManager, QueryFailedError } from 'typeorm';

/** Who is looking: lists show what this person may see and nothing else. */
export interface Viewer {
  readonly personId: string;
  readonly administrator: boolean;
}

/** One page to read. `after` and `before` are key values as {@link PageRow.keys} gave them. */
export interface KeysetWindow {
  readonly limit: number;
  /** Read from the end of the list (Relay `last`). */
  readonly backward: boolean;
  readonly after?: readonly unknown[];
  readonly before?: readonly unknown[];
}

/** A row of a page: whose it is, and its place. */
export interface PageRow {
  readonly id: string;
  /** The values the list is ordered by; they find this place again whatever was added or removed meanwhile. */
  readonly keys: readonly unknown[];
}

/** One page of a list. */
export interface Page {
  readonly rows: readonly PageRow[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A list, in SQL. `$1` are the parents asked for (text[]), `$2` the viewer's person id, `$3` whether an administrator. */
export interface ListDefinition {
  /** Names the list in cursors. */
  readonly name: string;
  readonly from: string;
  readonly id: string;
  /** What the list belongs to: one list per value. `''` for the one list of everything. */
  readonly parent: string;
  /** Unique together; all in one direction. */
  readonly order: readonly string[];
  readonly descending: boolean;
  /** What the viewer may see of it. Must mention `$2` and `$3`. */
  readonly visible: string;
  /** Values of `$4` and on, for a list that is narrowed by them. */
  readonly parameters?: readonly unknown[];
}

/** For a {@link ListDefinition} whose rows everybody who is signed in may see. */
export const VISIBLE_TO_ALL = '($2::text IS NOT NULL AND $3::boolean IS NOT NULL)';

/**
 * A list read page by page by key values, not by offset (api.md §2). Many parents' pages are read in one statement, so
 * that a list inside a list costs one query and not one per row.
 */
export class KeysetList {
  constructor(readonly definition: ListDefinition) {}

  /** The same window of each parent's list. Throws BAD_CURSOR when `after` or `before` cannot be compared with the list. */
  async pages(
    manager: EntityManager,
    parents: readonly string[],
    viewer: Viewer,
    window: KeysetWindow,
  ): Promise<Page[]> {
    const { from, id, parent, order, descending, visible, parameters: more = [] } = this.definition;
    const parameters: unknown[] = [parents, viewer.personId, viewer.administrator, ...more];
    const place = (values: readonly unknown[]): string =>
      `(${values.map((value) => `$${parameters.push(value)}`).join(', ')})`;
    const conditions = [`${parent} = ANY($1::text[])`, visible];
    const keys = `(${order.join(', ')})`;
    if (window.after) conditions.push(`${keys} ${descending ? '<' : '>'} ${place(this.checked(window.after))}`);
    if (window.before) conditions.push(`${keys} ${descending ? '>' : '<'} ${place(this.checked(window.before))}`);
    const direction = descending === window.backward ? 'ASC' : 'DESC';
    const sorted = order.map((expression) => `${expression} ${direction}`).join(', ');
    const limit = `$${parameters.push(window.limit + 1)}`;
    const statement = `
      SELECT parent, id, keys FROM (
        SELECT ${parent} AS parent, ${id} AS id, json_build_array(${order.join(', ')}) AS keys,
               row_number() OVER (PARTITION BY ${parent} ORDER BY ${sorted}) AS place
        FROM ${from} WHERE ${conditions.join(' AND ')}
      ) ranked WHERE place <= ${limit} ORDER BY parent, place`;
    const rows: { parent: string; id: string; keys: unknown[] }[] = await readable(
      manager.query(statement, parameters),
    );
    return parents.map((wanted) =>
      toPage(
        rows.filter((row) => row.parent === wanted),
        window,
      ),
    );
  }

  /** How many there are in each parent's list. */
  async counts(manager: EntityManager, parents: readonly string[], viewer: Viewer): Promise<number[]> {
    const { from, parent, visible, parameters: more = [] } = this.definition;
    const rows: { parent: string; total: string }[] = await manager.query(
      `SELECT ${parent} AS parent, count(*) AS total FROM ${from}
       WHERE ${parent} = ANY($1::text[]) AND ${visible} GROUP BY 1`,
      [parents, viewer.personId, viewer.administrator, ...more],
    );
    const totals = new Map(rows.map((row) => [row.parent, Number(row.total)]));
    return parents.map((wanted) => totals.get(wanted) ?? 0);
  }

  private checked(values: readonly unknown[]): readonly unknown[] {
    if (values.length !== this.definition.order.length) throw new TypedError('BAD_CURSOR');
    return values;
  }
}

function toPage(rows: readonly PageRow[], window: KeysetWindow): Page {
  const more = rows.length > window.limit;
  const kept = rows.slice(0, window.limit).map(({ id, keys }) => ({ id, keys }));
  if (window.backward) return { rows: kept.reverse(), hasPreviousPage: more, hasNextPage: window.before !== undefined };
  return { rows: kept, hasNextPage: more, hasPreviousPage: window.after !== undefined };
}

/** The only values of these statements that a caller makes up are those of a cursor: class 22 (data exception) is about them. */
async function readable<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const code: unknown =
      error instanceof QueryFailedError ? (error.driverError as { code?: unknown }).code : undefined;
    if (typeof code === 'string' && code.startsWith('22')) throw new TypedError('BAD_CURSOR');
    throw error;
  }
}
