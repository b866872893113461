import type { ComponentType } from 'react';
import type { DraftConnection } from './draft-connection.js';
import type { DraftEditor } from './draft-editor.js';
import type { DraftHead } from './draft-head.js';

/** The tabs of the panel beside the sheet, in the order in which they stand. */
export const PANEL_KEYS = ['clause', 'threads', 'signoff', 'versions', 'check', 'stranded'] as const;

/** One of {@link PANEL_KEYS}. */
export type PanelKey = (typeof PANEL_KEYS)[number];

/** What every tab is given: the draft, its open text, and the way to another tab. */
export interface PanelTabProps {
  readonly draft: DraftHead;
  readonly connection: DraftConnection;
  readonly editor: DraftEditor;
  /** Opens the panel, if it is closed, at this tab. */
  readonly showPanel: (key: PanelKey) => void;
}

/** What a tab shows; its label is the sentence `panel.tabs.<key>`. */
export type PanelTab = ComponentType<PanelTabProps>;
