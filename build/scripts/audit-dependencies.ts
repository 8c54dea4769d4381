// `npm run audit`: known weaknesses of what ships. Exits 1 for a high or critical one, 3 when the registry gave no
// audit; needs the SBOM of `npm run build`.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeAudit, shippedFolders } from '../audit/dependency-report.ts';
import { root } from './processes.ts';

const sbom = join(root, 'out/sbom.cdx.json');
const patienceMs = 120_000;

function audit(): number {
  if (!existsSync(sbom)) {
    console.error('There is no out/sbom.cdx.json. Run `npm run build` first.');
    return 3;
  }
  // A script file on Windows, which only a command shell can start; the arguments are fixed.
  const run = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: patienceMs,
    maxBuffer: 64 * 2 ** 20,
    shell: process.platform === 'win32',
  });
  const verdict = judgeAudit(run.stdout ?? '', shippedFolders(readFileSync(sbom, 'utf8')));
  if (verdict.state === 'no-answer') {
    console.error(
      `Not audited: the registry gave no audit (${verdict.reason}). Try on another network.`,
    );
    return 3;
  }
  for (const each of [...verdict.failing, ...verdict.shipped]) console.log(each);
  console.log(
    `${verdict.failing.length} high or critical and ${verdict.shipped.length} lesser weaknesses in what ships; ` +
      `${verdict.others} in tools that do not ship`,
  );
  return verdict.failing.length === 0 ? 0 : 1;
}

process.exitCode = audit();
