// Shown in place of library and reader when no workspace is open: why, and every way on. What is known by its code has a
// case of its own.

import type { AppErrorData } from '../../shared/ipc/result.ts';
import type { AppState } from '../../shared/ipc/types.ts';
import { DamagedProblem } from '../features/safety/DamagedProblem.tsx';
import { GoneProblem } from '../features/safety/GoneProblem.tsx';
import { HeldProblem } from '../features/safety/HeldProblem.tsx';
import { LockedProblem } from '../features/safety/LockedProblem.tsx';
import { Button } from '../ui/Button.tsx';
import { OtherWays } from './OtherWays.tsx';
import { SqliteSaid } from './SqliteSaid.tsx';
import { retryWorkspace } from './workspace-actions.ts';

function OtherProblem({ problem }: { readonly problem: AppErrorData | null }) {
  return (
    <div className="problem-card" role="alert">
      <h1>{problem === null ? 'No workspace is open' : 'The workspace could not be opened'}</h1>
      {problem === null ? (
        <p>A workspace is one file that holds your articles and marks.</p>
      ) : (
        <>
          <p>{problem.message}</p>
          <p>{problem.details.remedy}</p>
          <SqliteSaid problem={problem} />
        </>
      )}
      <OtherWays>
        {problem === null ? null : (
          <Button look="primary" onClick={() => void retryWorkspace()}>
            Retry
          </Button>
        )}
      </OtherWays>
    </div>
  );
}

function ProblemCase({ problem }: { readonly problem: AppErrorData | null }) {
  switch (problem?.code) {
    case 'workspace-damaged':
      return <DamagedProblem problem={problem} />;
    case 'workspace-gone':
      return <GoneProblem problem={problem} />;
    case 'workspace-held':
      return <HeldProblem problem={problem} />;
    case 'passphrase-needed':
    case 'passphrase-wrong':
      return <LockedProblem problem={problem} />;
    default:
      return <OtherProblem problem={problem ?? null} />;
  }
}

export function WorkspaceProblem({ app }: { readonly app: AppState }) {
  return (
    <main className="problem" aria-label="Workspace problem" data-pane id="pane-reader">
      <ProblemCase problem={app.problem} />
    </main>
  );
}
