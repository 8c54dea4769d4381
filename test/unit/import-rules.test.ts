// The rules that keep the processes apart are only worth something while they fire: each is broken once here, in a
// temporary copy of the layout, and the linter must name it. What the rule allows is checked beside it.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Case {
  readonly file: string;
  readonly code: string;
  readonly rule: string;
}

const imports = 'eslint(no-restricted-imports)';
const lines = (count: number) => 'console.log(1);\n'.repeat(count);

const violations: readonly Case[] = [
  ...['electron', 'renderer', 'build', 'test'].map((folder) => ({
    file: `shared/domain/from-${folder}.ts`,
    code: `import { a } from '../../${folder}/a.ts';\nconsole.log(a);`,
    rule: imports,
  })),
  { file: 'shared/node.ts', code: `import 'node:fs';`, rule: imports },
  { file: 'shared/bare-node.ts', code: `import { join } from 'path';`, rule: imports },
  { file: 'shared/react.ts', code: `import { memo } from 'react';`, rule: imports },
  {
    file: 'shared/sqlite.ts',
    code: `import Database from 'better-sqlite3-multiple-ciphers';`,
    rule: imports,
  },
  { file: 'electron/renderer.ts', code: `import { a } from '../renderer/a.ts';`, rule: imports },
  { file: 'electron/reexport.ts', code: `export { a } from '../build/a.ts';`, rule: imports },
  { file: 'electron/lexical.ts', code: `import { $getRoot } from 'lexical';`, rule: imports },
  { file: 'electron/http.ts', code: `import { get } from 'node:https';`, rule: imports },
  { file: 'electron/window.ts', code: `import { ipcMain } from 'electron';`, rule: imports },
  { file: 'electron/all.ts', code: `import * as e from 'electron';`, rule: imports },
  { file: 'electron/paths.ts', code: `import { ipcRenderer } from 'electron';`, rule: imports },
  { file: 'electron/preload.ts', code: `import { ipcMain } from 'electron';`, rule: imports },
  {
    file: 'electron/ipc/register.ts',
    code: `import { ipcRenderer } from 'electron';`,
    rule: imports,
  },
  {
    file: 'electron/main.ts',
    code: `import Database from 'better-sqlite3-multiple-ciphers';`,
    rule: imports,
  },
  { file: 'electron/cli/list.ts', code: `import { app } from 'electron';`, rule: imports },
  { file: 'electron/workspace/a.ts', code: `import { app } from 'electron';`, rule: imports },
  { file: 'electron/workspace/t.ts', code: `import type { App } from 'electron';`, rule: imports },
  { file: 'electron/workspace/w.ts', code: `import { a } from '../window.ts';`, rule: imports },
  {
    file: 'electron/workspace/services/s.ts',
    code: `import 'better-sqlite3-multiple-ciphers';`,
    rule: imports,
  },
  { file: 'electron/workspace/db/e.ts', code: `import { app } from 'electron';`, rule: imports },
  { file: 'renderer/app/main.ts', code: `import { a } from '../../electron/a.ts';`, rule: imports },
  { file: 'renderer/app/electron.ts', code: `import { shell } from 'electron';`, rule: imports },
  { file: 'renderer/app/node.ts', code: `import { join } from 'node:path';`, rule: imports },
  { file: 'renderer/features/reader/Reader.ts', code: `import 'lexical';`, rule: imports },
  { file: 'renderer/features/reader/text.ts', code: `import '@lexical/text';`, rule: imports },
  {
    file: 'renderer/features/reader/editor/n.ts',
    code: `import { app } from 'electron';`,
    rule: imports,
  },
  {
    file: 'renderer/state/call.ts',
    code: `window.workbench.call();`,
    rule: 'eslint(no-restricted-globals)',
  },
  {
    file: 'renderer/state/bare-call.ts',
    code: `workbench.call();`,
    rule: 'eslint(no-restricted-globals)',
  },
  {
    file: 'renderer/state/take.ts',
    code: `const { workbench } = window;\nconsole.log(workbench);`,
    rule: 'eslint(no-restricted-properties)',
  },
  {
    file: 'renderer/api.ts',
    code: `void fetch('x');`,
    rule: 'eslint(no-restricted-globals)',
  },
  {
    file: 'renderer/app/html.ts',
    code: `document.body.innerHTML = '<b>x</b>';`,
    rule: 'eslint(no-restricted-properties)',
  },
  {
    file: 'shared/any.ts',
    code: 'export const a: any = 1;',
    rule: 'typescript(no-explicit-any)',
  },
  {
    file: 'shared/hidden-any.ts',
    code: `export const a: string = JSON.parse('1');`,
    rule: 'typescript(no-unsafe-assignment)',
  },
  {
    file: 'shared/ignore.ts',
    code: '// @ts-ignore\nexport const a = 1;',
    rule: 'typescript(ban-ts-comment)',
  },
  {
    file: 'shared/non-null.ts',
    code: `export const a = 'x'.at(0)!;`,
    rule: 'typescript(no-non-null-assertion)',
  },
  {
    file: 'shared/offset.ts',
    code: 'export const f = (startUtf16: number) => (startUtf16 ? 1 : 2);',
    rule: 'typescript(strict-boolean-expressions)',
  },
  {
    file: 'shared/maybe-offset.ts',
    code: 'export const f = (at: number | null) => (at ? 1 : 2);',
    rule: 'typescript(strict-boolean-expressions)',
  },
  {
    file: 'shared/default.ts',
    code: 'export default 1;',
    rule: 'import(no-default-export)',
  },
  {
    file: 'shared/barrel.ts',
    code: `export * from './barrel-a.ts';\nexport * from './barrel-b.ts';`,
    rule: 'oxc(no-barrel-file)',
  },
  {
    file: 'shared/extension.ts',
    code: `import { a } from './barrel-a';\nconsole.log(a);`,
    rule: 'import(extensions)',
  },
  {
    file: 'shared/promise.ts',
    code: 'export function f() {\n  Promise.resolve(1);\n}',
    rule: 'typescript(no-floating-promises)',
  },
  { file: 'shared/long.ts', code: lines(401), rule: 'eslint(max-lines)' },
  {
    file: 'shared/long-function.ts',
    code: `export function f() {\n${lines(60)}}`,
    rule: 'eslint(max-lines-per-function)',
  },
  {
    file: 'shared/complex.ts',
    code: `export const f = (n: number) => {\n${'if (n > 1) console.log(n);\n'.repeat(12)}};`,
    rule: 'eslint(complexity)',
  },
  {
    file: 'renderer/ui/Long.tsx',
    code: `export function Long() {\n${lines(120)}return null;\n}`,
    rule: 'eslint(max-lines-per-function)',
  },
  {
    file: 'renderer/ui/use-late.ts',
    code: [
      `import { useEffect } from 'react';`,
      'export function useLate(a: string) {',
      '  useEffect(() => {\n    console.log(a);\n  }, []);',
      '}',
    ].join('\n'),
    rule: 'react-hooks(exhaustive-deps)',
  },
  {
    file: 'test/unit/only.test.ts',
    code: `import { it } from 'vitest';\nit.only('a', () => {});`,
    rule: 'vitest(no-focused-tests)',
  },
  { file: 'test/unit/long.test.ts', code: lines(601), rule: 'eslint(max-lines)' },
];

