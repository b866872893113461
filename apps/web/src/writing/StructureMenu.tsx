import type { LineKind } from '@colex/lawtext';
import { ChevronDown, ListTree } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** What can be done to the structure where the cursor is. */
export interface StructureChoices {
  readonly after: readonly LineKind[];
  readonly before: readonly LineKind[];
  readonly steps: readonly StructureStep[];
}

/** Changes of whole articles. */
export type StructureStep = 'split' | 'join' | 'up' | 'down';

/** The structure of the text as the menu needs it. */
export interface StructureTools {
  readonly choices: () => StructureChoices;
  readonly insert: (kind: LineKind, side: 'before' | 'after') => void;
  readonly step: (step: StructureStep) => void;
  readonly focus: () => void;
}

const NOTHING: StructureChoices = { after: [], before: [], steps: [] };

/** Inserts, moves, splits and joins; shows only what may be done where the cursor is. */
export function StructureMenu({ structure }: { readonly structure: StructureTools }) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState(NOTHING);
  const hasChosen = useRef(false);
  const choose = (act: () => void) => () => {
    hasChosen.current = true;
    act();
  };
  const sides = ['after', 'before'] as const;
  const isEmpty = choices.after.length + choices.before.length + choices.steps.length === 0;
  return (
    <DropdownMenu.Root
      modal={false}
      onOpenChange={(isOpen) => {
        if (isOpen) setChoices(structure.choices());
      }}
    >
      <DropdownMenu.Trigger className="icon-button" title={t('writing.structure.menuHint')}>
        <ListTree aria-hidden size={17} />
        {t('writing.structure.menu')}
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
            structure.focus();
          }}
        >
          {choices.steps.length > 0 && (
            <DropdownMenu.Group>
              <DropdownMenu.Label className="menu-label">{t('writing.structure.article')}</DropdownMenu.Label>
              {choices.steps.map((step) => (
                <DropdownMenu.Item key={step} className="menu-item" onSelect={choose(() => structure.step(step))}>
                  {t(`writing.structure.${step}`)}
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Group>
          )}
          {sides.map(
            (side) =>
              choices[side].length > 0 && (
                <DropdownMenu.Group key={side}>
                  <DropdownMenu.Label className="menu-label">{t(`writing.structure.${side}`)}</DropdownMenu.Label>
                  {choices[side].map((kind) => (
                    <DropdownMenu.Item
                      key={kind}
                      className="menu-item"
                      onSelect={choose(() => structure.insert(kind, side))}
                    >
                      {t(`kindLong.${kind}`)}
                    </DropdownMenu.Item>
                  ))}
                </DropdownMenu.Group>
              ),
          )}
          {isEmpty && <DropdownMenu.Label className="menu-label">{t('writing.structure.nothing')}</DropdownMenu.Label>}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
