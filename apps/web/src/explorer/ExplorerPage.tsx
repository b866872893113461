import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../language/LanguageSwitch.js';
import { Brand } from '../layout/Brand.js';
import { ExplorerDraftDocument } from '@colex/contract';
import { useQuery } from 'urql';
import { usePageTitle } from '../layout/usePageTitle.js';
import { AccountMenu } from '../session/AccountMenu.js';
import { examplesFor } from './examples.js';
import { createFetcher } from './fetcher.js';
import { mendMarkup } from './mend-markup.js';
import '../styles/explorer.css';

/** GraphiQL, bundled, with the rights of whoever is signed in. */
export function ExplorerPage() {
  const { t } = useTranslation();
  usePageTitle(t('explorer.title'));
  const [fetcher] = useState(createFetcher);
  const body = useRef<HTMLElement>(null);
  const [{ data, fetching }] = useQuery({ query: ExplorerDraftDocument });
  const draftId = data?.drafts.nodes[0]?.id ?? '';
  const names = { query: t('explorer.query'), variables: t('explorer.variables'), answer: t('explorer.answer') };
  useEffect(() => (body.current ? mendMarkup(body.current, names) : undefined), [names.query, fetching]);
  return (
    <div className="explorer">
      <header className="page-header">
        <Brand />
        <h1 className="explorer-title">{t('explorer.title')}</h1>
        <p className="explorer-hint">{t('explorer.hint')}</p>
        <nav className="page-header-side" aria-label={t('app.mainNavigation')}>
          <LanguageSwitch />
          <AccountMenu />
        </nav>
      </header>
      <main ref={body} className="explorer-body" aria-label={t('explorer.title')}>
        {/* The tabs are made once: they wait for the draft they are about. */}
        {fetching ? null : (
          <GraphiQL
            fetcher={fetcher}
            defaultTabs={examplesFor(draftId).map((example) => ({ ...example }))}
            forcedTheme="light"
          />
        )}
      </main>
    </div>
  );
}
