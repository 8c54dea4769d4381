// What stands in place of the window's content when there is nothing to go on with but a reload.

import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';

interface FaultCardProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function FaultCard({ title, children }: FaultCardProps) {
  return (
    <main className="problem" aria-label="Fault">
      <div className="problem-card" role="alert">
        <h1>{title}</h1>
        {children}
        <div className="problem-acts">
          <Button look="primary" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </div>
      </div>
    </main>
  );
}