/** Beside each ban, where the same thing is right. */
const allowed: readonly Case[] = [
  { file: 'electron/ipc/register.ts', code: `import { ipcMain } from 'electron';`, rule: imports },
  { file: 'electron/preload.ts', code: `import { ipcRenderer } from 'electron';`, rule: imports },
  { file: 'electron/main.ts', code: `import { app } from 'electron';`, rule: imports },
  { file: 'electron/menu.ts', code: `import { a } from '../shared/a.ts';`, rule: imports },
  {
    file: 'electron/workspace/db/open.ts',
    code: `import 'better-sqlite3-multiple-ciphers';`,
    rule: imports,
  },
  { file: 'electron/workspace/db/file.ts', code: `import 'node:fs';`, rule: imports },
  { file: 'renderer/features/reader/editor/E.ts', code: `import 'lexical';`, rule: imports },
  { file: 'renderer/app/a.ts', code: `import { a } from '../../shared/a.ts';`, rule: imports },
  {
    file: 'renderer/api.ts',
    code: 'window.workbench.call();',
    rule: 'eslint(no-restricted-globals)',
  },
  {
    file: 'shared/offset.ts',
    code: 'export const f = (at: number | null) => (at === null ? 1 : 2);',
    rule: 'typescript(strict-boolean-expressions)',
  },
  {
    file: 'renderer/ui/Short.tsx',
    code: `export function Short() {\n${lines(100)}return null;\n}`,
    rule: 'eslint(max-lines-per-function)',
  },
  { file: 'build/a.config.ts', code: 'export default 1;', rule: 'import(no-default-export)' },
];

const reportSchema = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })),
});

/** Lints the cases in a temporary copy of the layout; gives the rules reported for each file. */
function lint(folder: string, cases: readonly Case[]): ReadonlyMap<string, ReadonlySet<string>> {
  copyFileSync(path.join(root, 'oxlint.config.ts'), path.join(folder, 'oxlint.config.ts'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const compilerOptions = { strict: true, module: 'esnext', lib: ['esnext', 'dom'], types: [] };
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  for (const { file, code } of cases) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${code}\n`);
  }
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
  const run = spawnSync(process.execPath, [oxlint, '--format=json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const parsed: unknown = JSON.parse(run.stdout);
  const reported = new Map<string, Set<string>>();
  for (const { code = '', filename } of reportSchema.parse(parsed).diagnostics) {
    const file = filename.replaceAll('\\', '/');
    reported.set(file, (reported.get(file) ?? new Set()).add(code));
  }
  return reported;
}

function lintedIn(cases: readonly Case[]): { readonly of: (file: string) => ReadonlySet<string> } {
  let folder = '';
  let reported: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sourcebench-lint-'));
    reported = lint(folder, cases);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return { of: (file) => reported.get(file) ?? new Set() };
}

describe('a violation is reported', () => {
  const reported = lintedIn([
    ...violations,
    { file: 'shared/barrel-a.ts', code: 'export const a = 1;', rule: '' },
    { file: 'shared/barrel-b.ts', code: 'export const b = 1;', rule: '' },
  ]);

  it.each(violations)('$rule in $file', ({ file, rule }) => {
    expect([...reported.of(file)]).toContain(rule);
  });
});

describe('the right place is not reported', () => {
  const reported = lintedIn(allowed);

  it.each(allowed)('$rule in $file', ({ file, rule }) => {
    expect([...reported.of(file)]).not.toContain(rule);
  });
});

describe('what the compiler refuses', () => {
  const enumCode = 'export enum Kind {\n  A,\n}\n';
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sourcebench-types-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('an enum, because Node runs the sources by stripping their types', () => {
    const base = path.join(root, 'build/tsconfig.base.json');
    writeFileSync(path.join(folder, 'kind.ts'), enumCode);
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: base, include: ['*.ts'] }),
    );
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const run = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect(run.stdout).toContain('erasableSyntaxOnly');
  });
});
