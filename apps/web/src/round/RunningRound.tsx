import { OpenRoundOfDraftDocument, RoundsChangedDocument } from '@colex/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery, useSubscription } from 'urql';
import { currentLanguage } from '../language/language.js';
import { printDay } from '../procedure/plain-day.js';

/** In the panel: the round that is open, or the way to all rounds. */
export function RunningRound({ draft }: { readonly draft: { readonly id: string; readonly slug: string } }) {
  const { t } = useTranslation();
  const [{ data }, ask] = useQuery({ query: OpenRoundOfDraftDocument, variables: { slug: draft.slug } });
  useSubscription({ query: RoundsChangedDocument, variables: { draftId: draft.id } }, (_previous, event) => {
    ask({ requestPolicy: 'network-only' });
    return event;
  });
  const round = data?.draft?.openRound;
  return (
    <p className="running-round">
      {round ? (
        <Link to={`/drafts/${draft.slug}/rounds/${round.id}`}>
          {t('round.running', { version: round.version.name, dueOn: printDay(round.dueOn, currentLanguage()) })}
        </Link>
      ) : (
        <Link to={`/drafts/${draft.slug}/rounds`}>{t('round.link')}</Link>
      )}
    </p>
  );
}
