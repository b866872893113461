import { ViewerDocument } from '@colex/contract';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { Fault } from '../layout/Fault.js';
import { Waiting } from '../layout/Waiting.js';
import { ViewerContext } from './viewer.js';
import { signInAddress } from './way-in.js';

/** Lets only signed-in people through; the others come back here after signing in. */
export function SignedIn() {
  const [{ data, error }, ask] = useQuery({ query: ViewerDocument });
  const location = useLocation();
  if (data?.viewer) {
    return (
      <ViewerContext value={data.viewer}>
        <Outlet />
      </ViewerContext>
    );
  }
  if (data) return <Navigate to={signInAddress(location.pathname + location.search)} replace />;
  if (error) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  return <Waiting />;
}
