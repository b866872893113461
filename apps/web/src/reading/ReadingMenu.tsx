import { ALargeSmall, Minus, Plus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useWatched } from '../editor/watched.js';
import { changeReading, reading, resize, THEMES, widen } from './reading.js';

interface ReadingMenuProps {
  readonly onFocusMode: () => void;
}

/** Size and width of the text, light or dark, focus mode and print. */
export function ReadingMenu({ onFocusMode }: ReadingMenuProps) {
  const { t } = useTranslation();
  const { size, width, theme } = useWatched(reading);
  return (
    <Popover.Root>
      <Popover.Trigger className="icon-button" aria-label={t('reading.label')} title={t('reading.label')}>
        <ALargeSmall aria-hidden size={18} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="menu reading-menu" align="end" sideOffset={4} aria-label={t('reading.label')}>
          <Stepper says={t('reading.size')} value={t('reading.sizeValue', { number: size })} onStep={resize} />
          <Stepper says={t('reading.width')} value={t('reading.widthValue', { number: width })} onStep={widen} />
          <fieldset className="reading-row">
            <legend className="visually-hidden">{t('reading.theme')}</legend>
            <span aria-hidden>{t('reading.theme')}</span>
            <span className="segments">
              {THEMES.map((each) => (
                <button
                  key={each}
                  type="button"
                  className="segment"
                  aria-pressed={theme === each}
                  onClick={() => changeReading({ theme: each })}
                >
                  {t(`reading.themes.${each}`)}
                </button>
              ))}
            </span>
          </fieldset>
          <div className="menu-divider" />
          <Popover.Close className="reading-row reading-action" onClick={onFocusMode}>
            {t('reading.focus')}
            <kbd>Ctrl+.</kbd>
          </Popover.Close>
          <Popover.Close
            className="reading-row reading-action"
            onClick={() => requestAnimationFrame(() => window.print())}
          >
            {t('reading.print')}
            <kbd>Ctrl+P</kbd>
          </Popover.Close>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface StepperProps {
  readonly says: string;
  readonly value: string;
  readonly onStep: (step: number) => void;
}

function Stepper({ says, value, onStep }: StepperProps) {
  const { t } = useTranslation();
  return (
    <div className="reading-row" role="group" aria-label={says}>
      <span>{says}</span>
      <span className="reading-steps">
        <button
          type="button"
          className="icon-button"
          aria-label={t('reading.less', { what: says })}
          onClick={() => onStep(-1)}
        >
          <Minus aria-hidden size={15} />
        </button>
        <output>{value}</output>
        <button
          type="button"
          className="icon-button"
          aria-label={t('reading.more', { what: says })}
          onClick={() => onStep(1)}
        >
          <Plus aria-hidden size={15} />
        </button>
      </span>
    </div>
  );
}
