import type { DataSourceOptions } from 'typeorm';
import { AuditEntryEntity } from './audit/audit-entry.entity.js';
import { AuditHeadEntity } from './audit/audit-head.entity.js';
import { ClauseEntity } from './clause/clause.entity.js';
import { DraftHeadEntity } from './draft/draft-head.entity.js';
import { DraftEntity } from './draft/draft.entity.js';
import { StoredFileEntity } from './file/stored-file.entity.js';
import { ExportJobEntity } from './export/export-job.entity.js';
import { IgnoredFindingEntity } from './finding/ignored-finding.entity.js';
import { ClauseChangeEntity } from './history/clause-change.entity.js';
import { HistoryCheckpointEntity } from './history/history-checkpoint.entity.js';
import { RestorationEntity } from './history/restoration.entity.js';
import { IdempotencyKeyEntity } from './idempotency/idempotency-key.entity.js';
import { InboxItemEntity } from './inbox/inbox-item.entity.js';
import { InboxPreferenceEntity, InboxSettingEntity, WatchEntity } from './inbox/inbox-setting.entity.js';
import { ChairTermEntity } from './joint/chair-term.entity.js';
import { MeetingEntity } from './joint/meeting.entity.js';
import { SignedPaperEntity } from './joint/signed-paper.entity.js';
import { DraftCheckpointEntity } from './journal/draft-checkpoint.entity.js';
import { DraftClientEntity } from './journal/draft-client.entity.js';
import { DraftUpdateEntity } from './journal/draft-update.entity.js';
import { FirstDraft1795334400000 } from './migrations/1795334400000-first-draft.js';
import { Signoff1795730000000 } from './migrations/1795730000000-signoff.js';
import { ClauseCitations1795730100000 } from './migrations/1795730100000-clause-citations.js';
import { AuditChain1795740000000 } from './migrations/1795740000000-audit-chain.js';
import { Procedure1795741000000 } from './migrations/1795741000000-procedure.js';
import { TouchedClauses1795797000000 } from './migrations/1795797000000-touched-clauses.js';
import { StrandedTexts1795796000000 } from './migrations/1795796000000-stranded-texts.js';
import { Versions1795750000000 } from './migrations/1795750000000-versions.js';
import { History1795750000001 } from './migrations/1795750000001-history.js';
import { JournalStays1795750100000 } from './migrations/1795750100000-journal-stays.js';
import { Threads1795760000000 } from './migrations/1795760000000-threads.js';
import { Inbox1795760200000 } from './migrations/1795760200000-inbox.js';
import { ExportJobs1795780100000 } from './migrations/1795780100000-export-jobs.js';
import { IgnoredFindings1795790100000 } from './migrations/1795790100000-ignored-findings.js';
import { Rounds1795791730000 } from './migrations/1795791730000-rounds.js';
import { OutboxEventEntity } from './outbox/outbox-event.entity.js';
import { OwnershipRecordEntity } from './ownership/ownership-record.entity.js';
import { PersonEntity } from './person/person.entity.js';
import { ProcedureSettingsEntity } from './procedure/procedure-settings.entity.js';
import { TrackEntity } from './procedure/track.entity.js';
import { MembershipEntity } from './project/membership.entity.js';
import { ProjectCityEntity } from './project/project-city.entity.js';
import { ProjectEntity } from './project/project.entity.js';
import { CityEntity } from './region/city.entity.js';
import { ProvinceEntity } from './region/province.entity.js';
import { RegionEntity } from './region/region.entity.js';
import { RoundSignatureEntity } from './round/round-signature.entity.js';
import { RoundEntity } from './round/round.entity.js';
import { ServerSecretEntity } from './session/server-secret.entity.js';
import { SessionEntity } from './session/session.entity.js';
import { SignInAttemptEntity } from './session/sign-in-attempt.entity.js';
import { SettlementRecordEntity } from './settlement/settlement-record.entity.js';
import { SignedWordsEntity } from './signoff/signed-words.entity.js';
import { SignoffDecisionEntity } from './signoff/signoff-decision.entity.js';
import { SignoffSettingsEntity } from './signoff/signoff-settings.entity.js';
import { StaleNoticeEntity } from './signoff/stale-notice.entity.js';
import { ThreadCommentEntity, ThreadCommentWordingEntity } from './thread/thread-comment.entity.js';
import { ThreadEventEntity, ThreadSeenEntity } from './thread/thread-event.entity.js';
import { ThreadEntity } from './thread/thread.entity.js';
import { AccessTokenEntity } from './token/access-token.entity.js';
import { VersionClauseEntity } from './version/version-clause.entity.js';
import { StrandedTextEntity } from './stranded/stranded-text.entity.js';
import { VersionEntity } from './version/version.entity.js';
import { WebhookDeliveryEntity, WebhookEntity } from './webhook/webhook.entity.js';

