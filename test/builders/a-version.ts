import type { TestActor } from '../harness/actor.js';
import type { BuiltDraft } from './a-draft.js';

/** What `createVersion` answers in tests. */
export interface VersionAnswer {
  readonly version: { readonly id: string; readonly revision: number; readonly digest: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string[] | null; readonly message: string }[];
}

const CREATE = `mutation ($input: CreateVersionInput!) { createVersion(input: $input) {
  version { id revision digest } userErrors { code field message }
} }`;

/** Names a version of a draft through the API, as it stands; whatever comes back. */
export async function nameVersion(
  actor: TestActor,
  draft: BuiltDraft,
  name: string,
  more: Record<string, unknown> = {},
): Promise<VersionAnswer> {
  const input = { draftId: draft.id, name, kind: 'WORKING_TEXT', ...more };
  return (await actor.get<{ createVersion: VersionAnswer }>(CREATE, { input })).createVersion;
}

/** Names a version and expects it to be made. */
export async function aVersion(actor: TestActor, draft: BuiltDraft, name: string): Promise<{ readonly id: string }> {
  const { version, userErrors } = await nameVersion(actor, draft, name);
  if (!version) throw new Error(`The version was refused: ${JSON.stringify(userErrors)}`);
  return version;
}
