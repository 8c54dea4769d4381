// Shown in place of library and reader when no workspace is open: why, and every way on.

import type { AppState } from '../../shared/ipc/types.ts';
import { Button } from '../ui/Button.tsx';
import {
  newWorkspace,
  openDefaultWorkspace,
  openWorkspace,
  retryWorkspace,
} from './workspace-actions.ts';

export function WorkspaceProblem({ app }: { readonly app: AppState }) {
  const { problem, defaultWorkspace } = app;
  const isDefault = problem?.details.file === defaultWorkspace.path;
  return (
    <main className="problem" aria-label="Workspace problem" data-pane id="pane-reader">
      <div className="problem-card" role="alert">
        <h1>{problem === null ? 'No workspace is open' : 'The workspace could not be opened'}</h1>
        {problem === null ? (
          <p>A workspace is one file that holds your articles and marks.</p>
        ) : (
          <>
            <p>{problem.message}</p>
            <p>{problem.details.remedy}</p>
          </>
        )}
        <div className="problem-acts">
          {problem === null ? null : (
            <Button look="primary" onClick={() => void retryWorkspace()}>
              Retry
            </Button>
          )}
          <Button onClick={() => void openWorkspace()}>Open another…</Button>
          <Button onClick={() => void newWorkspace()}>New workspace…</Button>
          {isDefault ? null : (
            <Button onClick={() => void openDefaultWorkspace()}>Use the default library</Button>
          )}
        </div>
        {isDefault ? null : (
          <p className="problem-detail">Default library: {defaultWorkspace.path}</p>
        )}
      </div>
    </main>
  );
}
