import { Link2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Opens the list of provisions from the tools. */
export function ReferenceTool({ onPick }: { readonly onPick: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('writing.reference.pick')}
      title={t('writing.reference.pickHint')}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <Link2 aria-hidden size={17} />
    </button>
  );
}

/** Ctrl+Alt+R (⌘⌥R) opens the list of provisions. */
export function useReferenceKey(pick: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyR' || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      pick();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
