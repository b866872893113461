/** Names of GraphiQL's editors, by the class of what holds them. */
export interface EditorNames {
  readonly query: string;
  readonly variables: string;
  readonly answer: string;
}

function mend(root: Element, names: EditorNames): void {
  for (const area of root.querySelectorAll('.CodeMirror textarea:not([aria-label])')) {
    const isTool = area.closest('.graphiql-editor-tool') !== null;
    const isQuery = area.closest('.graphiql-query-editor') !== null && !isTool;
    area.setAttribute('aria-label', isQuery ? names.query : isTool ? names.variables : names.answer);
  }
  for (const tab of root.querySelectorAll('.graphiql-tab[role="tab"], .graphiql-tab[aria-selected]')) {
    tab.closest('[role="tablist"]')?.removeAttribute('role');
    const isOpen = tab.getAttribute('aria-selected') === 'true';
    tab.removeAttribute('role');
    tab.removeAttribute('aria-selected');
    tab.querySelector('button')?.setAttribute('aria-current', String(isOpen));
  }
}

/**
 * GraphiQL 4.1 leaves its editors without a name and puts a close button inside each `role="tab"`, which screen readers
 * cannot reach (WCAG 2.2 4.1.2). This names the editors and makes the tabs a plain list of buttons, now and after every
 * change. Returns how to stop.
 */
export function mendMarkup(root: Element, names: EditorNames): () => void {
  const observer = new MutationObserver(() => mend(root, names));
  observer.observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['aria-selected', 'role'],
  });
  mend(root, names);
  return () => observer.disconnect();
}
