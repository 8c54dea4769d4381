// A workspace whose file is gone or empty while its log is still there. Making a new one in its place would destroy what the
// log holds, so nothing is made before somebody has decided.

import { OtherWays } from '../../app/OtherWays.tsx';
import { retryWorkspace } from '../../app/workspace-actions.ts';
import type { AppErrorData } from '../../../shared/ipc/result.ts';
import { useAppStore } from '../../state/app-store.ts';
import { Button } from '../../ui/Button.tsx';
import { RestoreWay } from './RestoreWay.tsx';
import { workspaceName } from './workspace-name.ts';
import './problem.css';
import './safety.css';

export function GoneProblem({ problem }: { readonly problem: AppErrorData }) {
  const name = useAppStore(({ app }) => workspaceName(app));
  return (
    <div className="problem-card problem-card-ways">
      <div role="alert" className="problem-said">
        <h1>The file of “{name}” is missing</h1>
        <p>{problem.message}</p>
        <p>{problem.details.remedy}</p>
        <div className="problem-acts">
          <Button onClick={() => void retryWorkspace()}>Look again</Button>
        </div>
      </div>
      <RestoreWay />
      <section className="problem-way" aria-labelledby="way-other">
        <h2 id="way-other">Work elsewhere for now</h2>
        <OtherWays />
      </section>
    </div>
  );
}
