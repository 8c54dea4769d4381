// Which packages end in the bundles: every package of which a module, a style or a file was put into the output. Taken
// from the bundler itself, because a list of dependencies says what was installed and not what ships.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says; null where it says nothing. */
  readonly licence: string | null;
  /** Its folder from the root of the project, with `/`, as the lock file names it. */
  readonly folder: string;
}

export interface ShippedRecorder {
  readonly plugin: Plugin;
  readonly packages: () => readonly ShippedPackage[];
}

/** `unbundled` names packages that lie beside the bundles as they are. */
export function recordShippedPackages(root: string, unbundled: readonly string[]): ShippedRecorder {
  const folders = new Set(unbundled.map((name) => join(root, 'node_modules', name)));
  const add = (file: string) => {
    const folder = packageFolder(file, root);
    if (folder !== null) folders.add(folder);
  };
  const plugin: Plugin = {
    name: 'record-shipped-packages',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        const sources = output.type === 'chunk' ? output.moduleIds : output.originalFileNames;
        for (const source of sources) add(source);
      }
      // Styles are gathered into one file that does not name its sources.
      for (const id of this.getModuleIds()) if (/\.css(?:\?|$)/u.test(id)) add(id);
    },
  };
  const packages = () =>
    [...folders]
      .map((folder) => describe(folder, root))
      .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
  return { plugin, packages };
}

/** The nearest folder above with a named package.json; null outside of node_modules. */
function packageFolder(id: string, root: string): string | null {
  // What a bundler makes itself is marked with a null, and a query follows some names.
  const path = resolve(root, id.replaceAll('\0', '').replace(/\?.*$/u, ''));
  if (!path.includes('/node_modules/') && !path.includes('\\node_modules\\')) return null;
  for (let folder = dirname(path); folder.startsWith(join(root, 'node_modules'));) {
    if (manifest(folder)?.version !== undefined) return folder;
    folder = dirname(folder);
  }
  return null;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  /** As old packages say it. */
  readonly licenses?: readonly { readonly type?: string }[];
}

function manifest(folder: string): Manifest | null {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return null;
  const found = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return found.name === undefined ? null : found;
}

function describe(folder: string, root: string): ShippedPackage {
  const { name = folder, version = '', license, licenses = [] } = manifest(folder) ?? {};
  const said = typeof license === 'string' ? license : (license ?? licenses[0])?.type;
  return {
    name,
    version,
    licence: said ?? null,
    folder: relative(root, folder).replaceAll('\\', '/'),
  };
}
