// A workspace that is damaged and therefore not opened: what that means, its backups to go back to, saving what can be
// read, and the ways to another workspace.

import { OtherWays } from '../../app/OtherWays.tsx';
import type { AppErrorData } from '../../../shared/ipc/result.ts';
import { useAppStore } from '../../state/app-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { useSafety } from '../../state/safety-store.ts';
import { Button } from '../../ui/Button.tsx';
import { SqliteSaid } from '../../app/SqliteSaid.tsx';
import { RestoreWay } from './RestoreWay.tsx';
import { workspaceName } from './workspace-name.ts';
import './problem.css';
import './safety.css';

export function DamagedProblem({ problem }: { readonly problem: AppErrorData }) {
  const name = useAppStore(({ app }) => workspaceName(app));
  const none = useSafety(({ backups }) => backups?.length === 0);
  return (
    <div className="problem-card problem-card-ways">
      <div role="alert" className="problem-said">
        <h1>“{name}” is damaged</h1>
        <p>{problem.message}</p>
        <p>
          It was not opened, so nothing in it was changed. A disk that fails, a cable pulled while
          it was written, or another program can do this.
        </p>
        <SqliteSaid problem={problem} />
      </div>
      <RestoreWay />
      <section className="problem-way" aria-labelledby="way-repair">
        <h2 id="way-repair">Save what can be read</h2>
        <p>
          Also what was done since the last backup, as far as it can be read. The damaged file is
          set aside unchanged.
        </p>
        <Button
          look={none ? 'primary' : 'secondary'}
          onClick={() => openDialog({ kind: 'repair' })}
        >
          Repair…
        </Button>
      </section>
      <section className="problem-way" aria-labelledby="way-other">
        <h2 id="way-other">Work elsewhere for now</h2>
        <OtherWays />
      </section>
    </div>
  );
}
