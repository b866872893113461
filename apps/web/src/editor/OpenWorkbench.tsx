import { PanelLeft, PanelRight } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChecksContext, useChecksOf } from '../check/checks-context.js';
import { useFindingKeys, visitFinding } from '../check/useFindingKeys.js';
import { FindBar } from '../find/FindBar.js';
import { Palette, type PaletteMode } from '../find/Palette.js';
import { useFindDesk } from '../find/useFindDesk.js';
import { useFindKeys } from '../find/useFindKeys.js';
import { LanguageSwitch } from '../language/LanguageSwitch.js';
import { Brand } from '../layout/Brand.js';
import { Breadcrumb } from '../layout/Breadcrumb.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { AccountMenu } from '../session/AccountMenu.js';
import { useViewer } from '../session/viewer.js';
import { naming } from '../version/naming.js';
import { AuthorshipLegend } from '../authorship/AuthorshipLegend.js';
import { AuthorshipMenu } from '../authorship/AuthorshipMenu.js';
import { useAuthorship } from '../authorship/useAuthorship.js';
import { useSaveKey } from '../version/useSaveKey.js';
import type { DraftConnection } from './draft-connection.js';
import type { DraftHead } from './draft-head.js';
import { createDraftEditor, type DraftEditor } from './draft-editor.js';
import { KeySheet } from './KeySheet.js';
import { LeaveQuestion } from './LeaveQuestion.js';
import { LiveRegion } from './LiveRegion.js';
import { Outline } from './Outline.js';
import type { PanelKey } from './panel-tab.js';
import { viewerAsUser } from './participants.js';
import { ReadingMenu } from '../reading/ReadingMenu.js';
import { useFocusKey } from '../reading/useFocusKey.js';
import { RecoveryNotice } from '../recovery/RecoveryNotice.js';
import { Roster } from './Roster.js';
import { SaveStateLabel } from './SaveStateLabel.js';
import { SheetStart } from './SheetStart.js';
import { SettledLines } from '../signoff/SettledLines.js';
import { SignoffBookProvider } from '../signoff/signoff-book.js';
import { ExportMenu } from '../export/ExportMenu.js';
import { choicesOfDraft } from '../export/export-choices.js';
import { SidePanel } from './SidePanel.js';
import { Toolbar } from './Toolbar.js';
import { ThreadsContext, useThreadsOf } from '../thread/threads-context.js';
import { useAskedThread } from '../thread/useAskedThread.js';
import { useKeySheetKeys } from './useKeySheetKeys.js';
import { useWatched, watchable, type Watched } from './watched.js';
import { workbenchCommands } from './workbench-commands.js';
import { WorkbenchBanner } from './WorkbenchBanner.js';
import { FollowPill } from '../writing/FollowPill.js';
import { ReferenceLayer } from '../writing/ReferenceLayer.js';
import { ReferencePicker } from '../writing/ReferencePicker.js';
import { ReferenceTool, useReferenceKey } from '../writing/ReferenceTool.js';
import { StructureMenu } from '../writing/StructureMenu.js';

interface OpenWorkbenchProps {
  readonly draft: DraftHead;
  readonly connection: DraftConnection;
  readonly onReopen: () => void;
}

/** Screens with room for both sides beside the sheet. */
const WIDE = '(min-width: 1001px)';

/** Nothing is held back before there is a text. */
const NOTHING_HELD = watchable(false);

/** The sheet in the middle, the outline left, the clause at the cursor right. Draws nothing while somebody types. */
export function OpenWorkbench(given: OpenWorkbenchProps) {
  return (
    <SignoffBookProvider draft={given.draft}>
      <OpenDesk {...given} />
    </SignoffBookProvider>
  );
}

