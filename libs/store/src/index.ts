export { AuditEntryEntity } from './audit/audit-entry.entity.js';
export type { AuditFacts } from './audit/audit-entry.entity.js';
export { AuditHeadEntity } from './audit/audit-head.entity.js';
export { AuditRepository, auditList, linkedRow } from './audit/audit.repository.js';
export type { AuditDetails, AuditFilter } from './audit/audit.repository.js';
export { ClauseEntity } from './clause/clause.entity.js';
export type { ClauseLineRow } from './clause/clause.entity.js';
export { CLAUSES_OF_DRAFT, ClauseRepository, clauseId, clausePlace } from './clause/clause.repository.js';
export type { ClauseProjection } from './clause/clause.repository.js';
export { storeOptions } from './data-source.js';
export type { StoreOptions } from './data-source.js';
export { DraftHeadEntity } from './draft/draft-head.entity.js';
export type { LineCounts } from './draft/draft-head.entity.js';
export { DraftEntity } from './draft/draft.entity.js';
export { DRAFTS, DRAFTS_OF_PROJECT, DraftRepository } from './draft/draft.repository.js';
export { IdempotencyKeyEntity } from './idempotency/idempotency-key.entity.js';
export { IdempotencyKeyRepository } from './idempotency/idempotency-key.repository.js';
export type { IdempotentRequest } from './idempotency/idempotency-key.repository.js';
export { CheckpointRepository } from './journal/checkpoint.repository.js';
export type { Checkpoint } from './journal/checkpoint.repository.js';
export { isDatabaseAway } from './journal/database-away.js';
export { DraftCheckpointEntity } from './journal/draft-checkpoint.entity.js';
export { DraftClientEntity } from './journal/draft-client.entity.js';
export { DraftUpdateEntity, JOURNAL_KINDS } from './journal/draft-update.entity.js';
export type { JournalKind } from './journal/draft-update.entity.js';
export { GroupCommit } from './journal/group-commit.js';
export type { Flush, GroupCommitListener } from './journal/group-commit.js';
export { JournalConnection } from './journal/journal-connection.js';
export type { AppendOutcome, Appender } from './journal/journal-connection.js';
export { JournalDamaged, JournalRepository } from './journal/journal.repository.js';
export type { Batch, JournalEntry, NewEntry } from './journal/journal.repository.js';
export { groupedBy, inOrderOf } from './list/by-ids.js';
export { Gathered, gatheredBy } from './list/gathered.js';
export { KeysetList } from './list/keyset-list.js';
export type { KeysetWindow, ListDefinition, Page, PageRow, Viewer } from './list/keyset-list.js';
export { isMigrated, migrateDatabase } from './migrate.js';
export { OwnershipRecordEntity } from './ownership/ownership-record.entity.js';
export { OwnershipRepository } from './ownership/ownership.repository.js';
export { NOTICE_KINDS, OutboxEventEntity } from './outbox/outbox-event.entity.js';
export type { Audience, NoticeKind } from './outbox/outbox-event.entity.js';
export { OUTBOX_CHANNEL, emit } from './outbox/outbox.js';
export type { OutboxEvent } from './outbox/outbox.js';
export { PersonEntity } from './person/person.entity.js';
export { PEOPLE, PersonRepository } from './person/person.repository.js';
export type { PersonIntroduction, PersonWithPassword } from './person/person.repository.js';
export { MembershipEntity } from './project/membership.entity.js';
export { ProjectCityEntity } from './project/project-city.entity.js';
export { PROJECT_MODELS, ProjectEntity } from './project/project.entity.js';
export type { ProjectModel } from './project/project.entity.js';
export { PROJECTS, PROJECTS_OF_REGION, ProjectRepository } from './project/project.repository.js';
export type { ProjectStanding } from './project/project.repository.js';
export { CityEntity } from './region/city.entity.js';
export { ProvinceEntity } from './region/province.entity.js';
export { RegionEntity } from './region/region.entity.js';
export { CITIES, CITIES_OF_PROJECT, CITIES_OF_REGION, REGIONS, RegionRepository } from './region/region.repository.js';
export { ServerSecretEntity } from './session/server-secret.entity.js';
export { SessionEntity } from './session/session.entity.js';
export { ServerSecretRepository, SessionRepository } from './session/session.repository.js';
export { SignInAttemptEntity } from './session/sign-in-attempt.entity.js';
export { ProtectionRepository } from './settlement/protection.repository.js';
export type { Protection } from './settlement/protection.repository.js';
export { SettlementRecordEntity } from './settlement/settlement-record.entity.js';
export { SettlementRepository } from './settlement/settlement.repository.js';
export { RoundSignatureEntity } from './round/round-signature.entity.js';
export { ROUND_STATUSES, RoundEntity } from './round/round.entity.js';
export type { RoundStatus } from './round/round.entity.js';
export { ROUNDS_CHANNEL, ROUNDS_OF_DRAFT, RoundRepository, roundRuleOf, toRound } from './round/round.repository.js';
export { SignedWordsEntity } from './signoff/signed-words.entity.js';
export { StaleNoticeEntity } from './signoff/stale-notice.entity.js';
export { SignoffDecisionEntity } from './signoff/signoff-decision.entity.js';
export { SignoffSettingsEntity } from './signoff/signoff-settings.entity.js';
export { DECISIONS_OF_CLAUSE, SIGNOFFS_CHANNEL, SignoffRepository, toDecision } from './signoff/signoff.repository.js';
export { signoffPosition, signoffsSince } from './signoff/signoff-position.js';
export type { SignoffPosition, SignoffsSince } from './signoff/signoff-position.js';
export type { DecisionToKeep } from './signoff/signoff.repository.js';
export { AccessTokenEntity } from './token/access-token.entity.js';
export { AccessTokenRepository } from './token/access-token.repository.js';
export type { UsedToken } from './token/access-token.repository.js';
export { tokenHash } from './token/token-hash.js';
export { ThreadCommentEntity, ThreadCommentWordingEntity } from './thread/thread-comment.entity.js';
export { ThreadEventEntity, ThreadSeenEntity } from './thread/thread-event.entity.js';
export { ANCHOR_STATES, THREAD_SUBJECTS, ThreadEntity } from './thread/thread.entity.js';
export type { AnchorRow, AnchorState, ThreadSubject } from './thread/thread.entity.js';
export { EXPORT_FORMATS, EXPORT_KINDS, ExportJobEntity } from './export/export-job.entity.js';
export type { ExportFormat, ExportKind, ExportStatus, ExportText } from './export/export-job.entity.js';
export { EXPORTS_CHANNEL, ExportJobRepository } from './export/export-job.repository.js';
export type { ExportJobFacts, NewExportJob } from './export/export-job.repository.js';
export { IgnoredFindingEntity } from './finding/ignored-finding.entity.js';
export {
  FINDINGS_CHANNEL,
  IGNORED_FINDINGS_OF_DRAFT,
  IgnoredFindingRepository,
} from './finding/ignored-finding.repository.js';
export { STRANDED_DECISIONS, StrandedTextEntity } from './stranded/stranded-text.entity.js';
export type { StrandedDecision } from './stranded/stranded-text.entity.js';
export {
  STRANDED_CHANNEL,
  StrandedTextRepository,
  UNDECIDED_STRANDED_TEXTS,
} from './stranded/stranded-text.repository.js';
export type { NewStrandedText } from './stranded/stranded-text.repository.js';
export { VersionClauseEntity } from './version/version-clause.entity.js';
export { VERSION_KINDS, VERSION_ORIGINS, VersionEntity } from './version/version.entity.js';
export type { VersionKind, VersionOrigin } from './version/version.entity.js';
export {
  CLAUSES_OF_VERSION,
  VERSIONS_OF_DRAFT,
  VersionDamaged,
  VersionRepository,
  versionClauseId,
} from './version/version.repository.js';
export type { NewVersionRow, VersionText } from './version/version.repository.js';
export { StoredFileEntity } from './file/stored-file.entity.js';
export { StoredFileRepository } from './file/stored-file.repository.js';
export type { StoredFileFacts } from './file/stored-file.repository.js';
export { ChairTermEntity } from './joint/chair-term.entity.js';
export { JointRepository, MEETINGS_OF_PROJECT, PAPERS_OF_PROJECT } from './joint/joint.repository.js';
export { MeetingEntity } from './joint/meeting.entity.js';
export { SignedPaperEntity } from './joint/signed-paper.entity.js';
export { PROCEDURE_CHANNEL, ProcedureRepository } from './procedure/procedure.repository.js';
export type { StoredTrack } from './procedure/procedure.repository.js';
export { ProcedureSettingsEntity } from './procedure/procedure-settings.entity.js';
export { TrackEntity } from './procedure/track.entity.js';
export { ClauseChangeEntity } from './history/clause-change.entity.js';
export { ClauseChangeRepository } from './history/clause-change.repository.js';
export type { NewClauseChange } from './history/clause-change.repository.js';
export { HistoryCheckpointEntity } from './history/history-checkpoint.entity.js';
export { HistoryRepository } from './history/history.repository.js';
export type { ActivityRow, HistoryState, NewHistoryCheckpoint, WritingPiece } from './history/history.repository.js';
export { RestorationEntity } from './history/restoration.entity.js';
export { opinionsOfDraft } from './thread/opinion-list.js';
export type { OpinionRecord } from './thread/opinion-list.js';
export { COMMENTS_OF_THREAD, threadsOfDraft } from './thread/thread-lists.js';
export type { ThreadFilter } from './thread/thread-lists.js';
export { THREADS_CHANNEL, ThreadRepository } from './thread/thread.repository.js';
export type { NewThreadEvent, ThreadPlace } from './thread/thread.repository.js';
export { InboxItemEntity } from './inbox/inbox-item.entity.js';
export {
  DIGESTS,
  InboxPreferenceEntity,
  InboxSettingEntity,
  NOTICE_CHANNELS,
  WatchEntity,
} from './inbox/inbox-setting.entity.js';
export type { Digest, NoticeChannel } from './inbox/inbox-setting.entity.js';
export { INBOX_CHANNEL, InboxRepository, inboxOfViewer, isOnByDefault } from './inbox/inbox.repository.js';
export type { InboxFilter, Recipient } from './inbox/inbox.repository.js';
export { WEBHOOK_TYPES, WebhookDeliveryEntity, WebhookEntity } from './webhook/webhook.entity.js';
export type { WebhookType } from './webhook/webhook.entity.js';
export { DELIVERIES_OF_WEBHOOK, WebhookRepository } from './webhook/webhook.repository.js';
export type { WebhookWithSecret } from './webhook/webhook.repository.js';
