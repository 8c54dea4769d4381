// The last net: a fault in the window shows what to do instead of an empty page.

import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';

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
      <main className="problem" aria-label="Fault">
        <div className="problem-card" role="alert">
          <h1>The window ran into a fault</h1>
          <p>Every mark that was saved is in the workspace file. Reload the window to go on.</p>
          <p className="problem-detail">{message}</p>
          <div className="problem-acts">
            <Button look="primary" onClick={() => window.location.reload()}>
              Reload
            </Button>
          </div>
        </div>
      </main>
    );
  }
}
