import type { ReferenceTarget } from '@colex/editor';
import type { LineId } from '@colex/lawtext';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** What the list of provisions needs of the text. */
export interface ReferencePicking {
  readonly find: (query: string) => readonly ReferenceTarget[];
  readonly insert: (id: LineId) => void;
  /** How many citations written out could be linked. */
  readonly unlinked: () => number;
  readonly linkAll: () => void;
  readonly focus: () => void;
}

interface ReferencePickerProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly picking: ReferencePicking;
}

/** Finds a provision by its number or its words and puts a live reference to it at the cursor. */
export function ReferencePicker({ isOpen, onOpenChange, picking }: ReferencePickerProps) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content
          className="dialog dialog-wide picker"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            picking.focus();
          }}
        >
          <Dialog.Title>{t('writing.reference.pick')}</Dialog.Title>
          <PickerList picking={picking} close={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PickerList({ picking, close }: { readonly picking: ReferencePicking; readonly close: () => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [unlinked] = useState(() => picking.unlinked());
  const found = picking.find(query);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const chosen = Math.min(active, found.length - 1);

  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen, query]);

  const insert = (target: ReferenceTarget | undefined): void => {
    if (!target) return;
    close();
    picking.insert(target.id);
  };

  function press(event: KeyboardEvent) {
    // Enter ends a composition before it may choose.
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => setActive(Math.min(found.length - 1, chosen + 1)),
      ArrowUp: () => setActive(Math.max(0, chosen - 1)),
      PageDown: () => setActive(Math.min(found.length - 1, chosen + 8)),
      PageUp: () => setActive(Math.max(0, chosen - 8)),
      Enter: () => insert(found[chosen]),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  }

  return (
    <>
      <label className="picker-search">
        <span className="visually-hidden">{t('writing.reference.search')}</span>
        <input
          type="text"
          role="combobox"
          autoFocus
          autoComplete="off"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
          aria-label={t('writing.reference.search')}
          placeholder={t('writing.reference.searchHint')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={press}
        />
      </label>
      <p className="visually-hidden" aria-live="polite">
        {found.length === 0 ? t('writing.reference.none') : t('writing.reference.found', { number: found.length })}
      </p>
      <ul
        ref={list}
        id={id}
        className="picker-list"
        role="listbox"
        aria-label={t('writing.reference.pick')}
        tabIndex={-1}
      >
        {found.map((target, place) => (
          <li
            key={target.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => insert(target)}
          >
            <b>{target.label}</b>
            <span lang="zh-CN">{target.words}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>{t('writing.reference.none')}</p>}
      <div className="dialog-buttons">
        {unlinked > 0 && (
          <button
            type="button"
            className="button picker-all"
            onClick={() => {
              close();
              picking.linkAll();
            }}
          >
            {t('writing.reference.linkAll', { number: unlinked })}
          </button>
        )}
        <Dialog.Close className="button">{t('writing.reference.close')}</Dialog.Close>
      </div>
    </>
  );
}
