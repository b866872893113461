import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftEditor } from '../editor/draft-editor.js';
import { placesFor } from './place-query.js';

/** Something the palette can do. */
export interface PaletteCommand {
  readonly id: string;
  readonly says: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** As many places as are offered at once; further letters narrow them down. */
const MOST_PLACES = 40;

/** What the palette is opened for: places of the text alone (Ctrl+G), or commands as well (Ctrl+K). */
export type PaletteMode = 'place' | 'all';

interface PaletteProps {
  readonly mode: PaletteMode | null;
  readonly onClose: () => void;
  readonly editor: DraftEditor;
  readonly commands: readonly PaletteCommand[];
}

/** One field for everything: type what is to be done or where to go. */
export function Palette({ mode, onClose, editor, commands }: PaletteProps) {
  return (
    <Dialog.Root open={mode !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content
          className="dialog palette"
          aria-describedby={undefined}
          // Wherever it leads, the text has the keyboard afterwards, unless a command gave it to something else.
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {mode !== null && <OpenPalette mode={mode} onClose={onClose} editor={editor} commands={commands} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function OpenPalette({ mode, onClose, editor, commands }: PaletteProps & { readonly mode: PaletteMode }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const wanted = query.trim().toLowerCase();
  const doing =
    mode === 'place' ? [] : commands.filter(({ says, keys = '' }) => `${says} ${keys}`.toLowerCase().includes(wanted));
  const places = mode === 'all' && wanted === '' ? [] : placesFor(editor.outline.getState(), query, MOST_PLACES);
  const options = [
    ...doing.map((command) => ({
      key: command.id,
      lead: '',
      says: command.says,
      keys: command.keys ?? '',
      run: command.run,
    })),
    ...places.map((place) => ({
      key: place.id,
      lead: place.number,
      says: place.words,
      keys: '',
      run: () => editor.openLine(place.id),
    })),
  ];
  const place = Math.min(chosen, options.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [place]);

  const run = (index: number): void => {
    const option = options[index];
    if (!option) return;
    onClose();
    // After the dialog is gone, so that it does not take the keyboard back.
    requestAnimationFrame(option.run);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) setChosen((place + step + options.length) % options.length);
    else if (event.key === 'Enter') run(place);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <Dialog.Title className="visually-hidden">{t(`palette.title.${mode}`)}</Dialog.Title>
      <input
        className="palette-field"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={options.length > 0 ? `${id}-${place}` : undefined}
        aria-label={t(`palette.title.${mode}`)}
        placeholder={t(`palette.hint.${mode}`)}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <ul ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label={t('palette.list')}>
        {options.map(({ key, lead, says, keys }, index) => (
          // The field keeps the keyboard; arrows choose.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === place}
            className="palette-option"
            onMouseMove={() => setChosen(index)}
            onClick={() => run(index)}
          >
            {lead && <strong>{lead}</strong>}
            <span>{says}</span>
            {keys && <kbd>{keys}</kbd>}
          </li>
        ))}
      </ul>
      {options.length === 0 && <p role="status">{t('palette.none')}</p>}
    </>
  );
}
