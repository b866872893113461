import { FileDown, X } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { type ExportProgress, type ExportWish, useExport } from './useExport.js';
import '../styles/export.css';

/** What papers are called: keys of the words of this folder. */
type PaperName =
  | `text.${'DOCX' | 'PDF' | 'HTML' | 'PLAIN'}`
  | `opinions.${'DOCX' | 'XLSX'}`
  | `redline.${'DOCX' | 'PDF'}`
  | `table.${'DOCX' | 'PDF' | 'XLSX'}`;

/** A paper in the menu. */
export interface ExportChoice {
  readonly says: PaperName;
  readonly wish: ExportWish;
}

interface ExportMenuProps {
  readonly choices: readonly (readonly ExportChoice[])[];
}

/** The papers that can be made here, in groups; how far the last one is stands beside until it is dismissed. */
export function ExportMenu({ choices }: ExportMenuProps) {
  const { t } = useTranslation();
  const { progress, start, dismiss } = useExport();
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="icon-button" aria-label={t('export.label')} title={t('export.label')}>
          <FileDown aria-hidden size={17} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
            {choices.map((group, index) => (
              <DropdownMenu.Group key={group[0]?.says}>
                {index > 0 && <DropdownMenu.Separator className="menu-divider" />}
                {group.map(({ says, wish }) => (
                  <DropdownMenu.Item key={says} className="menu-item" onSelect={() => start(wish)}>
                    {t(`export.${says}`)}
                  </DropdownMenu.Item>
                ))}
              </DropdownMenu.Group>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <div role="status" className="export-status" data-shown={progress !== null || undefined}>
        {progress && <Progress progress={progress} onDismiss={dismiss} />}
      </div>
    </>
  );
}

function Progress({ progress, onDismiss }: { readonly progress: ExportProgress; readonly onDismiss: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      {progress.type === 'refused' ? <span>{progress.reason}</span> : <JobLine job={progress.job} />}
      <button type="button" className="icon-button" aria-label={t('export.dismiss')} onClick={onDismiss}>
        <X aria-hidden size={15} />
      </button>
    </>
  );
}

function JobLine({ job }: { readonly job: Extract<ExportProgress, { type: 'job' }>['job'] }) {
  const { t } = useTranslation();
  const { status, progress, downloadPath } = job;
  const words = { name: job.fileName, progress };
  if (downloadPath !== null) {
    return (
      <>
        <span>{t('export.ready', words)}</span>
        <a href={downloadPath} download={job.fileName}>
          {t('export.download')}
        </a>
      </>
    );
  }
  if (status !== 'QUEUED' && status !== 'RUNNING') return <span>{t('export.failed', words)}</span>;
  return (
    <>
      <span>{t('export.making', words)}</span>
      <progress max={100} value={progress} aria-label={job.fileName} />
    </>
  );
}