const ENTITIES = [
  AuditEntryEntity,
  AuditHeadEntity,
  ClauseEntity,
  DraftHeadEntity,
  DraftEntity,
  StoredFileEntity,
  ExportJobEntity,
  IgnoredFindingEntity,
  ClauseChangeEntity,
  HistoryCheckpointEntity,
  RestorationEntity,
  IdempotencyKeyEntity,
  InboxItemEntity,
  InboxPreferenceEntity,
  InboxSettingEntity,
  WatchEntity,
  ChairTermEntity,
  MeetingEntity,
  SignedPaperEntity,
  DraftCheckpointEntity,
  DraftClientEntity,
  DraftUpdateEntity,
  OutboxEventEntity,
  OwnershipRecordEntity,
  PersonEntity,
  ProcedureSettingsEntity,
  TrackEntity,
  MembershipEntity,
  ProjectCityEntity,
  ProjectEntity,
  CityEntity,
  ProvinceEntity,
  RegionEntity,
  RoundSignatureEntity,
  RoundEntity,
  ServerSecretEntity,
  SessionEntity,
  SignInAttemptEntity,
  SettlementRecordEntity,
  SignedWordsEntity,
  SignoffDecisionEntity,
  SignoffSettingsEntity,
  StaleNoticeEntity,
  ThreadCommentEntity,
  ThreadCommentWordingEntity,
  ThreadEventEntity,
  ThreadSeenEntity,
  ThreadEntity,
  AccessTokenEntity,
  VersionClauseEntity,
  StrandedTextEntity,
  VersionEntity,
  WebhookDeliveryEntity,
  WebhookEntity,
];

const MIGRATIONS = [
  FirstDraft1795334400000,
  Signoff1795730000000,
  ClauseCitations1795730100000,
  AuditChain1795740000000,
  Procedure1795741000000,
  Versions1795750000000,
  History1795750000001,
  JournalStays1795750100000,
  Threads1795760000000,
  Inbox1795760200000,
  ExportJobs1795780100000,
  IgnoredFindings1795790100000,
  StrandedTexts1795796000000,
  TouchedClauses1795797000000,
  Rounds1795791730000,
];

/** How a process reaches its database. */
export interface StoreOptions {
  /** `postgres://…` */
  readonly url: string;
  /** Most connections of this process; 10 unless told otherwise. */
  readonly poolSize?: number;
  /** Told of connections that break while idle; the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void;
}

const LONGEST_IDLE_IN_TRANSACTION_MS = 10_000;

/** Options of TypeORM for the one database of Colex. The tables come from the migrations and from nothing else. */
export function storeOptions(options: StoreOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url: options.url,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize: options.poolSize ?? 10,
    applicationName: 'colex',
    poolErrorHandler: (error: Error) => options.onIdleError?.(error),
    extra: {
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      // A process that stands still (stopped, swapped out, cut off) inside a transaction would keep its locks from all others.
      idle_in_transaction_session_timeout: LONGEST_IDLE_IN_TRANSACTION_MS,
    },
  };
}
