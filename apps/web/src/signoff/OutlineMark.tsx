import { useTranslation } from 'react-i18next';
import { MARK_SIGNS, agreeing } from './clause-mark.js';
import { useSignoffBook } from './signoff-book.js';

/** The sign of a clause in the outline: a form and a word, not a colour alone. Draws nothing where nobody said anything. */
export function OutlineMark({ lineId }: { readonly lineId: string }) {
  const { t } = useTranslation();
  const { marks, byLine } = useSignoffBook();
  const mark = marks.get(lineId);
  const row = byLine.get(lineId);
  if (!mark || !row) return null;
  const words = `${t(`signoff.mark.${mark}`)}，${t('signoff.counts', { agreed: agreeing(row), all: row.statuses.length })}`;
  return (
    <span className="clause-mark outline-mark" data-mark={mark} title={words}>
      <span aria-hidden>{MARK_SIGNS[mark]}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
