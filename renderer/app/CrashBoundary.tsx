// The last net: a fault in the window shows what to do instead of an empty page.

import { Component, type ReactNode } from 'react';
import { FaultCard } from './FaultCard.tsx';

interface State {
  readonly message: string | null;
}

export class CrashBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { message: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <FaultCard title="The window ran into a fault">
        <p>Every mark that was saved is in the workspace file. Reload the window to go on.</p>
        <p className="problem-detail">{message}</p>
      </FaultCard>
    );
  }
}
