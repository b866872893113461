import type { AwarenessState } from '@colex/collab';
import type { AwarenessUser, PersonBadgeFragment } from '@colex/contract';
import type { PresenceSource } from '@colex/editor';
import type { Awareness } from 'y-protocols/awareness';

/** Somebody with this draft open, as the server vouches for them; with several windows open they are here once. */
export interface Participant extends AwarenessUser {
  /** The Yjs client id of the first of their editors. */
  readonly client: number;
  readonly isViewer: boolean;
}

type States = ReadonlyMap<number, Partial<AwarenessState<AwarenessUser>>>;

/** Oneself, known from the session, in the form in which the server tells of others. */
export function viewerAsUser({ id, name, city }: PersonBadgeFragment): AwarenessUser {
  return { personId: id, name, cityName: city?.name ?? null, sign: city?.sign ?? null, colour: city?.colour ?? null };
}

/** The other editors with this draft open and where they are, by client id. Whoever the server has not vouched for yet is left out. */
export function colleaguesOf(awareness: Awareness): readonly PresenceSource<AwarenessUser>[] {
  const colleagues: PresenceSource<AwarenessUser>[] = [];
  for (const [client, { user, cursor }] of awareness.getStates() as States) {
    if (client === awareness.clientID || user === undefined) continue;
    colleagues.push({ client, user, ...(cursor === undefined ? {} : { cursor }) });
  }
  return colleagues.toSorted((one, other) => one.client - other.client);
}

/** Who has this draft open: oneself, then the others in an order in which nobody jumps about. */
export function participantsOf(awareness: Awareness, viewer: AwarenessUser): readonly Participant[] {
  const here = new Map([[viewer.personId, { ...viewer, client: awareness.clientID, isViewer: true }]]);
  for (const { client, user } of colleaguesOf(awareness)) {
    if (!here.has(user.personId)) here.set(user.personId, { ...user, client, isViewer: false });
  }
  return [...here.values()];
}

/** Whether two lists name the same people at the same places. */
export function sameParticipants(one: readonly Participant[], other: readonly Participant[]): boolean {
  return (
    one.length === other.length &&
    one.every((person, place) => person.client === other[place]?.client && person.personId === other[place]?.personId)
  );
}
