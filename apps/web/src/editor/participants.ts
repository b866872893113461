import type { AwarenessState } from '@colex/collab';
import type { PresenceSource } from '@colex/editor';
import type { Awareness } from 'y-protocols/awareness';

/** What the server says of whoever has a draft open; it overwrites whatever a client claims. */
export interface VerifiedPerson {
  readonly name: string;
  /** `null` for somebody of no city. */
  readonly city: { readonly name: string; readonly sign: string; readonly colour: string } | null;
}

/** Somebody with this draft open, as the server vouches for them. */
export interface Participant extends VerifiedPerson {
  /** The Yjs client id of their editor; somebody with two windows is here twice. */
  readonly client: number;
  readonly isViewer: boolean;
}

type States = ReadonlyMap<number, Partial<AwarenessState<VerifiedPerson>>>;

/** The others with this draft open and where they are, by client id. Whoever the server has not vouched for yet is left out. */
export function colleaguesOf(awareness: Awareness): readonly PresenceSource<VerifiedPerson>[] {
  const colleagues: PresenceSource<VerifiedPerson>[] = [];
  for (const [client, { user, cursor }] of awareness.getStates() as States) {
    if (client === awareness.clientID || user === undefined) continue;
    colleagues.push({ client, user, ...(cursor === undefined ? {} : { cursor }) });
  }
  return colleagues.toSorted((one, other) => one.client - other.client);
}

/** Who has this draft open: oneself, known from the session, then the others in an order in which nobody jumps about. */
export function participantsOf(awareness: Awareness, viewer: VerifiedPerson): readonly Participant[] {
  const others = colleaguesOf(awareness).map(({ client, user }) => ({ ...user, client, isViewer: false }));
  return [{ name: viewer.name, city: viewer.city, client: awareness.clientID, isViewer: true }, ...others];
}

/** Whether two lists name the same people. */
export function sameParticipants(one: readonly Participant[], other: readonly Participant[]): boolean {
  return (
    one.length === other.length &&
    one.every((person, place) => person.client === other[place]?.client && person.name === other[place]?.name)
  );
}
