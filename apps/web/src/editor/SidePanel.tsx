import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { PANEL_KEYS, type PanelKey, type PanelTabProps } from './panel-tab.js';
import { PANEL_TABS } from './panel-tabs.js';
import { useWatched } from './watched.js';

interface SidePanelProps extends PanelTabProps {
  readonly chosen: PanelKey;
}

/** Beside the sheet: always about the clause at the cursor first, then what the chosen tab has to say of it. */
export function SidePanel({ chosen, ...given }: SidePanelProps) {
  const { t } = useTranslation();
  const clause = useWatched(given.editor.clause);
  return (
    <Tabs.Root
      className="side-tabs"
      value={chosen}
      onValueChange={(value) => given.showPanel(PANEL_KEYS.find((key) => key === value) ?? 'clause')}
    >
      <div className="panel-about">
        <p className="panel-number">{clause ? clause.number || t(`kind.${clause.kind}`) : t('panel.nowhere')}</p>
        {clause && <p className="panel-path">{clause.path.length > 0 ? clause.path.join(' › ') : t('panel.top')}</p>}
      </div>
      {PANEL_KEYS.length > 1 && (
        <Tabs.List className="side-tab-list" aria-label={t('panel.tabsLabel')}>
          {PANEL_KEYS.map((key) => (
            <Tabs.Trigger key={key} className="side-tab" value={key}>
              {t(`panel.tabs.${key}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      )}
      {PANEL_KEYS.map((key) => {
        const Panel = PANEL_TABS[key];
        return (
          <Tabs.Content key={key} className="side-tab-content" value={key} tabIndex={-1}>
            <Panel {...given} />
          </Tabs.Content>
        );
      })}
    </Tabs.Root>
  );
}
