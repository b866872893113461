import type { TFunction } from 'i18next';
import type { FindDesk } from '../find/find-desk.js';
import type { PaletteCommand } from '../find/Palette.js';
import { changeReading, resize, widen } from '../reading/reading.js';
import type { DraftEditor } from './draft-editor.js';
import { PANEL_KEYS, type PanelKey } from './panel-tab.js';

/** What the commands of the workbench act on. */
export interface WorkbenchReach {
  readonly editor: DraftEditor;
  readonly find: FindDesk;
  readonly mayEdit: boolean;
  readonly showPanel: (key: PanelKey) => void;
  readonly comment: () => void;
  readonly nameVersion: () => void;
  readonly goTo: () => void;
  readonly visitFinding: (step: 1 | -1) => void;
  readonly switchSide: (side: 'outline' | 'panel') => void;
  readonly switchFocus: () => void;
  readonly showKeys: () => void;
}

/** Everything the palette can do, in the order in which it is offered. */
export function workbenchCommands(t: TFunction, reach: WorkbenchReach): readonly PaletteCommand[] {
  const { editor, find } = reach;
  const editing: readonly PaletteCommand[] = [
    { id: 'replace', says: t('palette.command.replace'), keys: 'Ctrl+H', run: () => find.open(true) },
    { id: 'undo', says: t('palette.command.undo'), keys: 'Ctrl+Z', run: editor.actions.undo },
    { id: 'redo', says: t('palette.command.redo'), keys: 'Ctrl+Y', run: editor.actions.redo },
  ];
  return [
    { id: 'goTo', says: t('palette.command.goTo'), keys: 'Ctrl+G', run: reach.goTo },
    { id: 'find', says: t('palette.command.find'), keys: 'Ctrl+F', run: () => find.open(false) },
    ...(reach.mayEdit ? editing : []),
    { id: 'comment', says: t('palette.command.comment'), keys: 'Ctrl+Alt+M', run: reach.comment },
    { id: 'nameVersion', says: t('palette.command.nameVersion'), keys: 'Ctrl+S', run: reach.nameVersion },
    { id: 'nextFinding', says: t('palette.command.nextFinding'), keys: 'F8', run: () => reach.visitFinding(1) },
    {
      id: 'previousFinding',
      says: t('palette.command.previousFinding'),
      keys: 'Shift+F8',
      run: () => reach.visitFinding(-1),
    },
    ...PANEL_KEYS.map((key) => ({
      id: `tab-${key}`,
      says: t('palette.command.tab', { name: t(`panel.tabs.${key}`) }),
      run: () => reach.showPanel(key),
    })),
    { id: 'outline', says: t('palette.command.outline'), run: () => reach.switchSide('outline') },
    { id: 'panel', says: t('palette.command.panel'), run: () => reach.switchSide('panel') },
    { id: 'focus', says: t('palette.command.focus'), keys: 'Ctrl+.', run: reach.switchFocus },
    { id: 'larger', says: t('palette.command.larger'), run: () => resize(1) },
    { id: 'smaller', says: t('palette.command.smaller'), run: () => resize(-1) },
    { id: 'wider', says: t('palette.command.wider'), run: () => widen(1) },
    { id: 'narrower', says: t('palette.command.narrower'), run: () => widen(-1) },
    { id: 'themeAuto', says: t('palette.command.themeAuto'), run: () => changeReading({ theme: 'auto' }) },
    { id: 'themeLight', says: t('palette.command.themeLight'), run: () => changeReading({ theme: 'light' }) },
    { id: 'themeDark', says: t('palette.command.themeDark'), run: () => changeReading({ theme: 'dark' }) },
    { id: 'print', says: t('palette.command.print'), keys: 'Ctrl+P', run: () => window.print() },
    { id: 'keys', says: t('palette.command.keys'), keys: '?', run: reach.showKeys },
  ];
}
