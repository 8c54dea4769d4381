// The security audit in `npm run check`: our own rules over what is really built. Builds into a folder of its own when
// the sources are newer than what lies there; prints each finding and exits 1 when there is one.

import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  documentProblems,
  fileProblems,
  fuseProblems,
  policyProblems,
  styleProblems,
} from '../audit/page-rules.ts';
import { scriptProblems } from '../audit/script-rules.ts';
import { builtPolicy, mainProblems, preloadProblems } from '../audit/shell-rules.ts';
import configuration from '../electron-builder.ts';
import { buildAll } from './build.ts';
import { root } from './processes.ts';

const out = join(root, '.cache/audit');
const written = 'THIRD-PARTY-NOTICES.txt';

function isCurrent(): boolean {
  if (!existsSync(join(out, written))) return false;
  const builtMs = statSync(join(out, written)).mtimeMs;
  const sources = ['{electron,renderer,shared,build}/**/*', 'package*.json'];
  return globSync(sources, { cwd: root }).every(
    (file) => statSync(join(root, file)).mtimeMs < builtMs,
  );
}

function auditFile(file: string): readonly string[] {
  const text = readFileSync(join(out, file), 'utf8');
  const found = [...fileProblems(file, text)];
  if (/\.c?js$/u.test(file)) found.push(...scriptProblems({ file, code: text }));
  if (file.endsWith('.css')) found.push(...styleProblems(file, text));
  if (file === 'main/main.js')
    found.push(...mainProblems(text), ...policyProblems(builtPolicy(text)));
  if (file === 'preload/preload.cjs') found.push(...preloadProblems(text));
  if (file === 'renderer/index.html') found.push(...documentProblems(text));
  return found;
}

if (!isCurrent()) await buildAll(out);
const files = globSync('{main,preload,renderer,cli}/**/*.{js,cjs,css,html,map,json}', { cwd: out })
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted();
const problems = [...files.flatMap(auditFile), ...fuseProblems(configuration.electronFuses)];
for (const needed of ['main/main.js', 'preload/preload.cjs', 'renderer/index.html']) {
  if (!files.includes(needed)) problems.push(`${needed} was not built.`);
}
for (const problem of problems) console.error(problem);
console.log(`${files.length} built files looked at, ${problems.length} findings`);
process.exitCode = problems.length === 0 ? 0 : 1;
