// What the page is loaded from and under: its document, its styles, its policy, and the fuses of the program around it.

import { parse, type DefaultTreeAdapterTypes } from 'parse5';

const policy: Readonly<Record<string, RegExp>> = {
  'default-src': /^'none'$/u,
  'script-src': /^'self'$/u,
  'style-src': /^'self' 'nonce-[\w+/=]+'$/u,
  'img-src': /^'self' data:$/u,
  'font-src': /^'self'$/u,
  'connect-src': /^'none'$/u,
  'base-uri': /^'none'$/u,
  'form-action': /^'none'$/u,
  'frame-ancestors': /^'none'$/u,
  'require-trusted-types-for': /^'script'$/u,
  'trusted-types': /^'none'$/u,
};

/** Of the header that every answer carries: each directive is there once as above, and no other is. */
export function policyProblems(header: string): readonly string[] {
  const parts = header.split(';').map((part) => part.trim().split(/\s+/u));
  const said = new Map(parts.map(([name = '', ...values]) => [name, values.join(' ')]));
  const wrong = Object.entries(policy)
    .filter(([name, right]) => !right.test(said.get(name) ?? ''))
    .map(([name]) => `The policy’s ${name} is ${said.get(name) ?? 'missing'}.`);
  const others = [...said.keys()].filter((name) => policy[name] === undefined);
  return [
    ...wrong,
    ...others.map((name) => `The policy has ${name}, which this audit does not know.`),
    ...(parts.length === said.size ? [] : ['The policy says something twice.']),
  ];
}

const isElsewhere = (address: string) => !/^\.?\/?assets\/[\w./-]+$/u.test(address);

/** For `out/renderer/index.html`. */
export function documentProblems(html: string): readonly string[] {
  const problems: string[] = [];
  const look = (node: DefaultTreeAdapterTypes.ChildNode) => {
    if (!('attrs' in node)) return;
    for (const { name, value } of node.attrs) {
      if (name.startsWith('on') || name === 'style') problems.push(`has an inline ${name}`);
      if (/^(?:src|href|action|srcset|data|poster)$/u.test(name) && isElsewhere(value)) {
        problems.push(`loads ${value}`);
      }
      if (name === 'http-equiv') problems.push(`has http-equiv ${value}`);
    }
    const hasSource = node.attrs.some(({ name }) => name === 'src');
    if (node.tagName === 'script' && (!hasSource || node.childNodes.length > 0)) {
      problems.push('has an inline script');
    }
    if (/^(?:base|embed|frame|iframe|object|style)$/u.test(node.tagName)) {
      problems.push(`has a ${node.tagName} element`);
    }
    node.childNodes.forEach(look);
  };
  parse(html).childNodes.forEach(look);
  return problems.map((what) => `renderer/index.html ${what}.`);
}

/** A style sheet that loads from anywhere but beside itself. */
export function styleProblems(file: string, css: string): readonly string[] {
  const words = css.replaceAll(/\/\*[\s\S]*?\*\//gu, '');
  const addresses = [...words.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/giu)].map(
    (found) => found[2] ?? '',
  );
  const wrong = addresses.filter(
    (address) => !/^(?:\.?\/?[\w./-]+$|data:image\/|#)/u.test(address) || address.startsWith('//'),
  );
  return [
    ...wrong.map((address) => `${file} loads ${address}.`),
    ...(/@import\b/iu.test(words) ? [`${file} imports another style sheet.`] : []),
  ];
}

const fuses: Readonly<Record<string, boolean>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};

export function fuseProblems(set: object | null | undefined): readonly string[] {
  const found = new Map(Object.entries(set ?? {}));
  return Object.entries(fuses)
    .filter(([name, right]) => found.get(name) !== right)
    .map(([name, right]) => `build/electron-builder.ts does not set the fuse ${name} to ${right}.`);
}

/** Files of the build that may not be packed: source maps, and addresses of a development server in a text. */
export function fileProblems(file: string, text: string): readonly string[] {
  return [
    ...(file.endsWith('.map') ? [`${file} is a source map.`] : []),
    ...(/@vite\/client|\/@react-refresh|__vite_ping|ELECTRON_RENDERER_URL/u.test(text)
      ? [`${file} refers to a development server.`]
      : []),
  ];
}
