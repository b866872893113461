import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { DraftConnection } from '../editor/draft-connection.js';
import type { DraftEditor } from '../editor/draft-editor.js';
import { Authorship } from './authorship.js';

/** Who wrote the words of the open text, for as long as it is on the page. */
export function useAuthorship(
  slug: string,
  connection: DraftConnection,
  editor: DraftEditor | null,
  sheet: HTMLElement | null,
): Authorship | null {
  const client = useClient();
  const [authorship, setAuthorship] = useState<Authorship | null>(null);
  useEffect(() => {
    if (!editor || !sheet) return;
    const opened = new Authorship(client, slug, connection, editor, sheet);
    setAuthorship(opened);
    return () => {
      setAuthorship(null);
      opened.destroy();
    };
  }, [client, slug, connection, editor, sheet]);
  return authorship;
}
