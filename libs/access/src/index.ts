export { AccessModule } from './access.module.js';
export { Access } from './access.service.js';
export type { ModeVerdict } from './access.service.js';
export { Actors, tokenCredential } from './actors.service.js';
export type { Credential } from './actors.service.js';
export { AuditWriter } from './audit-writer.js';
export type { AuditRecord } from './audit-writer.js';
export type { DraftTarget, TargetOfAction } from './target.js';
