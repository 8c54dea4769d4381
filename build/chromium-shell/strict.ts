// The stand-in has only what the app uses. Whatever else is touched throws by name, so that a gap is found
// where it is, and never behaves like a quiet undefined.

import { EventEmitter } from 'node:events';

const never = (name: string) =>
  new Error(
    `The Chromium shell does not implement electron.${name}; add it under build/chromium-shell.`,
  );

/** Members may be symbols and `then` (which `await` looks for) without being implemented. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'symbol' || key === 'then' || key in object) {
        return Reflect.get(object, key) as unknown;
      }
      throw never(`${name}.${key}`);
    },
    set(object, key, value) {
      if (typeof key === 'symbol' || key in object || key.startsWith('_')) {
        return Reflect.set(object, key, value);
      }
      throw never(`${name}.${key}`);
    },
  });
}

/** `Name` when Electron's emitter has such an event, else never. */
type KnownEvent<Emitter, Name extends string> = Emitter extends {
  on(event: Name, listener: (...args: unknown[]) => void): unknown;
}
  ? Name
  : never;

/** The names of events, each held to the events of Electron's own type. */
export function eventsOf<Emitter>() {
  return <const Names extends readonly string[]>(
    ...names: { readonly [I in keyof Names]: KnownEvent<Emitter, Names[I]> }
  ): readonly string[] => names;
}

/** Refuses listeners for events that the stand-in does not know. */
export class StrictEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    const known = new Set(events);
    // Fires for every way of adding a listener, before it is added.
    super.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && event !== 'removeListener' && !known.has(event)) {
        throw never(`${name} event '${event}'`);
      }
    });
  }
}

export interface ShellEvent {
  readonly preventDefault: () => void;
  readonly defaultPrevented: boolean;
}

/** An Electron-style event; `details` become its members. */
export function shellEvent<Details extends object>(details: Details): ShellEvent & Details {
  let prevented = false;
  return {
    ...details,
    preventDefault() {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
}
