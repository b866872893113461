import { useEffect, useState } from 'react';
import type { DraftEditor } from '../editor/draft-editor.js';
import { FindDesk } from './find-desk.js';

/** Finding in the text of an editor, for as long as it is on the page. */
export function useFindDesk(editor: DraftEditor | null): FindDesk | null {
  const [desk, setDesk] = useState<FindDesk | null>(null);
  useEffect(() => {
    if (!editor) return;
    const opened = new FindDesk(editor);
    setDesk(opened);
    return () => {
      setDesk(null);
      opened.destroy();
    };
  }, [editor]);
  return desk;
}
