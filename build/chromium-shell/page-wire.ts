// Node's end of the wire to the preload world. The browser names the world that speaks, so a call can come from
// nowhere else; replies go back to the very world that asked.

import type { ShellBrowser } from './browser.ts';
import { createCodec, inParts } from './page/codec.ts';
import type { FromNode, FromPage } from './page/preload-wire.ts';
import { pageWorldSource, preloadWorldSource } from './page/worlds.ts';

export interface PageWire {
  /** Dropped while no preload runs. */
  readonly send: (channel: string, args: readonly unknown[]) => void;
}

export interface PageWireOptions {
  readonly preload: string;
  readonly onInvoke: (channel: string, args: readonly unknown[]) => Promise<unknown>;
  readonly onBounds: (bounds: readonly [number, number, number, number]) => void;
}

const codec = createCodec({
  encode: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});

/** The preload's world of the page that is shown, by the browser's number; null while there is none. */
function watchWorld({ cdp, names, mainFrameId }: ShellBrowser): () => number | null {
  let world: number | null = null;
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = (context.auxData ?? {}) as { frameId?: string };
    if (context.name === names.world && frameId === mainFrameId) world = context.id;
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (world === executionContextId) world = null;
  });
  cdp.on('Runtime.executionContextsCleared', () => {
    world = null;
  });
  return () => world;
}

/** Text in parts, one after the other; a world that has gone in the meantime is no error. */
function deliver({ cdp, names }: ShellBrowser, world: number, message: FromNode): void {
  const parts = inParts(codec.encode(message), names.partLength);
  for (const [index, part] of parts.entries()) {
    cdp
      .send('Runtime.callFunctionOn', {
        executionContextId: world,
        functionDeclaration: `(part, last) => globalThis[${JSON.stringify(names.receive)}](part, last)`,
        arguments: [{ value: part }, { value: index === parts.length - 1 }],
        silent: true,
      })
      .catch(() => undefined);
  }
}

/** Puts the parts of the page's messages together; null while more is to come. */
export function createAssembler(): (world: number, part: string) => FromPage | null {
  const begun = new Map<string, string[]>();
  return (world, part) => {
    // Parts are millions of characters long; a pattern that matches all of one overflows its stack.
    const [head = ''] = /^\d+[+.]/u.exec(part) ?? [];
    const key = `${world} ${head.slice(0, -1)}`;
    const parts = begun.get(key) ?? [];
    parts.push(part.slice(head.length));
    if (head.endsWith('+')) {
      begun.set(key, parts);
      return null;
    }
    begun.delete(key);
    return codec.decode(parts.join('')) as FromPage;
  };
}

/** Must be called before the page is loaded. */
export async function connectPage(
  browser: ShellBrowser,
  options: PageWireOptions,
): Promise<PageWire> {
  const { cdp, names } = browser;
  const currentWorld = watchWorld(browser);
  const assemble = createAssembler();

  async function answer(world: number, id: number, work: Promise<unknown>): Promise<void> {
    try {
      deliver(browser, world, { type: 'reply', id, ok: true, value: await work });
    } catch (thrown) {
      const value = thrown instanceof Error ? thrown.message : String(thrown);
      deliver(browser, world, { type: 'reply', id, ok: false, value });
    }
  }

  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const world = currentWorld();
    if (name !== names.binding || world === null || executionContextId !== world) return;
    const message = assemble(world, payload);
    if (message?.type === 'bounds') options.onBounds(message.bounds);
    if (message?.type !== 'invoke') return;
    void answer(world, message.id, options.onInvoke(message.channel, message.args));
  });
  await cdp.send('Runtime.addBinding', {
    name: names.binding,
    executionContextName: names.world,
  });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldSource(names) });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: preloadWorldSource(names, options.preload),
    worldName: names.world,
  });
  return {
    send(channel, args) {
      const world = currentWorld();
      if (world !== null) deliver(browser, world, { type: 'event', channel, args });
    },
  };
}
