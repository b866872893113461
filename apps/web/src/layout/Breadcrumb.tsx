import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** One step of the way here; the last one has no address. */
export interface Step {
  readonly name: string;
  readonly to?: string;
}

/** Where I am, from the region down. */
export function Breadcrumb({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  return (
    <nav className="breadcrumb" aria-label={t('app.breadcrumb')}>
      <ol>
        {steps.map((step, place) => (
          <Fragment key={step.to ?? step.name}>
            {place > 0 && (
              <li aria-hidden className="breadcrumb-divider">
                <ChevronRight size={14} />
              </li>
            )}
            <li>
              {step.to === undefined ? (
                <span aria-current="page">{step.name}</span>
              ) : (
                <Link to={step.to}>{step.name}</Link>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