function OpenDesk({ draft, connection, onReopen }: OpenWorkbenchProps) {
  const { t } = useTranslation();
  const isOpened = useWatched(connection.opened);
  const [editor, setEditor] = useState<DraftEditor | null>(null);
  const [sides, setSides] = useState(openSides);
  const [panel, setPanel] = useState<PanelKey>('clause');
  const [areKeysShown, setKeysShown] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const desk = useRef<HTMLDivElement>(null);
  const mount = useRef<HTMLDivElement>(null);
  const viewer = useViewer();
  const hintId = useId();
  const mayEdit = draft.viewerMode === 'WRITE';
  useKeySheetKeys(() => setKeysShown(true));
  const pick = (): void => {
    if (mayEdit && editor) setPicking(true);
  };
  useReferenceKey(pick);
  useEffect(() => {
    const wide = window.matchMedia(WIDE);
    // Where there is no room for them any more, they would lie over the text.
    const follow = (): void => setSides(openSides());
    wide.addEventListener('change', follow);
    return () => wide.removeEventListener('change', follow);
  }, []);
  const showPanel = (key: PanelKey): void => {
    setPanel(key);
    setSides((shown) => (shown.panel ? shown : { ...shown, panel: true }));
  };

  const threads = useThreadsOf(draft, editor, () => showPanel('threads'));
  const ignored = useChecksOf(draft, editor);
  useFindingKeys(editor, ignored);
  useAskedThread(threads, editor, () => showPanel('threads'));
  const authorship = useAuthorship(draft.slug, connection, editor, mount.current);
  const find = useFindDesk(editor);
  const [palette, setPalette] = useState<PaletteMode | null>(null);
  const [isFocused, setFocused] = useState(false);
  const switchFocus = (): void => setFocused((now) => !now);
  useFocusKey(switchFocus);
  useFindKeys({ desk: find, goTo: () => setPalette('place'), palette: () => setPalette('all') });
  const nameVersion = (): void => {
    showPanel('versions');
    naming.set(true);
  };
  useSaveKey(nameVersion);

  useEffect(() => {
    if (!isOpened || !desk.current || !mount.current) return;
    const opened = createDraftEditor({
      connection,
      draftId: draft.id,
      personId: viewer.id,
      viewer: viewerAsUser(viewer),
      desk: desk.current,
      mount: mount.current,
      mayEdit,
      label: t('workbench.text'),
      kindName: (kind) => t(`kind.${kind}`),
      hintId,
    });
    setEditor(opened);
    return () => {
      setEditor(null);
      opened.destroy();
    };
    // The words of another language are no reason to build the text again.
  }, [connection, isOpened, mayEdit]);

  return (
    <div
      className="workbench"
      data-outline={sides.outline ? 'open' : 'closed'}
      data-panel={sides.panel ? 'open' : 'closed'}
      data-focus={isFocused || undefined}
    >
      <a className="skip-link" href="#sheet">
        {t('app.skipToContent')}
      </a>
      <header className="workbench-head">
        <h1 className="visually-hidden">{draft.title || t('project.untitled')}</h1>
        <div className="workbench-bar">
          <Brand />
          {editor ? <LivePlace draft={draft} title={editor.title} /> : <Place draft={draft} title={draft.title} />}
          <SaveStateLabel
            book={connection.book}
            opened={connection.opened}
            way={connection.way}
            held={editor?.held ?? NOTHING_HELD}
          />
          {editor && (
            <Roster
              people={editor.people}
              places={editor.whereabouts}
              onVisit={editor.visit}
              onFollow={editor.follow.start}
            />
          )}
          <LanguageSwitch />
          <AccountMenu />
          {isFocused && (
            <button type="button" className="button leave-focus" onClick={switchFocus}>
              {t('reading.leaveFocus')}
            </button>
          )}
        </div>
        {editor && (
          <Toolbar
            kind={editor.kind}
            actions={editor.actions}
            mayEdit={mayEdit}
            onKeys={() => setKeysShown(true)}
            more={
              <>
                <StructureMenu structure={editor.structure} />
                <ReferenceTool onPick={pick} />
              </>
            }
            start={
              <SideSwitch
                says={t('workbench.showOutline')}
                isOpen={sides.outline}
                onSwitch={() => setSides({ ...sides, outline: !sides.outline })}
              >
                <PanelLeft aria-hidden size={17} />
              </SideSwitch>
            }
            end={
              <>
                {authorship && <AuthorshipMenu authorship={authorship} />}
                <ExportMenu choices={choicesOfDraft(draft.id)} />
                <ReadingMenu onFocusMode={switchFocus} />
                <SideSwitch
                  says={t('workbench.showPanel')}
                  isOpen={sides.panel}
                  onSwitch={() => setSides({ ...sides, panel: !sides.panel })}
                >
                  <PanelRight aria-hidden size={17} />
                </SideSwitch>
              </>
            }
          />
        )}
      </header>
      <div className="workbench-banners">
        <WorkbenchBanner
          book={connection.book}
          way={connection.way}
          damaged={connection.damaged}
          mode={draft.viewerMode}
          modeReason={draft.viewerModeReason}
          printedText={() => editor?.printedText() ?? ''}
          onReopen={onReopen}
        />
        {editor && <RecoveryNotice editor={editor} />}
        {find && <FindBar desk={find} mayEdit={mayEdit} />}
      </div>
      <nav className="workbench-outline" aria-label={t('outline.label')}>
        <p className="side-title">{t('outline.label')}</p>
        {editor && (
          <Outline
            outline={editor.outline}
            line={editor.line}
            threadLines={threads?.lines}
            moving={mayEdit ? editor.moving : undefined}
            onOpen={editor.openLine}
          />
        )}
      </nav>
      <main className="desk" id="sheet" ref={desk} tabIndex={-1}>
        {!isOpened && <Waiting sentence={t('workbench.opening')} />}
        <p id={hintId} className="visually-hidden">
          {t('workbench.textHint')}
        </p>
        <div className="sheet sheet-text" lang="zh-CN" hidden={!isOpened}>
          <div ref={mount} />
          {editor && mayEdit && <SheetStart isBlank={editor.isBlank} />}
        </div>
        {authorship && <AuthorshipLegend authorship={authorship} />}
      </main>
      <aside className="workbench-panel" aria-label={t('panel.label')}>
        {editor && (
          <ThreadsContext value={threads}>
            <ChecksContext value={ignored}>
              <SidePanel draft={draft} connection={connection} editor={editor} chosen={panel} showPanel={showPanel} />
            </ChecksContext>
          </ThreadsContext>
        )}
      </aside>
      {editor && <SettledLines editor={editor} />}
      {editor && find && (
        <Palette
          mode={palette}
          onClose={() => setPalette(null)}
          editor={editor}
          commands={workbenchCommands(t, {
            editor,
            find,
            mayEdit,
            showPanel,
            comment: () => threads?.compose('selection'),
            nameVersion,
            goTo: () => setPalette('place'),
            visitFinding: (step) => visitFinding(editor, ignored, step),
            switchSide: (side) => setSides((shown) => ({ ...shown, [side]: !shown[side] })),
            switchFocus,
            showKeys: () => setKeysShown(true),
          })}
        />
      )}
      <KeySheet isOpen={areKeysShown} onOpenChange={setKeysShown} />
      <LeaveQuestion book={connection.book} />
      {editor && (
        <>
          <ReferenceLayer helper={editor.references} mayEdit={mayEdit} onPick={pick} />
          <ReferencePicker isOpen={isPicking} onOpenChange={setPicking} picking={editor.picking} />
          <FollowPill follow={editor.follow} />
          <LiveRegion people={editor.people} book={connection.book} escaped={editor.escaped} news={editor.news} />
        </>
      )}
    </div>
  );
}

