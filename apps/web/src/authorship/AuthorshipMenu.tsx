import { Highlighter } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useWatched } from '../editor/watched.js';
import { type Authorship, COLOURINGS } from './authorship.js';

/** Chooses by what the words of the text are coloured: nothing, the city that wrote them, or how long ago. */
export function AuthorshipMenu({ authorship }: { readonly authorship: Authorship }) {
  const { t } = useTranslation();
  const { colouring } = useWatched(authorship.state);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="icon-button"
        aria-label={t('authorship.menu')}
        title={t('authorship.menu')}
        data-pressed={colouring === 'none' ? undefined : true}
      >
        <Highlighter aria-hidden size={17} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DropdownMenu.Label className="menu-label">{t('authorship.menu')}</DropdownMenu.Label>
          {COLOURINGS.map((each) => (
            <DropdownMenu.CheckboxItem
              key={each}
              className="menu-item"
              checked={each === colouring}
              onSelect={() => authorship.colour(each)}
            >
              {t(`authorship.by.${each}`)}
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
