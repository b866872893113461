import type { PersonBadgeFragment } from '@colex/contract';
import { createContext, useContext } from 'react';

/** Who is signed in, for everything below {@link SignedIn}. */
export const ViewerContext = createContext<PersonBadgeFragment | null>(null);

/** The person signed in. Only to be used below `SignedIn`. */
export function useViewer(): PersonBadgeFragment {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error('useViewer is used outside SignedIn');
  return viewer;
}
