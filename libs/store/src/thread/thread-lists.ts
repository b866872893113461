import { KeysetList, type ListDefinition, VISIBLE_TO_ALL } from '../list/keyset-list.js';

/** What of a draft's threads is asked for; absent means all. Conditions are joined by "and". */
export interface ThreadFilter {
  readonly status?: 'OPEN' | 'RESOLVED' | null;
  readonly kind?: string | null;
  readonly outcome?: string | null;
  readonly originKind?: string | null;
  readonly originCityId?: string | null;
  /** First line of a clause. */
  readonly lineId?: string | null;
  readonly anchorState?: string | null;
  /** Those the viewer opened, takes part in, was mentioned in or is to see to. */
  readonly mine?: boolean | null;
  /** Those that come from a city, mention it or are assigned to one of its people. */
  readonly concernsCityId?: string | null;
  /** Those in which something happened that the viewer has not seen. */
  readonly unread?: boolean | null;
}

const THREADS: ListDefinition = {
  name: 'threads',
  from: 'thread',
  id: 'thread.id',
  parent: 'thread.draft_id',
  order: ['thread.opened_at', 'thread.id'],
  descending: true,
  visible: VISIBLE_TO_ALL,
};

const MINE = `(thread.opened_by = $2 OR thread.assignee_id = $2 OR EXISTS (
  SELECT 1 FROM thread_comment said WHERE said.thread_id = thread.id
  AND (said.author_id = $2 OR $2 = ANY(said.person_ids))))`;

const UNREAD = `(EXISTS (SELECT 1 FROM thread_event news WHERE news.thread_id = thread.id
  AND news.actor_id IS DISTINCT FROM $2 AND news.actor_id IS NOT NULL
  AND news.seq > coalesce((SELECT seen.seq FROM thread_seen seen
    WHERE seen.thread_id = thread.id AND seen.person_id = $2), 0)))`;

/** The threads of a draft, newest first. Whoever asks has been let read the draft before. */
export function threadsOfDraft(filter: ThreadFilter = {}): KeysetList {
  const values: unknown[] = [];
  const conditions = [VISIBLE_TO_ALL];
  const value = (given: unknown): string => `$${values.push(given) + 3}`;
  if (filter.status === 'OPEN') conditions.push('thread.resolved_at IS NULL');
  if (filter.status === 'RESOLVED') conditions.push('thread.resolved_at IS NOT NULL');
  if (filter.kind) conditions.push(`thread.kind = ${value(filter.kind)}`);
  if (filter.outcome) conditions.push(`thread.outcome = ${value(filter.outcome)}`);
  if (filter.originKind) conditions.push(`thread.origin_kind = ${value(filter.originKind)}`);
  if (filter.originCityId) conditions.push(`thread.origin_city_id = ${value(filter.originCityId)}`);
  if (filter.lineId) conditions.push(`thread.line_id = ${value(filter.lineId)}`);
  if (filter.anchorState) conditions.push(`thread.anchor_state = ${value(filter.anchorState)}`);
  if (filter.mine) conditions.push(MINE);
  if (filter.unread) conditions.push(UNREAD);
  if (filter.concernsCityId) {
    const city = value(filter.concernsCityId);
    conditions.push(`(thread.origin_city_id = ${city}
      OR EXISTS (SELECT 1 FROM person WHERE person.id IN (thread.assignee_id, thread.opened_by) AND person.city_id = ${city})
      OR EXISTS (SELECT 1 FROM thread_comment said WHERE said.thread_id = thread.id AND ${city} = ANY(said.city_ids)))`);
  }
  const name = Object.values(filter).some((given) => given !== undefined && given !== null)
    ? `threads ${JSON.stringify(filter)}`
    : THREADS.name;
  return new KeysetList({ ...THREADS, name, visible: conditions.join(' AND '), parameters: values });
}

/** What was said in a thread, in order. Whoever asks has been let read the draft before. */
export const COMMENTS_OF_THREAD = new KeysetList({
  name: 'comments-of-thread',
  from: 'thread_comment',
  id: 'thread_comment.id',
  parent: 'thread_comment.thread_id',
  order: ['thread_comment.created_at', 'thread_comment.id'],
  descending: false,
  visible: VISIBLE_TO_ALL,
});
