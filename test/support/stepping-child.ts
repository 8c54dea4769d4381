// A process that repairs or restores a workspace and dies, as in a power cut, right before the n-th step that changes
// what a name stands for. It prints how many steps there were when it comes to its end.

import { watchSteps } from './file-steps.ts';
import { listBackups } from '../../electron/workspace/services/backup-list.ts';
import { restoreBackup } from '../../electron/workspace/services/backup-restore.ts';
import { repairWorkspace } from '../../electron/workspace/services/repair-workspace.ts';

const [work = '', path = '', dieAt = '0'] = process.argv.slice(2);
let steps = 0;
watchSteps((step) => {
  if (!['linkSync', 'renameSync', 'rmSync'].includes(step)) return;
  steps += 1;
  if (steps === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
});
const nowMs = Date.UTC(2026, 10, 23, 9);
if (work === 'repair') {
  repairWorkspace(path, { passphrase: null, clock: () => nowMs, program: 'test' });
} else {
  const [newest] = listBackups(path);
  restoreBackup({ path, id: newest?.id ?? '', program: 'test', nowMs, passphrase: null });
}
process.stdout.write(`${steps}\n`);
