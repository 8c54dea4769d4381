// How the built main process and preload hold the page: the preferences of every window, the one way out, the one place
// where calls arrive, and the one thing that the page is given.

import { parseAst, Visitor } from 'vite';

/** Each has to be written out: a default can change with the next Electron. */
const preferences: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
};
/** With a value of any kind. */
const mayBeSet: ReadonlySet<string> = new Set([
  ...Object.keys(preferences),
  'preload',
  'spellcheck',
]);

type Handlers = NonNullable<ConstructorParameters<typeof Visitor>[0]>;
type NewExpression = Parameters<NonNullable<Handlers['NewExpression']>>[0];
type Expression = NewExpression['arguments'][number];

function propertiesOf(expression: Expression | undefined): ReadonlyMap<string, Expression> | null {
  if (expression?.type !== 'ObjectExpression') return null;
  const found = new Map<string, Expression>();
  for (const property of expression.properties) {
    if (property.type !== 'Property' || property.computed) continue;
    const { key } = property;
    const name =
      key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
    found.set(name, property.value);
  }
  return found;
}

function windowProblems(options: Expression | undefined): readonly string[] {
  const holder = propertiesOf(options)?.get('webPreferences');
  const set = propertiesOf(holder);
  if (set === null || holder?.type !== 'ObjectExpression') {
    return ['opens a window whose preferences are not written out'];
  }
  const wrong = Object.entries(preferences).flatMap(([name, right]) => {
    const value = set.get(name);
    const isRight = value?.type === 'Literal' && value.value === right;
    return isRight ? [] : [`opens a window without ${name}: ${right}`];
  });
  const others = [...set.keys()].filter((name) => !mayBeSet.has(name));
  const isSpread = holder.properties.some((property) => property.type !== 'Property');
  return [
    ...wrong,
    ...others.map((name) => `opens a window with ${name}`),
    ...(isSpread ? ['opens a window whose preferences are not written out'] : []),
  ];
}

/** Names of members read from the object of that name, one for each time. */
function membersOf(code: string, object: string): readonly string[] {
  const found: string[] = [];
  new Visitor({
    MemberExpression({ object: from, property, computed }) {
      if (from.type !== 'Identifier' || from.name !== object) return;
      found.push(property.type === 'Identifier' && !computed ? property.name : '(computed)');
    },
  }).visit(parseAst(code));
  return found;
}

/** For `out/main/main.js`. */
export function mainProblems(code: string): readonly string[] {
  const problems: string[] = [];
  let windows = 0;
  new Visitor({
    NewExpression({ callee, arguments: [options] }) {
      const name = callee.type === 'Identifier' ? callee.name : '';
      if (/^(?:BrowserView|WebContentsView|BaseWindow)$/u.test(name))
        problems.push(`makes a ${name}`);
      if (name !== 'BrowserWindow') return;
      windows += 1;
      problems.push(...windowProblems(options));
    },
  }).visit(parseAst(code));
  if (windows === 0) problems.push('opens no window that this audit could look at');
  const shell = membersOf(code, 'shell');
  if (shell.filter((name) => name === 'openExternal').length !== 1) {
    problems.push('hands addresses to the system in other places than electron/links.ts');
  }
  for (const name of shell) {
    if (!/^(?:openExternal|showItemInFolder)$/u.test(name)) problems.push(`uses shell.${name}`);
  }
  if (membersOf(code, 'ipcMain').join(' ') !== 'handle') {
    problems.push('hears calls in other places than electron/ipc/register.ts');
  }
  return problems.map((what) => `main/main.js ${what}.`);
}

/** The header as the built function `contentSecurityPolicy` puts it together; empty where it cannot be read. */
export function builtPolicy(code: string): string {
  const directives: string[] = [];
  new Visitor({
    FunctionDeclaration({ id, body }) {
      if (id?.name === 'contentSecurityPolicy') directives.push(...joinedParts(body?.body ?? []));
    },
  }).visit(parseAst(code));
  return directives.join('; ');
}

type Statement = NonNullable<
  Parameters<NonNullable<Handlers['FunctionDeclaration']>>[0]['body']
>['body'][number];

/** Of a body that is `return [...].join(...)` and nothing else. */
function joinedParts([only, ...more]: readonly Statement[]): readonly string[] {
  const joined = only?.type === 'ReturnStatement' ? only.argument : null;
  if (more.length > 0 || joined?.type !== 'CallExpression') return [];
  const list = joined.callee.type === 'MemberExpression' ? joined.callee.object : null;
  if (list?.type !== 'ArrayExpression') return [];
  return list.elements.map((each) => {
    if (each?.type === 'Literal') return String(each.value);
    // The only thing that is put in is the nonce.
    if (each?.type !== 'TemplateLiteral') return '(computed)';
    return each.quasis.map(({ value }) => value.raw).join('bm9uY2U=');
  });
}

/** For `out/preload/preload.cjs`. */
export function preloadProblems(code: string): readonly string[] {
  const problems: string[] = [];
  const exposed: string[] = [];
  const used: string[] = [];
  new Visitor({
    MemberExpression({ property }) {
      if (property.type === 'Identifier') used.push(property.name);
    },
    CallExpression({ callee, arguments: [name] }) {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      if (!callee.property.name.startsWith('exposeIn')) return;
      exposed.push(
        `${callee.property.name} ${name?.type === 'Literal' ? String(name.value) : '?'}`,
      );
    },
  }).visit(parseAst(code));
  if (exposed.join() !== 'exposeInMainWorld workbench') {
    problems.push('gives the page something else than workbench');
  }
  for (const name of ['send', 'sendSync', 'sendToHost', 'postMessage', 'executeInMainWorld']) {
    if (used.includes(name)) problems.push(`uses ${name}`);
  }
  return problems.map((what) => `preload/preload.cjs ${what}.`);
}
