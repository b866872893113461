import { DraftHeadDocument } from '@colex/contract';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { Workbench } from '../editor/Workbench.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { Waiting } from '../layout/Waiting.js';

/** The workbench of one draft. What may be done with it is asked anew on every visit. */
export function DraftPage() {
  const { draft: slug = '' } = useParams();
  const [openings, setOpenings] = useState(0);
  const [{ data, error }, ask] = useQuery({
    query: DraftHeadDocument,
    variables: { slug },
    requestPolicy: 'cache-and-network',
  });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  if (error && !data) return <Fault error={error} onRetry={again} />;
  if (!data) return <Waiting />;
  if (!data.draft) return <NotFoundPage />;
  return (
    <Workbench
      key={`${data.draft.id} ${openings}`}
      draft={data.draft}
      onReopen={() => {
        again();
        setOpenings(openings + 1);
      }}
    />
  );
}
