import { type EntityManager, In, IsNull } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList, type ListDefinition } from '../list/keyset-list.js';
import { type Audience, type NoticeKind, OutboxEventEntity } from '../outbox/outbox-event.entity.js';
import { InboxItemEntity } from './inbox-item.entity.js';
import { InboxPreferenceEntity, InboxSettingEntity, type NoticeChannel, WatchEntity } from './inbox-setting.entity.js';

/** Channel of PostgreSQL on which a person's id is announced when their inbox changed. */
export const INBOX_CHANNEL = 'colex_inbox';

/** Which of somebody's items; absent means all. */
export interface InboxFilter {
  readonly unread?: boolean | null;
  readonly kinds?: readonly string[] | null;
  readonly draftId?: string | null;
}

const ITEMS: ListDefinition = {
  name: 'inbox',
  from: 'inbox_item',
  id: `'ntc_' || inbox_item.id`,
  parent: `''`,
  order: ['inbox_item.id'],
  descending: true,
  // Whoever left a project is told nothing of it any more, nor what they were told before (AA1).
  visible: `(inbox_item.person_id = $2 AND inbox_item.in_app AND ($3::boolean OR EXISTS (
    SELECT 1 FROM membership WHERE membership.project_id = inbox_item.project_id AND membership.person_id = $2)))`,
};

/** The viewer's own items, newest first. */
export function inboxOfViewer(filter: InboxFilter = {}): KeysetList {
  const values: unknown[] = [];
  const conditions = [ITEMS.visible];
  const value = (given: unknown): string => `$${values.push(given) + 3}`;
  if (filter.unread) conditions.push('inbox_item.read_at IS NULL');
  if (filter.kinds && filter.kinds.length > 0) conditions.push(`inbox_item.kind = ANY(${value(filter.kinds)}::text[])`);
  if (filter.draftId) conditions.push(`inbox_item.draft_id = ${value(filter.draftId)}`);
  const name = conditions.length > 1 ? `inbox ${JSON.stringify(filter)}` : ITEMS.name;
  return new KeysetList({ ...ITEMS, name, visible: conditions.join(' AND '), parameters: values });
}

/** Somebody who is to be told, and how. */
export interface Recipient {
  readonly personId: string;
  readonly inApp: boolean;
  readonly mailWanted: boolean;
}

/** What somebody gets who never said: everything in the app; by mail, once there is an address, all that is about them. */
export const isOnByDefault = (kind: NoticeKind, channel: NoticeChannel): boolean =>
  channel === 'APP' || kind !== 'THREAD';

/** Who spoke to somebody directly reaches them although they muted the text. */
const DIRECT: ReadonlySet<NoticeKind> = new Set(['MENTION', 'ASSIGNMENT']);

