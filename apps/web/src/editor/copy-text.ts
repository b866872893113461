/**
 * Copies text. Browsers offer the clipboard only on https and localhost; inside an office network without a certificate
 * the older way by a selected field still works.
 *
 * @returns whether it is on the clipboard.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      // The person or the browser said no; the older way may still be open.
      if (!(error instanceof DOMException)) throw error;
    }
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}
