import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWatched } from '../editor/watched.js';
import type { ReferenceHelper, ScreenPlace } from './reference-helper.js';

interface ReferenceLayerProps {
  readonly helper: ReferenceHelper;
  readonly mayEdit: boolean;
  /** Opens the list of provisions. */
  readonly onPick: () => void;
}

/** What stands beside a reference while somebody writes it or rests on it; under the words, so that they stay readable. */
export function ReferenceLayer({ helper, mayEdit, onPick }: ReferenceLayerProps) {
  return (
    <>
      <Offer helper={helper} />
      <Card helper={helper} mayEdit={mayEdit} onPick={onPick} />
    </>
  );
}

/** Below a place of the screen, or above it where there is no room, and never beyond the edge. */
function useBeside(place: ScreenPlace | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const [shift, setShift] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !place) return;
    const { width, height } = element.getBoundingClientRect();
    const hasRoom = place.bottom + 6 + height < window.innerHeight;
    setShift({
      left: Math.max(8, Math.min(place.left, window.innerWidth - width - 8)),
      top: hasRoom ? place.bottom + 6 : Math.max(8, place.top - 6 - height),
    });
  }, [place]);
  return { box, style: { transform: `translate(${shift.left}px, ${shift.top}px)` } };
}

function Offer({ helper }: { readonly helper: ReferenceHelper }) {
  const { t } = useTranslation();
  const offer = useWatched(helper.offer);
  const { box, style } = useBeside(offer?.place);
  return (
    <>
      {offer && (
        <div ref={box} className="beside offer" style={style}>
          <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => helper.accept()}>
            {t('writing.reference.offer', { label: offer.label })}
          </button>
          <span className="offer-keys">{t('writing.reference.offerKeys')}</span>
        </div>
      )}
      <p className="visually-hidden" aria-live="polite">
        {offer ? t('writing.reference.offerSaid', { label: offer.label }) : ''}
      </p>
    </>
  );
}

function Card({ helper, mayEdit, onPick }: ReferenceLayerProps) {
  const { t } = useTranslation();
  const card = useWatched(helper.card);
  const { box, style } = useBeside(card?.place);
  if (!card) return null;
  const { cited } = card;
  return (
    <div
      ref={box}
      className="beside card"
      style={style}
      role="group"
      aria-label={t('writing.reference.card')}
      onMouseEnter={() => helper.keepCard()}
      onMouseLeave={() => helper.leaveCard()}
    >
      <p className="card-head">
        <strong>{cited?.label ?? card.label}</strong>
        {cited && cited.path.length > 0 && <span className="card-path">{cited.path.join(' › ')}</span>}
      </p>
      {cited ? (
        <div className="card-text" lang="zh-CN">
          {cited.lines.map(({ kind, number, text }, place) => (
            <p key={place} data-kind={kind}>
              {number && <b>{number}</b>}
              {number && kind === 'article' && '　'}
              {text}
            </p>
          ))}
          {cited.isCut && <p className="card-more">……{t('writing.reference.more')}</p>}
        </div>
      ) : (
        <p className="card-broken">{t('writing.reference.broken')}</p>
      )}
      <p className="card-actions">
        {cited && (
          <button type="button" className="link-button" onClick={() => helper.follow()}>
            {t('writing.reference.go')}
          </button>
        )}
        {mayEdit && (
          <>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                helper.selectCard();
                onPick();
              }}
            >
              {t('writing.reference.again')}
            </button>
            <button type="button" className="link-button" onClick={() => helper.unlink()}>
              {t('writing.reference.unlink')}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