/** Inboxes: what people were told, and how they want to be. */
export class InboxRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Takes folding for the rest of the transaction: items get their numbers in the order in which they become visible. */
  async lockFolding(): Promise<void> {
    await this.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('inbox', 0))`);
  }

  /** Events that nobody was told of yet, oldest first. */
  unfolded(limit: number): Promise<OutboxEventEntity[]> {
    return this.manager.find(OutboxEventEntity, { where: { foldedAt: IsNull() }, order: { id: 'ASC' }, take: limit });
  }

  async markFolded(ids: readonly string[]): Promise<void> {
    await this.manager.query('UPDATE outbox_event SET folded_at = now() WHERE id = ANY($1::bigint[])', [ids]);
  }

  /** Everybody an event is meant for, before rights and wishes: members of its project, without its actor. */
  async addressees(event: OutboxEventEntity): Promise<string[]> {
    const { personIds = [], cityIds = [], roles = [], rolesOfCityIds, watchers = false }: Audience = event.audience;
    const rows: { id: string }[] = await this.manager.query(
      `SELECT DISTINCT person.id FROM person
       JOIN membership ON membership.person_id = person.id AND membership.project_id = $1
       WHERE person.suspended_at IS NULL AND person.id IS DISTINCT FROM $2 AND (
         person.id = ANY($3::text[]) OR person.city_id = ANY($4::text[])
         OR (membership.role = ANY($5::text[]) AND ($6::text[] IS NULL OR person.city_id = ANY($6::text[])))
         OR ($7 AND EXISTS (SELECT 1 FROM watch WHERE watch.person_id = person.id AND watch.draft_id = $8
             AND watch.level = 'WATCH' AND (watch.line_id = '' OR watch.line_id = ANY($9::text[])))))
       ORDER BY person.id`,
      [
        event.projectId,
        event.actorId,
        personIds,
        cityIds,
        roles,
        rolesOfCityIds ?? null,
        watchers,
        event.draftId,
        event.lineIds,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** How each of these people wants to be told of an event; those who want nothing are left out. */
  async wishes(event: OutboxEventEntity, personIds: readonly string[]): Promise<Recipient[]> {
    // One after the other: a transaction has one connection, which answers one question at a time.
    const muted =
      event.draftId === null || DIRECT.has(event.kind)
        ? []
        : await this.manager.findBy(WatchEntity, {
            personId: In(personIds),
            draftId: event.draftId,
            lineId: In(['', ...event.lineIds]),
          });
    const preferences = await this.manager.findBy(InboxPreferenceEntity, { personId: In(personIds), kind: event.kind });
    const settings = await this.manager.findBy(InboxSettingEntity, { personId: In(personIds) });
    return personIds.flatMap((personId): Recipient[] => {
      const levels = muted.filter((row) => row.personId === personId);
      // What was said of the clause outweighs what was said of the draft.
      const level = (levels.find((row) => row.lineId !== '') ?? levels[0])?.level;
      if (level === 'MUTE') return [];
      const wants = (channel: NoticeChannel): boolean =>
        preferences.find((row) => row.personId === personId && row.channel === channel)?.enabled ??
        isOnByDefault(event.kind, channel);
      const inApp = wants('APP');
      const email = settings.find((row) => row.personId === personId)?.email ?? null;
      const mailWanted = email !== null && wants('EMAIL');
      return inApp || mailWanted ? [{ personId, inApp, mailWanted }] : [];
    });
  }

  /**
   * Tells these people of an event, and announces it when the transaction commits. Of two events of one act on one thing (a reply
   * that mentions somebody) each is told the first only.
   */
  async deliver(event: OutboxEventEntity, recipients: readonly Recipient[]): Promise<void> {
    if (recipients.length === 0) return;
    const told: { person_id: string }[] = await this.manager.query(
      `INSERT INTO inbox_item (person_id, event_id, kind, notice, parameters, project_id, draft_id, actor_id, subject_id,
         line_id, at, in_app, mail_wanted)
       SELECT wish."personId", $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10, $11, wish."inApp", wish."mailWanted"
       FROM jsonb_to_recordset($1::jsonb) AS wish("personId" text, "inApp" boolean, "mailWanted" boolean)
       WHERE NOT EXISTS (SELECT 1 FROM inbox_item known WHERE known.person_id = wish."personId"
         AND known.subject_id = $9 AND known.at = $11 AND known.actor_id IS NOT DISTINCT FROM $8)
       ON CONFLICT (person_id, event_id) DO NOTHING RETURNING person_id`,
      [
        JSON.stringify(recipients),
        event.id,
        event.kind,
        event.notice,
        JSON.stringify(event.parameters),
        event.projectId,
        event.draftId,
        event.actorId,
        event.subjectId,
        event.lineIds[0] ?? null,
        event.at,
      ],
    );
    for (const { person_id: personId } of told) await this.announce(personId);
  }

  async byIds(ids: readonly string[]): Promise<(InboxItemEntity | undefined)[]> {
    const numbers = ids.map((id) => id.replace(/^ntc_/, '')).filter((id) => /^\d{1,18}$/.test(id));
    const rows = await this.manager.findBy(InboxItemEntity, { id: In(numbers) });
    return inOrderOf(ids, rows, (row) => `ntc_${row.id}`);
  }

  /** Somebody's items after a number, oldest first. */
  after(personId: string, id: string, limit: number): Promise<InboxItemEntity[]> {
    return this.manager
      .createQueryBuilder(InboxItemEntity, 'item')
      .where('item.personId = :personId AND item.id > :id AND item.inApp', { personId, id })
      .orderBy('item.id', 'ASC')
      .limit(limit)
      .getMany();
  }

  /** Number of somebody's last item; '0' before the first. */
  async lastId(personId: string): Promise<string> {
    const [row]: { last: string }[] = await this.manager.query(
      'SELECT coalesce(max(id), 0) AS last FROM inbox_item WHERE person_id = $1',
      [personId],
    );
    return row?.last ?? '0';
  }

  /** Marks own items as read, or unread again: these, or all. Announces it, so that other windows follow. */
  async mark(personId: string, ids: readonly string[] | 'all', isRead: boolean): Promise<void> {
    const numbers =
      ids === 'all' ? null : ids.map((id) => id.replace(/^ntc_/, '')).filter((id) => /^\d{1,18}$/.test(id));
    await this.manager.query(
      `UPDATE inbox_item SET read_at = CASE WHEN $3 THEN coalesce(read_at, now()) END
       WHERE person_id = $1 AND ($2::bigint[] IS NULL OR id = ANY($2::bigint[])) AND (read_at IS NULL) = $3`,
      [personId, numbers, isRead],
    );
    await this.announce(personId);
  }

  settingOf(personId: string): Promise<InboxSettingEntity | null> {
    return this.manager.findOneBy(InboxSettingEntity, { personId });
  }

  async saveSetting(setting: Omit<InboxSettingEntity, 'lastMailedAt'>): Promise<void> {
    await this.manager.upsert(InboxSettingEntity, setting, ['personId']);
  }

  preferencesOf(personId: string): Promise<InboxPreferenceEntity[]> {
    return this.manager.findBy(InboxPreferenceEntity, { personId });
  }

  async savePreferences(rows: readonly InboxPreferenceEntity[]): Promise<void> {
    if (rows.length > 0) await this.manager.upsert(InboxPreferenceEntity, [...rows], ['personId', 'kind', 'channel']);
  }

  /** What somebody said of each of these drafts and clauses, given as `[draft id, line id or '']`. */
  async watches(
    personId: string,
    targets: readonly (readonly [draftId: string, lineId: string])[],
  ): Promise<('WATCH' | 'MUTE' | null)[]> {
    const rows = await this.manager.findBy(WatchEntity, { personId, draftId: In(targets.map(([draftId]) => draftId)) });
    const levels = new Map(rows.map((row) => [`${row.draftId} ${row.lineId}`, row.level]));
    return targets.map(([draftId, lineId]) => levels.get(`${draftId} ${lineId}`) ?? null);
  }

  async watch(personId: string, draftId: string, lineId: string, level: 'WATCH' | 'MUTE' | null): Promise<void> {
    if (level === null) await this.manager.delete(WatchEntity, { personId, draftId, lineId });
    else
      await this.manager.upsert(WatchEntity, { personId, draftId, lineId, level }, ['personId', 'draftId', 'lineId']);
  }

  /** Those for whom mail waits, with how they want it. */
  async waitingForMail(): Promise<InboxSettingEntity[]> {
    const rows: { person_id: string }[] = await this.manager.query(
      `SELECT DISTINCT person_id FROM inbox_item WHERE mail_wanted AND mailed_at IS NULL`,
    );
    return this.manager.findBy(InboxSettingEntity, { personId: In(rows.map((row) => row.person_id)) });
  }

  /** What waits to be mailed to somebody, oldest first. Their setting must be locked, so that it is mailed once. */
  async unmailed(personId: string, limit: number): Promise<InboxItemEntity[]> {
    return this.manager
      .createQueryBuilder(InboxItemEntity, 'item')
      .where('item.personId = :personId AND item.mailWanted AND item.mailedAt IS NULL', { personId })
      .orderBy('item.id', 'ASC')
      .limit(limit)
      .getMany();
  }

  /** Takes the mail of somebody for the rest of the transaction; false when another node has it. */
  async lockMail(personId: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      'SELECT 1 FROM inbox_setting WHERE person_id = $1 FOR UPDATE SKIP LOCKED',
      [personId],
    );
    return rows.length > 0;
  }

  async markMailed(personId: string, ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query('UPDATE inbox_item SET mailed_at = $2 WHERE id = ANY($1::bigint[])', [ids, at]);
    await this.manager.update(InboxSettingEntity, { personId }, { lastMailedAt: at });
  }

  private async announce(personId: string): Promise<void> {
    await this.manager.query('SELECT pg_notify($1, $2)', [INBOX_CHANNEL, personId]);
  }
}
