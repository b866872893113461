import type { ReactNode } from 'react';

/** What stands where a list has no entries: what it is for and what to do next. */
export function EmptyState({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      <p>{hint}</p>
      {children}
    </div>
  );
}
