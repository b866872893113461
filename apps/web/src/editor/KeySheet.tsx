import { Dialog } from 'radix-ui';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const MODIFIER = isMac ? '⌘' : 'Ctrl';

/** The keys of each row, alternatives after one another. */
const SHEET = {
  lines: {
    newLine: [['Enter']],
    newParagraph: [['Shift', 'Enter']],
    newArticle: [[MODIFIER, 'Enter']],
    join: [['Backspace']],
    demote: [['Tab']],
    promote: [['Shift', 'Tab']],
    move: [
      ['Alt', 'Shift', '↑'],
      ['Alt', 'Shift', '↓'],
    ],
  },
  text: {
    undo: [[MODIFIER, 'Z']],
    redo: isMac
      ? [['⌘', 'Shift', 'Z']]
      : [
          ['Ctrl', 'Y'],
          ['Ctrl', 'Shift', 'Z'],
        ],
    nameVersion: [[MODIFIER, 'S']],
    reference: [[MODIFIER, 'Alt', 'R']],
    linkOffer: [['Tab']],
    find: [[MODIFIER, 'F']],
    replace: [[MODIFIER, 'H']],
    findNext: [['F3'], ['Shift', 'F3']],
    finding: [['F8'], ['Shift', 'F8']],
  },
  moving: {
    palette: [[MODIFIER, 'K']],
    goTo: [[MODIFIER, 'G']],
    focusMode: [[MODIFIER, '.']],
    leave: [['Esc'], ['Tab']],
    outline: [['↑'], ['↓'], ['←'], ['→']],
    outlineOpen: [['Enter']],
    outlineMove: [
      ['Alt', 'Shift', '↑'],
      ['Alt', 'Shift', '↓'],
    ],
    sheet: [[MODIFIER, '/']],
    sheetOutside: [['?']],
  },
} as const satisfies Record<string, Record<string, readonly (readonly string[])[]>>;

interface KeySheetProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Everything the keyboard can do here. */
export function KeySheet({ isOpen, onOpenChange }: KeySheetProps) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content className="dialog dialog-wide" aria-describedby={undefined}>
          <Dialog.Title>{t('keys.title')}</Dialog.Title>
          <div className="key-sheet">
            <KeyGroup title={t('keys.lines')} rows={rowsOf(SHEET.lines, (key) => t(`keys.${key}`))} />
            <KeyGroup title={t('keys.text')} rows={rowsOf(SHEET.text, (key) => t(`keys.${key}`))} />
            <KeyGroup title={t('keys.moving')} rows={rowsOf(SHEET.moving, (key) => t(`keys.${key}`))} />
          </div>
          <div className="dialog-buttons">
            <Dialog.Close className="button">{t('keys.close')}</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface KeyRow {
  readonly says: string;
  readonly chords: readonly (readonly string[])[];
  /** Whether the chords are pressed one after the other rather than being alternatives. */
  readonly isSequence: boolean;
}

function rowsOf<Key extends string>(
  group: Readonly<Record<Key, readonly (readonly string[])[]>>,
  say: (key: Key) => string,
): readonly KeyRow[] {
  return (Object.keys(group) as Key[]).map((key) => ({
    says: say(key),
    chords: group[key],
    isSequence: key === 'leave',
  }));
}

function KeyGroup({ title, rows }: { readonly title: string; readonly rows: readonly KeyRow[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(({ says, chords, isSequence }) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd>
              {chords.map((chord, place) => (
                <Fragment key={chord.join()}>
                  {place > 0 && (isSequence ? ` ${t('keys.andThen')} ` : ' ')}
                  {chord.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
