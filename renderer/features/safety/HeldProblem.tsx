// A workspace that another program has open: who, where and since when.

import { OtherWays } from '../../app/OtherWays.tsx';
import { retryWorkspace } from '../../app/workspace-actions.ts';
import type { AppErrorData } from '../../../shared/ipc/result.ts';
import type { Holder } from '../../../shared/ipc/safety-types.ts';
import { useAppStore } from '../../state/app-store.ts';
import { announce } from '../../state/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDateTime } from '../../ui/words.ts';
import { workspaceName } from './workspace-name.ts';
import './problem.css';
import './safety.css';

interface HolderFactsProps {
  readonly holder: Holder;
  readonly file: string | undefined;
}

function HolderFacts({ holder, file }: HolderFactsProps) {
  const { program, person, host, pid, sinceMs } = holder;
  return (
    <dl className="facts problem-facts">
      <dt>Who</dt>
      <dd dir="auto">{person ?? 'Not known'}</dd>
      <dt>Program</dt>
      <dd>{program}</dd>
      <dt>Where</dt>
      <dd>
        {host}, process <span className="numbers">{pid}</span>
      </dd>
      <dt>Since</dt>
      <dd>
        <time dateTime={new Date(sinceMs).toISOString()}>{formatDateTime(sinceMs)}</time>
      </dd>
      {file === undefined ? null : (
        <>
          <dt>File</dt>
          <dd className="problem-file">{file}</dd>
        </>
      )}
    </dl>
  );
}

/** That nothing changed is said as well: else a button that was pressed seems to do nothing. */
async function retryHeld(name: string): Promise<void> {
  await retryWorkspace();
  const { app } = useAppStore.getState();
  if (app?.problem?.code === 'workspace-held') announce(`“${name}” is still open elsewhere`);
}

export function HeldProblem({ problem }: { readonly problem: AppErrorData }) {
  const name = useAppStore(({ app }) => workspaceName(app));
  const { holder, file } = problem.details;
  return (
    <div className="problem-card" role="alert">
      <h1>“{name}” is open elsewhere</h1>
      <p>
        {holder === undefined
          ? problem.message
          : 'Only one program at a time writes to a workspace, so that no act is lost.'}
      </p>
      {holder === undefined ? null : <HolderFacts holder={holder} file={file} />}
      <p>Close it there, then choose Retry.</p>
      <OtherWays>
        <Button look="primary" onClick={() => void retryHeld(name)}>
          Retry
        </Button>
      </OtherWays>
    </div>
  );
}
