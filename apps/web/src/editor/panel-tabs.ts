import { CheckPanel } from '../check/CheckPanel.js';
import { ClausePanel } from './ClausePanel.js';
import { SignoffPanel } from '../signoff/SignoffPanel.js';
import { ThreadPanel } from '../thread/ThreadPanel.js';
import { StrandedPanel } from '../stranded/StrandedPanel.js';
import { VersionPanel } from '../version/VersionPanel.js';
import type { PanelKey, PanelTab } from './panel-tab.js';

/** What each tab of the panel shows. A feature adds its key to {@link PANEL_KEYS} and its line here. */
export const PANEL_TABS: { readonly [K in PanelKey]: PanelTab } = {
  clause: ClausePanel,
  signoff: SignoffPanel,
  threads: ThreadPanel,
  stranded: StrandedPanel,
  versions: VersionPanel,
  check: CheckPanel,
};
