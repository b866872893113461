// Before anything is drawn: light or dark as this person chose, so that no page flashes. Everything else is set by reading.ts.
try {
  const stored = JSON.parse(localStorage.getItem('colex.reading') || '{}');
  if (stored.theme === 'dark' || stored.theme === 'light') document.documentElement.dataset.theme = stored.theme;
} catch {
  // The browser keeps nothing for this site, or somebody else wrote it: as the system does.
}
