/** How far a credential reaches: a session and a `write` token reach everything its person may do, a `read` token only reading. */
export const SCOPES = ['read', 'write'] as const;

/** One of {@link SCOPES}. */
export type Scope = (typeof SCOPES)[number];

/** Who asks. `null` in place of an actor is somebody who is not signed in. */
export interface Actor {
  readonly personId: string;
  /** The city the person works for; null for the administrator and observers of no city. */
  readonly cityId: string | null;
  /** Runs the installation: regions, cities, people, roles, tokens, backup. */
  readonly administrator: boolean;
  /** Suspended people may nothing, whatever their roles. */
  readonly suspended: boolean;
  /** Of the credential this request came with. */
  readonly scope: Scope;
}
