// An encrypted workspace that waits for its passphrase, in place of library and reader.

import { Lock } from 'lucide-react';
import { OtherWays } from '../../app/OtherWays.tsx';
import type { AppErrorData } from '../../../shared/ipc/result.ts';
import { useAppStore } from '../../state/app-store.ts';
import { UnlockForm } from './UnlockForm.tsx';
import { workspaceName } from './workspace-name.ts';
import './problem.css';
import './safety.css';

export function LockedProblem({ problem }: { readonly problem: AppErrorData }) {
  const name = useAppStore(({ app }) => workspaceName(app));
  return (
    <div className="problem-card problem-locked">
      <Lock className="problem-sign" aria-hidden />
      <h1>“{name}” is encrypted</h1>
      <p>Its passphrase opens it. Without it nobody can read the workspace or its backups.</p>
      <UnlockForm onOpen={() => undefined}>
        <p className="problem-detail">{problem.details.file}</p>
      </UnlockForm>
      <OtherWays />
    </div>
  );
}
