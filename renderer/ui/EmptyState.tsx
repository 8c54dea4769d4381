// What a place says while it has nothing to show: what it is for and what to do.

import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly children?: ReactNode;
}

export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {children === undefined ? null : <div className="empty-acts">{children}</div>}
    </div>
  );
}
