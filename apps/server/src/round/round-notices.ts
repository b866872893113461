import type { OutboxEvent } from '@colex/store';
import type { Round, RoundEvent } from '@colex/workflow';

interface RoundTeller {
  /** Who did it; null for the server. */
  readonly actorId: string | null;
  /** The city that answered; empty where none did. */
  readonly cityName: string;
}

/** Who is told of what happens to a round, and how; null where nobody need be. */
export function tellOfRound(
  event: RoundEvent,
  round: Round,
  draft: { readonly id: string; readonly projectId: string },
  { actorId, cityName }: RoundTeller,
): OutboxEvent | null {
  const about = { kind: 'ROUND', projectId: draft.projectId, draftId: draft.id, actorId, subjectId: round.id } as const;
  const all = { cityIds: [...round.cityIds], roles: ['CHAIR', 'LEAD_DRAFTER'], watchers: true };
  switch (event.type) {
    case 'RoundOpened':
      return { ...about, notice: 'roundOpened', parameters: { dueOn: round.dueOn }, audience: all };
    case 'RoundExtended':
      return { ...about, notice: 'roundExtended', parameters: { dueOn: round.dueOn }, audience: all };
    case 'WholeAnswered': {
      const audience = { roles: ['CHAIR', 'LEAD_DRAFTER'], watchers: true };
      const { type, reason } = event.signature;
      if (type === 'WITHDRAWN') return null;
      return type === 'SIGNED'
        ? { ...about, notice: 'roundSigned', parameters: { city: cityName }, audience }
        : { ...about, notice: 'roundDeclined', parameters: { city: cityName, reason: reason ?? '' }, audience };
    }
    case 'CitiesReminded': {
      const audience = { roles: ['REVIEWER'], rolesOfCityIds: [...event.cityIds] };
      return { ...about, notice: 'roundReminder', parameters: { dueOn: round.dueOn }, audience };
    }
    case 'RoundRecalculated':
      return null;
    case 'RoundClosed':
      return { ...about, notice: 'roundClosed', audience: all };
    case 'RoundCancelled':
      return { ...about, notice: 'roundCancelled', parameters: { reason: event.reason }, audience: all };
  }
}
