export { ClauseEntity } from './clause/clause.entity.js';
export type { ClauseLineRow } from './clause/clause.entity.js';
export { CLAUSES_OF_DRAFT, ClauseRepository, clauseId } from './clause/clause.repository.js';
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
export type { AppendOutcome, Flush, GroupCommitListener } from './journal/group-commit.js';
export { JournalDamaged, JournalRepository } from './journal/journal.repository.js';
export type { Batch, JournalEntry, NewEntry } from './journal/journal.repository.js';
export { groupedBy, inOrderOf } from './list/by-ids.js';
export { KeysetList } from './list/keyset-list.js';
export type { KeysetWindow, ListDefinition, Page, PageRow, Viewer } from './list/keyset-list.js';
export { isMigrated, migrateDatabase } from './migrate.js';
export { PersonEntity } from './person/person.entity.js';
export { PEOPLE, PersonRepository } from './person/person.repository.js';
export type { PersonWithPassword } from './person/person.repository.js';
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
export { AccessTokenEntity } from './token/access-token.entity.js';
export { AccessTokenRepository } from './token/access-token.repository.js';
export { tokenHash } from './token/token-hash.js';
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
