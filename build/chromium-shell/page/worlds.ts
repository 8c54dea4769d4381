// What runs in the page before its own scripts, as source text: the preload bundle in an isolated world with the
// parts of Electron that a sandboxed preload may have, and in the page's own world the receiving end of the bridge.

import { bridgeFunctions, createBridge, type BridgeNames } from './bridge.ts';
import { codecFunctions } from './codec.ts';
import {
  createPreloadWire,
  preloadWireFunctions,
  type Listener,
  type WireNames,
} from './preload-wire.ts';

/** Names that only the shell knows, new for every start. */
export interface WorldNames extends WireNames {
  /** The isolated world's. */
  readonly world: string;
  readonly mark: string;
  readonly toPage: string;
  readonly toPreload: string;
  /** The only origin that gets a preload. */
  readonly origin: string;
}

type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

type SourceFunction = { readonly name: string; toString(): string };

/** A script that declares the functions and calls the last one with the given argument texts. */
function script(functions: readonly SourceFunction[], ...args: readonly string[]): string {
  const entry = functions.at(-1)?.name ?? '';
  return `(() => {\n${functions.map(String).join('\n')}\n${entry}(${args.join(', ')});\n})();`;
}

export function pageWorldSource(names: WorldNames): string {
  return script([...bridgeFunctions, deepFreeze, pageWorld], JSON.stringify(names));
}

/** `preload` is the text of the preload bundle. */
export function preloadWorldSource(names: WorldNames, preload: string): string {
  return script(
    [...bridgeFunctions, ...codecFunctions, ...preloadWireFunctions, named, preloadWorld],
    JSON.stringify(names),
    `(require, module, exports) => {\n${preload}\n}`,
  );
}

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const item of Object.values(value)) deepFreeze(item);
  return Object.freeze(value);
}

function pageWorld(names: WorldNames): void {
  if (window.top !== window || location.origin !== names.origin) return;
  const ends: BridgeNames = { mark: names.mark, out: names.toPreload, into: names.toPage };
  createBridge(ends, (name, value) => {
    Object.defineProperty(window, name, { value: deepFreeze(value), enumerable: true });
  });
  // The app denies every second window; asking for one answers null, as it does in Electron.
  Object.defineProperty(window, 'open', { value: () => null });
}

/** Throws by name for what a preload asks and the stand-in lacks. */
function named(name: string, members: Record<string, unknown>): object {
  return new Proxy(members, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key) as unknown;
      throw new Error(`The Chromium shell does not implement ${name}.${key} in a preload.`);
    },
  });
}

function preloadWorld(names: WorldNames, preload: Preload): void {
  if (window.top !== window || location.origin !== names.origin) return;
  const wire = createPreloadWire(names);
  const ends: BridgeNames = { mark: names.mark, out: names.toPage, into: names.toPreload };
  const bridge = createBridge(ends, () => undefined);
  const electron = named('electron', {
    contextBridge: named('contextBridge', { exposeInMainWorld: bridge.offer }),
    ipcRenderer: named('ipcRenderer', {
      invoke: (channel: string, ...args: unknown[]) => wire.invoke(channel, args),
      on(channel: string, listener: Listener) {
        const known = wire.listeners.get(channel) ?? new Set();
        wire.listeners.set(channel, known.add(listener));
      },
      off: (channel: string, listener: Listener) => {
        wire.listeners.get(channel)?.delete(listener);
      },
    }),
  });
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload cannot load ${name}.`);
  };
  for (const event of ['resize', 'blur', 'pagehide']) {
    window.addEventListener(event, wire.reportBounds);
  }
  const module = { exports: {} };
  preload(require, module, module.exports);
}
