import { useEffect, useState } from 'react';
import { openDraft, type DraftConnection } from './draft-connection.js';
import type { DraftHead } from './draft-head.js';
import { OpenWorkbench } from './OpenWorkbench.js';
import '../styles/sheet.css';
import '../styles/workbench.css';
import '../styles/threads.css';
import '../styles/authorship.css';
import '../styles/check.css';
import '../styles/find.css';
import '../styles/recovery.css';

interface WorkbenchProps {
  readonly draft: DraftHead;
  /** Opens the draft anew. */
  readonly onReopen: () => void;
}

/** Opens a draft for as long as it is on the page. */
export function Workbench({ draft, onReopen }: WorkbenchProps) {
  const [connection, setConnection] = useState<DraftConnection | null>(null);
  useEffect(() => {
    const opened = openDraft(draft.id);
    setConnection(opened);
    return () => {
      setConnection(null);
      opened.close();
    };
  }, [draft.id]);
  return connection && <OpenWorkbench draft={draft} connection={connection} onReopen={onReopen} />;
}
