import { DraftHeadDocument } from '@colex/contract';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { Waiting } from '../layout/Waiting.js';

export function DraftPage() {
  const { draft: slug = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: DraftHeadDocument, variables: { slug } });
  if (error && !data) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Waiting />;
  return data.draft ? <p>{data.draft.title}</p> : <NotFoundPage />;
}
