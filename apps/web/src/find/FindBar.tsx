import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWatched } from '../editor/watched.js';
import type { FindDesk } from './find-desk.js';

/** The bar under the tools with which words are found and replaced. Nothing of the text is covered. */
export function FindBar({ desk, mayEdit }: { readonly desk: FindDesk; readonly mayEdit: boolean }) {
  const { t } = useTranslation();
  const state = useWatched(desk.state);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (!state.isOpen) return;
    field.current?.focus();
    field.current?.select();
  }, [state.isOpen, state.opened]);
  if (!state.isOpen) return null;
  const { matches, current, query, replacement, matchCase, mayReplace, replaced } = state;
  const isReplacing = mayReplace && mayEdit;
  const now = matches[current];

  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') desk.close();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      if (event.target.name === 'replacement') desk.replace();
      else desk.go(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
  };
  const count = (): string => {
    if (query === '') return '';
    if (matches.length === 0) return t('find.none');
    return current < 0
      ? t('find.count', { number: matches.length })
      : t('find.place', { place: current + 1, number: matches.length });
  };
  const told = (): string => {
    if (replaced) return t('find.replaced', { done: replaced.done, left: replaced.left });
    if (!now || now.kind === 'words') return '';
    return t(`find.kind.${now.kind}`);
  };

  return (
    // Esc closes it wherever the keyboard is inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <search className="find-bar" aria-label={t('find.label')} onKeyDown={press}>
      <div className="find-row">
        <label htmlFor={`${id}-query`}>{t('find.find')}</label>
        <input
          id={`${id}-query`}
          ref={field}
          value={query}
          placeholder={t('find.placeholder')}
          onChange={(event) => desk.change({ query: event.target.value })}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={t('find.previous')}
          title={`${t('find.previous')}（Shift+F3）`}
          onClick={() => desk.go(-1)}
        >
          <ArrowUp aria-hidden size={16} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t('find.next')}
          title={`${t('find.next')}（F3）`}
          onClick={() => desk.go(1)}
        >
          <ArrowDown aria-hidden size={16} />
        </button>
        <span className="find-count" role="status">
          {count()}
        </span>
        <label className="find-choice">
          <input
            type="checkbox"
            checked={matchCase}
            onChange={(event) => desk.change({ matchCase: event.target.checked })}
          />
          {t('find.matchCase')}
        </label>
        {mayEdit && !mayReplace && (
          <button type="button" className="link-button" onClick={() => desk.change({ mayReplace: true })}>
            {t('find.alsoReplace')}
          </button>
        )}
        <button
          type="button"
          className="icon-button find-close"
          aria-label={t('find.close')}
          title={`${t('find.close')}（Esc）`}
          onClick={() => desk.close()}
        >
          <X aria-hidden size={16} />
        </button>
      </div>
      {isReplacing && (
        <div className="find-row">
          <label htmlFor={`${id}-replacement`}>{t('find.with')}</label>
          <input
            id={`${id}-replacement`}
            name="replacement"
            value={replacement}
            onChange={(event) => desk.change({ replacement: event.target.value })}
          />
          <button type="button" className="button find-button" onClick={() => desk.replace()}>
            {t('find.replace')}
          </button>
          <button type="button" className="button find-button" onClick={() => desk.replaceAll()}>
            {t('find.replaceAll')}
          </button>
          <span className="find-told" role="status">
            {told()}
          </span>
        </div>
      )}
    </search>
  );
}
