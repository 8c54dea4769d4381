// The preload world's end of the wire to Node: calls out, replies and events in, long texts in parts.
// These functions are sent into the page as source text: they may use each other, the codec's and nothing else.

import { createCodec, inParts, type Codec } from './codec.ts';

export interface WireNames {
  /** The function through which this world reaches Node; exists here only. */
  readonly binding: string;
  /** The function through which Node reaches this world. */
  readonly receive: string;
  /** Characters of one message part; longer texts are sent in several. */
  readonly partLength: number;
}

export type Listener = (event: object, ...args: unknown[]) => void;

export interface PreloadWire {
  readonly invoke: (channel: string, args: unknown[]) => Promise<unknown>;
  readonly listeners: Map<string, Set<Listener>>;
  readonly reportBounds: () => void;
}

export type FromPage =
  | {
      readonly type: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: unknown[];
    }
  | { readonly type: 'bounds'; readonly bounds: readonly [number, number, number, number] };

export type FromNode =
  | { readonly type: 'reply'; readonly id: number; readonly ok: boolean; readonly value: unknown }
  | { readonly type: 'event'; readonly channel: string; readonly args: readonly unknown[] };

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function createPreloadWire(names: WireNames): PreloadWire {
  const codec = createCodec(pageBase64());
  const send = createSender(names, codec);
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<Listener>>();
  let calls = 0;

  const handle = (message: FromNode) => {
    if (message.type === 'event') {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args);
      return;
    }
    const call = pending.get(message.id);
    pending.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(new Error(String(message.value)));
  };
  let received = '';
  Object.defineProperty(globalThis, names.receive, {
    value(part: string, last: boolean) {
      received += part;
      if (!last) return;
      const text = received;
      received = '';
      handle(codec.decode(text) as FromNode);
    },
  });
  return {
    listeners,
    invoke: (channel, args) =>
      new Promise((resolve, reject) => {
        calls += 1;
        send({ type: 'invoke', id: calls, channel, args });
        pending.set(calls, { resolve, reject });
      }),
    reportBounds: () =>
      send({ type: 'bounds', bounds: [screenX, screenY, outerWidth, outerHeight] }),
  };
}

/** Each part says which message it belongs to and whether more follow. */
function createSender(names: WireNames, codec: Codec): (message: FromPage) => void {
  const binding = (globalThis as unknown as Record<string, (text: string) => void>)[names.binding];
  if (binding === undefined) throw new Error('The shell gave the preload no way to reach it.');
  let messages = 0;
  return (message) => {
    messages += 1;
    const parts = inParts(codec.encode(message), names.partLength);
    for (const [index, part] of parts.entries()) {
      binding(`${messages}${index < parts.length - 1 ? '+' : '.'}${part}`);
    }
  };
}

export function pageBase64() {
  return {
    encode(bytes: Uint8Array) {
      const texts: string[] = [];
      for (let at = 0; at < bytes.length; at += 32_768) {
        texts.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
      }
      return btoa(texts.join(''));
    },
    decode(text: string) {
      const units = atob(text);
      const bytes = new Uint8Array(units.length);
      for (let at = 0; at < units.length; at += 1) bytes[at] = units.charCodeAt(at);
      return bytes;
    },
  };
}

/** Everything above, for the source text of a world. */
export const preloadWireFunctions = [createPreloadWire, createSender, pageBase64] as const;
