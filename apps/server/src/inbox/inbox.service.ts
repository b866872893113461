import { Access } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import {
  type InboxFilter,
  type InboxPreferenceEntity,
  InboxRepository,
  type InboxSettingEntity,
  clauseId,
  inboxOfViewer,
} from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { type InboxItemView, toInboxSettings } from './inbox.view.js';
import { noticeSentence } from './notice-sentence.js';

/** How somebody wants to be told, as they say it. */
export interface SettingsWish {
  readonly email: string | null;
  readonly digest: InboxSettingEntity['digest'];
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly preferences: readonly Pick<InboxPreferenceEntity, 'kind' | 'channel' | 'enabled'>[];
}

/** What may be given with every mutation. */
export interface KeyedWish {
  readonly input: object;
  readonly idempotencyKey: string | null;
}

const LONGEST_EMAIL = 254;
const MOST_IDS = 100;

/** The asker's own inbox, and how they want to be told. */
@Injectable()
export class InboxService {
  constructor(
    private readonly access: Access,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async inbox(
    context: ApiContext,
    filter: InboxFilter,
    given: ConnectionArguments,
  ): Promise<ConnectionView<InboxItemView>> {
    await this.assertOwn(context.actor, 'inbox.read');
    return connection(context, inboxOfViewer(filter), '', given, context.loaders.inboxItem);
  }

  async unreadCount(context: ApiContext): Promise<number> {
    await this.assertOwn(context.actor, 'inbox.read');
    return context.loaders.count(inboxOfViewer({ unread: true }), '');
  }

  async sentence(context: ApiContext, item: InboxItemView): Promise<string> {
    const { loaders, language } = context;
    const [actor, draft, clause] = await Promise.all([
      item.actorId === null ? null : loaders.person.load(item.actorId),
      item.draftId === null ? null : loaders.draft.load(item.draftId),
      item.draftId === null || item.lineId === null ? null : loaders.clause.load(clauseId(item.draftId, item.lineId)),
    ]);
    const names = { actor: actor?.name ?? null, draft: draft?.title ?? null, clause: clause?.number ?? null };
    return noticeSentence(item, names, language);
  }

  async settings(context: ApiContext) {
    const { personId } = await this.assertOwn(context.actor, 'inbox.read');
    const inbox = this.repository;
    return toInboxSettings(await inbox.settingOf(personId), await inbox.preferencesOf(personId));
  }

  async mark(context: ApiContext, ids: readonly string[] | 'all', isRead: boolean): Promise<void> {
    const { personId } = await this.assertOwn(context.actor, 'inbox.change');
    if (ids !== 'all' && ids.length > MOST_IDS) {
      throw new TypedError('BAD_USER_INPUT', {
        'zh-CN': `一次最多标记 ${MOST_IDS} 条。`,
        en: `At most ${MOST_IDS} items are marked at once.`,
      });
    }
    await this.dataSource.transaction((manager) => new InboxRepository(manager).mark(personId, ids, isRead));
  }

  async saveSettings(
    context: ApiContext,
    wish: SettingsWish,
    { input, idempotencyKey }: KeyedWish,
  ): Promise<{ readonly refusal: Refusal } | { readonly saved: true }> {
    const { personId } = await this.assertOwn(context.actor, 'inbox.change');
    const email = wish.email?.trim() || null;
    if (email !== null && !isAddress(email)) {
      return { refusal: { code: 'INVALID', message: 'emailForm', field: ['email'] } };
    }
    const [quietFrom, quietUntil] = [minutesOf(wish.quietFrom), minutesOf(wish.quietUntil)];
    const isHalf = (wish.quietFrom === null) !== (wish.quietUntil === null);
    if (quietFrom === undefined || quietUntil === undefined || isHalf) {
      return { refusal: { code: 'INVALID', message: 'timeOfDayForm', field: ['quietFrom'] } };
    }
    return this.dataSource.transaction((manager) =>
      once(manager, { personId, mutation: 'saveInboxSettings', input, idempotencyKey }, async () => {
        const inbox = new InboxRepository(manager);
        const { digest, preferences } = wish;
        await inbox.saveSetting({ personId, email, digest, quietFrom, quietUntil, language: context.language });
        await inbox.savePreferences(preferences.map((preference) => ({ ...preference, personId })));
        return { saved: true as const };
      }),
    );
  }

  async watch(
    context: ApiContext,
    draftId: string,
    ofClause: string | null,
    level: 'WATCH' | 'MUTE' | null,
  ): Promise<{ readonly refusal: Refusal } | { readonly draftId: string }> {
    const { personId } = await this.assertOwn(context.actor, 'inbox.change');
    const draft = await context.loaders.draft.load(draftId);
    const notFound: Refusal = { code: 'NOT_FOUND', message: 'draftNotFound', field: ['draftId'] };
    if (!draft || (await context.loaders.mode.load(draft)).mode === null) return { refusal: notFound };
    const clause = ofClause === null ? null : await context.loaders.clause.load(ofClause);
    if (clause === undefined || (clause !== null && clause.draftId !== draftId)) {
      return { refusal: { code: 'NOT_FOUND', message: 'lineNotFound', field: ['clauseId'] } };
    }
    await this.repository.watch(personId, draftId, clause?.lineId ?? '', level);
    return { draftId };
  }

  private get repository(): InboxRepository {
    return new InboxRepository(this.dataSource.manager);
  }

  private async assertOwn(actor: Actor | null, action: 'inbox.read' | 'inbox.change'): Promise<Actor> {
    await this.access.assert(actor, action, { ownerId: actor?.personId ?? '' });
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    return actor;
  }
}

/** Something that can stand behind To: without being taken for more than one address or another header. */
const isAddress = (email: string): boolean =>
  email.length <= LONGEST_EMAIL && /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(email);

/** Minutes of the day; undefined for what is no time. */
function minutesOf(time: string | null): number | null | undefined {
  if (time === null) return null;
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
