import { bodyOf, linesOf } from '@colex/collab';
import {
  DecideStrandedTextDocument,
  type StrandedDecision,
  StrandedTextsChangedDocument,
  StrandedTextsDocument,
} from '@colex/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery, useSubscription } from 'urql';
import type { PanelTabProps } from '../editor/panel-tab.js';
import { useWatched } from '../editor/watched.js';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { CitySign } from '../region/CitySign.js';

/** Conflict cards 冲突: words whose line was taken away while they were written. Each stays until somebody decides about it. */
export function StrandedPanel({ draft, connection, editor }: PanelTabProps) {
  const { t } = useTranslation();
  const client = useClient();
  const clause = useWatched(editor.clause);
  const [said, say] = useState('');
  const [{ data }, ask] = useQuery({
    query: StrandedTextsDocument,
    variables: { slug: draft.slug },
    requestPolicy: 'cache-and-network',
  });
  const [{ data: changed }] = useSubscription({
    query: StrandedTextsChangedDocument,
    variables: { draftId: draft.id },
  });
  useEffect(() => ask({ requestPolicy: 'network-only' }), [changed]);

  const decide = async (strandedTextId: string, decision: StrandedDecision): Promise<boolean> => {
    const input = { strandedTextId, decision, idempotencyKey: crypto.randomUUID() };
    const { data: answer, error } = await client.mutation(DecideStrandedTextDocument, { input }).toPromise();
    const reason = error?.message ?? answer?.decideStrandedText.userErrors[0]?.message;
    say(reason === undefined ? '' : t('stranded.failed', { reason }));
    ask({ requestPolicy: 'network-only' });
    return reason === undefined;
  };
  /** At the end of the first line of the clause at the cursor. Decided first: nobody else puts the same words there as well. */
  const place = async (id: string, text: string): Promise<void> => {
    const lineId = clause?.id;
    if (lineId === undefined || !(await decide(id, 'PLACED'))) return;
    let index = 0;
    for (const line of linesOf(connection.doc)) {
      index += line.text.length + 1;
      if (line.id === lineId) break;
    }
    bodyOf(connection.doc).insert(index, text.replaceAll('\n', ''));
  };
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    say(t('stranded.copied'));
  };

  const cards = data?.draft?.strandedTexts;
  const mayDecide = draft.viewerMode === 'WRITE';
  return (
    <div className="panel-versions">
      <p role="status" className="panel-faint">
        {said}
      </p>
      {cards?.nodes.length === 0 && (
        <div className="panel-faint">
          <p>{t('stranded.none')}</p>
          <p>{t('stranded.noneHint')}</p>
        </div>
      )}
      {cards && cards.nodes.length > 0 && (
        <>
          <h3>{t('stranded.list', { number: cards.totalCount })}</h3>
          {mayDecide && <p className="panel-faint">{t('stranded.placeHint')}</p>}
          <ul className="version-list">
            {cards.nodes.map((card) => (
              <li key={card.id}>
                <p className="version-note">{card.text}</p>
                {card.lineText !== null && <p className="panel-faint">{t('stranded.line', { text: card.lineText })}</p>}
                <p className="version-by">
                  <CitySign city={card.author.city} />
                  {t('stranded.by', {
                    name: card.author.name,
                    time: printInstant(card.createdAt, currentLanguage()),
                  })}
                </p>
                <p className="version-links">
                  {mayDecide && (
                    <button
                      type="button"
                      className="text-button"
                      disabled={clause === null}
                      onClick={() => void place(card.id, card.text)}
                    >
                      {t('stranded.place')}
                    </button>
                  )}
                  <button type="button" className="text-button" onClick={() => void copy(card.text)}>
                    {t('stranded.copy')}
                  </button>
                  {mayDecide && (
                    <button type="button" className="text-button" onClick={() => void decide(card.id, 'DISCARDED')}>
                      {t('stranded.discard')}
                    </button>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
