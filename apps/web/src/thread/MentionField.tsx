import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MentionQuery, type Mentionable, fitting, mentionAt } from './mentions.js';

interface MentionFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly people: readonly Mentionable[];
  /** Ctrl+Enter. */
  readonly onSend: () => void;
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
  readonly rows?: number;
}

/** A text in which @ offers whom to call upon (WAI-ARIA combobox: the list belongs to the text field). */
export function MentionField(props: MentionFieldProps) {
  const { label, hint, value, onChange, people, onSend, onCancel, autoFocus, rows = 3 } = props;
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const [query, setQuery] = useState<MentionQuery | undefined>();
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const offered = query ? fitting(people, query.words) : [];
  const isOpen = offered.length > 0;

  const look = (): void => {
    const element = field.current;
    setQuery(element ? mentionAt(element.value, element.selectionStart) : undefined);
    setChosen(0);
  };
  const take = (who: Mentionable | undefined): void => {
    const element = field.current;
    if (!who || !query || !element) return;
    const before = `${value.slice(0, query.from)}@${who.name} `;
    onChange(before + value.slice(element.selectionStart));
    setQuery(undefined);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(before.length, before.length);
    });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (isOpen) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        setChosen((chosen + step + offered.length) % offered.length);
        return event.preventDefault();
      }
      if (event.key === 'Enter' || event.key === 'Tab') {
        take(offered[chosen]);
        return event.preventDefault();
      }
      if (event.key === 'Escape') {
        setQuery(undefined);
        return event.preventDefault();
      }
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    } else if (event.key === 'Escape' && onCancel) {
      event.preventDefault();
      onCancel();
    }
  };

  return (
    <div className="mention-field">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={rows}
        value={value}
        placeholder={hint}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${id}-${chosen}` : undefined}
        autoFocus={autoFocus}
        onChange={(event) => {
          onChange(event.target.value);
          look();
        }}
        onSelect={look}
        onBlur={() => setQuery(undefined)}
        onKeyDown={press}
      />
      <ul
        id={`${id}-list`}
        className="mention-list"
        role="listbox"
        aria-label={t('thread.mentionList')}
        hidden={!isOpen}
      >
        {offered.map((who, place) => (
          <li
            key={who.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              take(who);
            }}
          >
            <span>{who.name}</span>
            <span className="mention-about">{who.about}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
