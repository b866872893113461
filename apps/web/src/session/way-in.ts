/** The address of sign-in that leads back to `from` afterwards. */
export function signInAddress(from: string): string {
  return from === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: from }).toString()}`;
}

/** Where to go after signing in. Only a path of this site is followed, so a prepared link cannot lead elsewhere. */
export function addressAfterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  const target = URL.canParse(next, window.location.origin) ? new URL(next, window.location.origin) : null;
  return target?.origin === window.location.origin ? target.pathname + target.search + target.hash : '/';
}

/** Leaves the page for sign-in, e.g. when the server ended the session. A whole page load: nothing of before stays. */
export function leaveForSignIn(): void {
  if (window.location.pathname === '/sign-in') return;
  window.location.assign(signInAddress(window.location.pathname + window.location.search));
}
