import type { AuditEntryEntity } from '@colex/store';
import { linkedRow } from '@colex/store';
import { factsOf } from './audit.view.js';

/** Forms in which audit records leave the house. */
export const AUDIT_EXPORT_FORMATS = ['ndjson', 'csv'] as const;

/** One of {@link AUDIT_EXPORT_FORMATS}. */
export type AuditExportFormat = (typeof AUDIT_EXPORT_FORMATS)[number];

const COLUMNS = [
  'seq',
  'at',
  'actor',
  'action',
  'subjectType',
  'subjectId',
  'projectId',
  'draftId',
  'cityId',
  'facts',
  'previousHash',
  'hash',
] as const;

/** What stands before the rows. Spreadsheets read UTF-8 only when a byte order mark says so. */
export const AUDIT_EXPORT_HEADS: Readonly<Record<AuditExportFormat, string>> = {
  ndjson: '',
  csv: `\uFEFF${COLUMNS.join(',')}\r\n`,
};

/** A row in the form asked for. As NDJSON it holds all that was hashed, so that whoever has the file can verify it. */
export function exportedRow(format: AuditExportFormat, row: AuditEntryEntity, actor: string): string {
  if (format === 'ndjson') return `${JSON.stringify(linkedRow(row))}\n`;
  const { seq, action, subjectType, subjectId, projectId, draftId, cityId, previousHash, hash } = row;
  const facts = factsOf(row.facts)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const at = row.at.toISOString();
  const cells = [seq, at, actor, action, subjectType, subjectId, projectId, draftId, cityId, facts, previousHash, hash];
  return `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\r\n`;
}

/**
 * A cell of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it, so that it is text
 * (OWASP, CSV injection; trust.md DI11).
 */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