/** Both sides are open where there is room for them and the sheet. */
function openSides(): { readonly outline: boolean; readonly panel: boolean } {
  const isWide = window.matchMedia(WIDE).matches;
  return { outline: isWide, panel: isWide };
}

function LivePlace({ draft, title }: { readonly draft: DraftHead; readonly title: Watched<string> }) {
  return <Place draft={draft} title={useWatched(title)} />;
}

function Place({ draft, title }: { readonly draft: DraftHead; readonly title: string }) {
  const { t } = useTranslation();
  const name = title || t('project.untitled');
  usePageTitle(name);
  const kind = draft.city ? `${draft.city.name}${t(`draftKind.${draft.kind}`)}` : t(`draftKind.${draft.kind}`);
  const steps = [{ name: draft.project.title, to: `/projects/${draft.project.slug}` }, { name: `${name}（${kind}）` }];
  return <Breadcrumb steps={steps} />;
}

interface SideSwitchProps {
  readonly says: string;
  readonly isOpen: boolean;
  readonly onSwitch: () => void;
  readonly children: ReactNode;
}

function SideSwitch({ says, isOpen, onSwitch, children }: SideSwitchProps) {
  return (
    <button type="button" className="icon-button" aria-pressed={isOpen} onClick={onSwitch} title={says}>
      {children}
      <span>{says}</span>
    </button>
  );
}
