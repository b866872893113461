import { createBrowserRouter } from 'react-router';
import { CrashPage } from './layout/CrashPage.js';
import { NotFoundPage } from './layout/NotFoundPage.js';
import { PageFrame } from './layout/PageFrame.js';
import { Waiting } from './layout/Waiting.js';
import { ProjectPage } from './project/ProjectPage.js';
import { HomePage } from './region/HomePage.js';
import { SignedIn } from './session/SignedIn.js';
import { SignInPage } from './session/SignInPage.js';

/**
 * Every address of the web app. The pages that need the text model, the editor or the explorer are loaded when first
 * opened; sign-in and the lists come with the first load.
 */
export const router = createBrowserRouter([
  {
    ErrorBoundary: CrashPage,
    HydrateFallback: Waiting,
    children: [
      { path: '/sign-in', Component: SignInPage },
      {
        Component: SignedIn,
        children: [
          {
            Component: PageFrame,
            children: [
              { path: '/', Component: HomePage },
              { path: '/projects/:project', Component: ProjectPage },
              {
                path: '/projects/:project/procedure/:city',
                lazy: async () => ({ Component: (await import('./procedure/TrackPage.js')).TrackPage }),
              },
              {
                path: '/projects/:project/joint',
                lazy: async () => ({ Component: (await import('./joint/JointPage.js')).JointPage }),
              },
              {
                path: '/projects/:project/audit',
                lazy: async () => ({ Component: (await import('./audit/AuditPage.js')).ProjectAuditPage }),
              },
              {
                path: '/audit',
                lazy: async () => ({ Component: (await import('./audit/AuditPage.js')).AuditPage }),
              },
              {
                path: '/projects/:project/new-draft',
                lazy: async () => ({ Component: (await import('./draft/NewDraftPage.js')).NewDraftPage }),
              },
              {
                path: '/drafts/:draft/compare',
                lazy: async () => ({ Component: (await import('./comparison/ComparisonPage.js')).ComparisonPage }),
              },
              {
                path: '/drafts/:draft/rounds',
                lazy: async () => ({ Component: (await import('./round/RoundsPage.js')).RoundsPage }),
              },
              {
                path: '/drafts/:draft/rounds/:round',
                lazy: async () => ({ Component: (await import('./round/RoundPage.js')).RoundPage }),
              },
              {
                path: '/drafts/:draft/history',
                lazy: async () => ({ Component: (await import('./history/HistoryPage.js')).HistoryPage }),
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
          {
            path: '/drafts/:draft',
            lazy: async () => ({ Component: (await import('./draft/DraftPage.js')).DraftPage }),
          },
          {
            path: '/explorer',
            lazy: async () => ({ Component: (await import('./explorer/ExplorerPage.js')).ExplorerPage }),
          },
        ],
      },
    ],
  },
]);
