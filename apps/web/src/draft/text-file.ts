/** The most characters a text may have when a draft is made from it (`CreateDraftInput.text`). */
export const MOST_CHARACTERS = 4_000_000;

/** What came of a file somebody chose. */
export type TextFile =
  | { readonly outcome: 'read'; readonly text: string }
  | { readonly outcome: 'wrong-file' }
  | { readonly outcome: 'wrong-encoding' };

/**
 * Reads a statute from a file: .txt or .md in UTF-8, with or without a byte order mark. Bytes of another encoding
 * (GB 18030 from an old editor) are refused rather than turned into replacement characters.
 */
export async function readTextFile(file: File): Promise<TextFile> {
  if (!/\.(txt|md|markdown)$/i.test(file.name)) return { outcome: 'wrong-file' };
  const bytes = await file.arrayBuffer();
  try {
    return { outcome: 'read', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // Malformed input is all that a fatal decoder throws for (Encoding Standard, §7.2).
    return { outcome: 'wrong-encoding' };
  }
}
