declare global {
  interface Window {
    /** Read by `get-nonce`, which the dialogs and menus of radix-ui ask before they add a style element. */
    __webpack_nonce__?: string;
  }
}

/**
 * Hands the nonce of this page on to the libraries that add style elements while the page runs, so that the
 * Content-Security-Policy needs no `unsafe-inline`.
 */
export function adoptNonce(): void {
  // Browsers hide the attribute from selectors but keep the property.
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (nonce) window.__webpack_nonce__ = nonce;
}
