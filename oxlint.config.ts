// What the linter enforces: the import rules between the processes, sizes, and the bans of the architecture.
// test/unit/lint-rules.test.ts seeds one violation per rule and expects it to be reported.

import { defineConfig } from 'oxlint';

interface Restriction {
  readonly message: string;
  /** A module, or the names of it that are meant. */
  readonly name?: string;
  readonly importNames?: string[];
  /** The specifiers that are meant. */
  readonly regex?: string;
}

const ipcMain: Restriction = {
  name: 'electron',
  importNames: ['ipcMain'],
  message:
    'Only electron/ipc/register.ts talks to ipcMain: one place checks the sender and parses.',
};
const ipcRenderer: Restriction = {
  name: 'electron',
  importNames: ['ipcRenderer'],
  message: 'Only electron/preload.ts talks to ipcRenderer.',
};
const anyElectron: Restriction = {
  regex: '^electron($|/)',
  message: 'Runs without Electron: in a browser, in a worker thread or in plain Node.',
};
const sqlite: Restriction = {
  regex: '^(better-sqlite3|node:sqlite)',
  message: 'Only electron/workspace/db talks to SQLite.',
};
const lexical: Restriction = {
  regex: '^(lexical$|@lexical/)',
  message: 'Only renderer/features/reader/editor knows Lexical.',
};
const node: Restriction = {
  regex: '^(node:|(fs|path|os|crypto|url|util|child_process|worker_threads)(/|$))',
  message: 'Has no Node: shared code runs everywhere, the renderer is sandboxed.',
};
const network: Restriction = {
  regex: '^(node:)?(https?|http2|net|tls|dgram|dns|inspector)(/|$)',
  message: 'Sourcebench makes no network requests and opens no ports.',
};
const interfaceLibraries: Restriction = {
  regex: '^(react|react-dom|zustand|radix-ui|cmdk|lucide-react|@tanstack/[^/]+)(/|$)',
  message: 'The interface lives in renderer.',
};

/** Bans relative imports that leave for one of these top-level folders. */
function outside(...folders: string[]): Restriction {
  return {
    regex: `^(\\.\\./)+(${folders.join('|')})/`,
    message: 'electron and renderer import shared and themselves; shared imports only itself.',
  };
}

const elsewhereInElectron: Restriction = {
  regex: '^(\\.\\./)+(cli|ipc)/|^(\\.\\./)+(main|preload|window|menu|security|paths)\\.ts$',
  message: 'The workspace knows nothing of the shells around it.',
};

function imports(...restrictions: Restriction[]) {
  return {
    'no-restricted-imports': [
      'error',
      {
        paths: restrictions.flatMap(({ name, ...rest }) => (name ? [{ name, ...rest }] : [])),
        patterns: restrictions.flatMap(({ regex, ...rest }) => (regex ? [{ regex, ...rest }] : [])),
      },
    ],
  } as const;
}

const inElectron = [network, lexical, interfaceLibraries, outside('renderer', 'build', 'test')];
const inWorkspace = [...inElectron, anyElectron, elsewhereInElectron];
const inRenderer = [anyElectron, node, network, sqlite, outside('electron', 'build', 'test')];

const requests = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport'].map(
  (name) => ({ name, message: 'Sourcebench makes no network requests.' }),
);
const workbenchMessage = 'Only renderer/api.ts reads window.workbench.';
const noHtml = {
  property: 'innerHTML',
  message: 'No HTML of a source ever reaches the document.',
};

