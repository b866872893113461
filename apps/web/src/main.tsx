import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { Provider as ApiProvider } from 'urql';
import { createApiClient } from './api/client.js';
import { startLanguage } from './language/language.js';
import { adoptNonce } from './layout/nonce.js';
import { startReading } from './reading/reading.js';
import { router } from './routes.js';
import { leaveForSignIn } from './session/way-in.js';
import './styles/properties.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/pages.css';
import './styles/procedure.css';
import './styles/signoff.css';
import './styles/writing.css';
import './styles/print.css';

adoptNonce();
startReading();
await startLanguage();

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <ApiProvider value={createApiClient(leaveForSignIn)}>
      <RouterProvider router={router} />
    </ApiProvider>
  </StrictMode>,
);
