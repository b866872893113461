import type { LineKind } from '@colex/lawtext';
import { ChevronDown, Keyboard, ListIndentDecrease, ListIndentIncrease, Redo2, Undo2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolActions } from './tool-actions.js';
import { useWatched, type Watched } from './watched.js';

/** The kinds of every hour, as buttons; the others are in the menu. */
const DAILY = ['chapter', 'section', 'article', 'paragraph', 'item', 'subitem'] as const satisfies readonly LineKind[];

/** All kinds a line can be given, as the menu groups them. */
const GROUPS = {
  headings: ['part', 'subpart', 'chapter', 'section'],
  articles: ['article', 'paragraph', 'item', 'subitem'],
  others: ['title', 'note', 'preamble', 'annex', 'plain'],
} as const satisfies Record<string, readonly LineKind[]>;

interface ToolbarProps {
  readonly kind: Watched<LineKind>;
  readonly actions: ToolActions;
  readonly mayEdit: boolean;
  readonly onKeys: () => void;
  /** Further tools for those who may edit. */
  readonly more: ReactNode;
  /** Switches of the sides, which stand at the ends of the bar. */
  readonly start: ReactNode;
  readonly end: ReactNode;
}

/** The tools: one stop of the Tab key, arrows within (WAI-ARIA toolbar pattern). */
export function Toolbar({ kind, actions, mayEdit, onKeys, more, start, end }: ToolbarProps) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);

  function press(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const stops = [...(bar.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
    const place = stops.findIndex((stop) => stop === document.activeElement);
    stops[(place + step + stops.length) % stops.length]?.focus();
    event.preventDefault();
  }

  return (
    <div ref={bar} className="toolbar" role="toolbar" aria-label={t('toolbar.label')} onKeyDown={press}>
      {start}
      {mayEdit && (
        <>
          <span className="toolbar-divider" />
          <KindTools kind={kind} actions={actions} />
          <span className="toolbar-divider" />
          <Tool says={t('toolbar.promote')} keys="Shift+Tab" onUse={actions.promote}>
            <ListIndentDecrease aria-hidden size={17} />
          </Tool>
          <Tool says={t('toolbar.demote')} keys="Tab" onUse={actions.demote}>
            <ListIndentIncrease aria-hidden size={17} />
          </Tool>
          <span className="toolbar-divider" />
          <Tool says={t('toolbar.undo')} keys="Ctrl+Z" onUse={actions.undo}>
            <Undo2 aria-hidden size={17} />
          </Tool>
          <Tool says={t('toolbar.redo')} keys="Ctrl+Y" onUse={actions.redo}>
            <Redo2 aria-hidden size={17} />
          </Tool>
          <span className="toolbar-divider" />
          {more}
        </>
      )}
      <span className="toolbar-space" />
      <Tool says={t('toolbar.keys')} keys="?" onUse={onKeys}>
        <Keyboard aria-hidden size={17} />
      </Tool>
      {end}
    </div>
  );
}

interface ToolProps {
  readonly says: string;
  readonly keys: string;
  readonly onUse: () => void;
  readonly children: ReactNode;
}

function Tool({ says, keys, onUse, children }: ToolProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={says}
      title={`${says}（${keys}）`}
      // The text keeps the cursor while a tool is used with the mouse.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onUse}
    >
      {children}
    </button>
  );
}

function KindTools({ kind, actions }: { readonly kind: Watched<LineKind>; readonly actions: ToolActions }) {
  const { t } = useTranslation();
  const hasChosen = useRef(false);
  const current = useWatched(kind);
  const isDaily = DAILY.some((each) => each === current);
  const name = t(`kind.${current}`);
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          className="icon-button kind-menu-button"
          data-pressed={isDaily ? undefined : true}
          aria-label={t('toolbar.kind', { kind: name })}
        >
          <span className="kind-now">{name}</span>
          <ChevronDown aria-hidden size={14} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            className="menu"
            align="start"
            sideOffset={4}
            onCloseAutoFocus={(event) => {
              if (!hasChosen.current) return;
              hasChosen.current = false;
              event.preventDefault();
              actions.focus();
            }}
          >
            {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group, place) => (
              <DropdownMenu.Group key={group}>
                {place > 0 && <DropdownMenu.Separator className="menu-divider" />}
                <DropdownMenu.Label className="menu-label">{t(`toolbar.${group}`)}</DropdownMenu.Label>
                {GROUPS[group].map((each) => (
                  <DropdownMenu.CheckboxItem
                    key={each}
                    className="menu-item"
                    checked={each === current}
                    onSelect={() => {
                      hasChosen.current = true;
                      actions.setKind(each);
                    }}
                  >
                    {t(`kindLong.${each}`)}
                  </DropdownMenu.CheckboxItem>
                ))}
              </DropdownMenu.Group>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {DAILY.map((each) => (
        <button
          key={each}
          type="button"
          className="icon-button kind-button"
          aria-pressed={each === current}
          title={t(`kindLong.${each}`)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => actions.setKind(each)}
        >
          {t(`kind.${each}`)}
        </button>
      ))}
    </>
  );
}
