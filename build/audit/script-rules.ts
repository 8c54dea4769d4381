// What a shipped script may reach for. The bundles are parsed, not searched, so that a word in a string or a comment is
// no finding and a renamed variable no way around; whoever needs more is listed with the reason.

import { parseAst, Visitor } from 'vite';

/** A reach that is known and right: in chunks of this name, for this reason. */
interface Exception {
  readonly reach: string;
  /** Bundle path without the hash of its content. */
  readonly files: RegExp;
  readonly reason: string;
}

const exceptions: readonly Exception[] = [
  {
    reach: 'eval',
    files: /^(?:main\/chunks|cli\/assets)\/markdown-importer\.js$/u,
    reason: 'the package format finds the global object by it; the text is fixed',
  },
  {
    reach: 'Function',
    files: /^(?:main\/chunks|cli\/assets)\/docx-importer\.js$/u,
    reason: 'templates and timers of underscore and setimmediate, which mammoth does not call',
  },
  {
    reach: 'Function',
    files: /^(?:main\/chunks|cli\/assets)\/pdf(?:\.worker)?\.js$/u,
    reason: 'finds the global object in core-js; fonts and functions of PDFs are interpreted',
  },
  {
    reach: 'Function',
    files: /^(?:main\/chunks|cli\/assets)\/[\w-]+\.js$|^main\/\w+\.js$/u,
    reason: 'zod tries whether it could compile schemas; it compiles the schemas of the program',
  },
  {
    reach: 'fetch',
    files: /^(?:main\/chunks|cli\/assets)\/pdf(?:\.worker)?\.js$/u,
    reason: 'pdf.js can load by address; it is given bytes',
  },
  {
    reach: 'XMLHttpRequest',
    files:
      /^(?:main\/chunks|cli\/assets)\/(?:pdf(?:\.worker)?|csv)\.js$|^renderer\/assets\/index\.js$/u,
    reason:
      'pdf.js and Papa Parse can load by address; they are given bytes and text, and Node has none',
  },
  {
    reach: 'node:child_process',
    files: /^cli\/assets\/[\w-]+\.js$/u,
    reason: 'commander can run commands that are programs of their own; there are none',
  },
  {
    reach: 'node:vm',
    files: /^(?:main\/(?:worker|chunks\/[\w-]+)|cli\/assets\/[\w-]+)\.js$/u,
    reason: 'the time limit of a regular expression that was typed; see find-in-article-limit.ts',
  },
];

const globals: ReadonlySet<string> = new Set([
  'eval',
  'Function',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'importScripts',
  'SharedWorker',
]);
const modules =
  /^(?:node:)?(?:child_process|cluster|dgram|dns|dns\/promises|http|http2|https|inspector|inspector\/promises|net|repl|tls|vm|wasi)$/u;

interface Script {
  /** In the build's folder, with `/`. */
  readonly file: string;
  readonly code: string;
}

const unhashed = (file: string) => file.replace(/-[\w-]{8}(?=\.js$)/u, '');
const word =
  /\b(?:eval|Function|fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|importScripts|SharedWorker|sendBeacon|import|from|require|electron)\b/u;

type Node = Parameters<NonNullable<ConstructorParameters<typeof Visitor>[0]['CallExpression']>>[0];
type Callee = Node['callee'];

/** `fetch`, `globalThis.fetch`, `(0, eval)`: the name that is called. */
function nameOf(callee: Callee): string | null {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'SequenceExpression') {
    const last = callee.expressions.at(-1);
    return last === undefined ? null : nameOf(last);
  }
  if (callee.type === 'ParenthesizedExpression') return nameOf(callee.expression);
  return callee.type === 'MemberExpression' ? memberName(callee) : null;
}

function memberName({
  object,
  property,
  computed,
}: Extract<Callee, { type: 'MemberExpression' }>): string | null {
  if (property.type === 'Identifier' && property.name === 'sendBeacon') return 'sendBeacon';
  const isGlobal =
    object.type === 'Identifier' && /^(?:globalThis|window|self|global)$/u.test(object.name);
  if (!isGlobal) return null;
  if (property.type === 'Identifier' && !computed) return property.name;
  return property.type === 'Literal' ? String(property.value) : null;
}

/** Every forbidden thing that the script reaches for and no exception allows, one sentence each. */
export function scriptProblems({ file, code }: Script): readonly string[] {
  const problems = new Set<string>();
  const say = (what: string) => problems.add(`${file} ${what}.`);
  if (/^\/\/[#@] sourceMappingURL=/mu.test(code)) say('names a source map');
  if (!word.test(code)) return [...problems];
  const reach = (name: string) => {
    const at = unhashed(file);
    if (!exceptions.some((each) => each.reach === name && each.files.test(at))) say(`uses ${name}`);
  };
  const called = (callee: Callee) => {
    const name = nameOf(callee);
    if (name === 'sendBeacon' || (name !== null && globals.has(name))) reach(name);
  };
  const imported = (specifier: unknown) => {
    if (typeof specifier !== 'string') return;
    if (modules.test(specifier))
      reach(specifier.startsWith('node:') ? specifier : `node:${specifier}`);
    if (/^(?:[a-z][\w+.-]*:)?\/\//iu.test(specifier) || specifier.startsWith('data:')) {
      say(`imports ${specifier}`);
    }
    if (specifier === 'electron' && !/^(?:main\/main\.js|preload\/preload\.cjs)$/u.test(file)) {
      say('imports Electron');
    }
  };
  new Visitor({
    CallExpression(node) {
      called(node.callee);
      const [first] = node.arguments;
      if (first?.type === 'Literal' && /require/u.test(nameOf(node.callee) ?? ''))
        imported(first.value);
    },
    NewExpression: (node) => called(node.callee),
    ImportDeclaration: (node) => imported(node.source.value),
    ExportNamedDeclaration: (node) => imported(node.source?.value),
    ExportAllDeclaration: (node) => imported(node.source.value),
    ImportExpression(node) {
      if (node.source.type === 'Literal') imported(node.source.value);
    },
  }).visit(parseAst(code));
  return [...problems];
}