function globals(...names: { readonly name: string; readonly message: string }[]) {
  return ['error', { globals: [...requests, ...names], checkGlobalObject: true }] as const;
}

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import'],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  categories: { correctness: 'error', suspicious: 'error' },
  env: { builtin: true },
  ignorePatterns: ['out/**', 'dist/**', 'node_modules/**', 'schema/**', 'coverage/**', '.cache/**'],
  rules: {
    complexity: ['error', { max: 12 }],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'max-lines': ['error', { max: 400 }],
    'max-lines-per-function': ['error', { max: 60 }],
    'no-shadow': ['error', { hoist: 'functions' }],
    'no-var': 'error',
    'prefer-const': 'error',
    'import/extensions': ['error', 'always', { ignorePackages: true, checkTypeImports: true }],
    'import/no-cycle': ['error', { ignoreTypes: true }],
    'import/no-default-export': 'error',
    'import/no-unassigned-import': ['error', { allow: ['**/*.css', '@fontsource*/**'] }],
    'oxc/no-barrel-file': ['error', { threshold: 0 }],
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/no-namespace': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    // 0 is a valid offset: a number is compared, never tested for truth.
    'typescript/strict-boolean-expressions': [
      'error',
      {
        allowNumber: false,
        allowNullableNumber: false,
        allowNullableBoolean: true,
        allowNullableObject: true,
        allowNullableString: true,
        allowString: true,
      },
    ],
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    // Brands and borders need assertions; what is not sound there is caught by the no-unsafe rules.
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // About windows; what posts messages here are threads and ports, which have no origin.
    'unicorn/require-post-message-target-origin': 'off',
    'no-underscore-dangle': 'off',
    // The compiler's noImplicitReturns says the same and knows the types.
    'typescript/consistent-return': 'off',
    // Spreading a string gives code points, which is what the file format counts.
    'typescript/no-misused-spread': ['error', { allow: ['string'] }],
    'unicorn/no-new-array': 'off',
    // `export {}` makes a file with only dynamic imports a module.
    'unicorn/require-module-specifiers': 'off',
    // Libraries such as fast-check are meant to be used by their default name.
    'import/no-named-as-default-member': 'off',
    // Text from everywhere: control characters are what some patterns are about.
    'no-control-regex': 'off',
  },
  overrides: [
    {
      files: ['shared/**'],
      rules: {
        ...imports(
          anyElectron,
          node,
          network,
          sqlite,
          lexical,
          interfaceLibraries,
          outside('electron', 'renderer', 'build', 'test'),
        ),
        'no-restricted-globals': globals(),
      },
    },
    {
      files: ['electron/**'],
      rules: {
        ...imports(...inElectron, ipcMain, ipcRenderer, sqlite),
        'no-restricted-globals': globals(),
      },
    },
    {
      files: ['electron/ipc/register.ts'],
      rules: imports(...inElectron, ipcRenderer, sqlite),
    },
    { files: ['electron/preload.ts'], rules: imports(...inElectron, ipcMain, sqlite) },
    { files: ['electron/cli/**'], rules: imports(...inElectron, anyElectron, sqlite) },
    { files: ['electron/workspace/**'], rules: imports(...inWorkspace, sqlite) },
    { files: ['electron/workspace/db/**'], rules: imports(...inWorkspace) },
    {
      files: ['renderer/**', 'test/renderer/**'],
      plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y'],
      env: { browser: true },
      rules: {
        'react/exhaustive-deps': 'error',
        'react/rules-of-hooks': 'error',
        'react/no-danger': 'error',
        'react/react-in-jsx-scope': 'off',
      },
    },
    {
      files: ['renderer/**'],
      rules: {
        ...imports(...inRenderer, lexical),
        'no-restricted-globals': globals({ name: 'workbench', message: workbenchMessage }),
        'no-restricted-properties': [
          'error',
          noHtml,
          { object: 'window', property: 'workbench', message: workbenchMessage },
          { object: 'globalThis', property: 'workbench', message: workbenchMessage },
        ],
      },
    },
    { files: ['renderer/features/reader/editor/**'], rules: imports(...inRenderer) },
    {
      files: ['renderer/api.ts'],
      rules: {
        'no-restricted-globals': globals(),
        'no-restricted-properties': ['error', noHtml],
      },
    },
    { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 120 }] } },
    {
      files: ['test/**'],
      plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'vitest'],
      rules: {
        'max-lines': ['error', { max: 600 }],
        'max-lines-per-function': 'off',
        complexity: 'off',
        'typescript/strict-boolean-expressions': 'off',
        'typescript/unbound-method': 'off',
        'vitest/expect-expect': [
          'error',
          { assertFunctionNames: ['expect*', 'fc.assert', 'unchanged'] },
        ],
        'vitest/no-focused-tests': 'error',
      },
    },
    {
      files: [
        'build/*.config.ts',
        'build/electron-builder.ts',
        'build/scripts/totals-reporter.ts',
        'oxlint.config.ts',
      ],
      rules: { 'import/no-default-export': 'off' },
    },
  ],
});
