/** The rows in the order of the ids asked for, undefined where there is none: the shape a batching loader needs. */
export function inOrderOf<Row>(
  ids: readonly string[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
): (Row | undefined)[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.map((id) => byId.get(id));
}

/** The rows of each owner in the order of the owners asked for. */
export function groupedBy<Row>(
  owners: readonly string[],
  rows: readonly Row[],
  ownerOf: (row: Row) => string,
): Row[][] {
  const groups = new Map<string, Row[]>(owners.map((owner) => [owner, []]));
  for (const row of rows) groups.get(ownerOf(row))?.push(row);
  return owners.map((owner) => groups.get(owner) ?? []);
}
