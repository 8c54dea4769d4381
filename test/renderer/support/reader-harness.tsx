// Mounts the real Reader in the test's page, with real keys and a real mouse through the browser's debugging protocol.

import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { onTestFinished, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { Reader } from '../../../renderer/features/reader/Reader.tsx';
import type {
  EdgeEdit,
  ReaderDocument,
  ReaderHandle,
} from '../../../renderer/features/reader/reader-types.ts';
import { createMarkStore } from '../../../renderer/state/mark-store.ts';
import '../../../renderer/styles/tokens.css';
import type { Block, BlockRole, BlockType, InlineMark } from '../../../shared/domain/article.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';

export interface Part {
  readonly text: string;
  readonly type?: BlockType;
  readonly role?: BlockRole;
  readonly level?: number;
}

/** Joins the parts by blank lines, with a blank line before the first, so that offset 0 is in no block. */
export function documentOf(
  parts: readonly (string | Part)[],
  rest: Partial<ReaderDocument> = {},
): ReaderDocument {
  let text = '\n';
  const blocks = parts.map((part): Block => {
    const {
      text: words,
      type = 'paragraph',
      role = 'body',
      level,
    } = typeof part === 'string' ? { text: part } : part;
    const startUtf16 = text.length;
    text += `${words}\n\n`;
    return {
      startUtf16,
      endUtf16: startUtf16 + words.length,
      type,
      role,
      ...(level === undefined ? {} : { level }),
    };
  });
  return {
    articleId: 'article' as ArticleId,
    text,
    blocks,
    inlineMarks: [] as InlineMark[],
    language: 'en',
    direction: 'ltr',
    ...rest,
  };
}

/** The span of the words' first occurrence at or after `from`. */
export function spanOf(document: ReaderDocument, words: string, from = 0): Span {
  const startUtf16 = document.text.indexOf(words, from);
  if (startUtf16 === -1) throw new Error(`“${words}” is not in the text`);
  return { startUtf16, endUtf16: startUtf16 + words.length };
}

export function markOn(id: string, tag: string, ...segments: Span[]): Mark {
  return { id: id as AnnotationId, tag: tag as TagId, segments, hasNote: false, state: 'exact' };
}

export interface MountOptions {
  readonly marks?: readonly Mark[];
  readonly tags?: readonly Tag[];
  readonly selectedId?: string | null;
  readonly edgeEdit?: EdgeEdit | null;
}

export async function mountReader(document: ReaderDocument, options: MountOptions = {}) {
  const container = window.document.createElement('div');
  container.style.cssText = 'position:fixed;inset:0;width:900px;height:600px;';
  window.document.body.append(container);
  const root = createRoot(container);
  const store = createMarkStore();
  store.replaceAll(options.marks ?? []);
  const handle: { current: ReaderHandle | null } = { current: null };
  const events = {
    onSelectionChange: vi.fn<(selection: Span | null) => void>(),
    onPickMark: vi.fn<(id: AnnotationId | null) => void>(),
    onDragEdge: vi.fn<(id: AnnotationId, segments: readonly Span[]) => void>(),
    onLayoutChange: vi.fn<() => void>(),
  };
  let shown = { document, ...options };
  const show = async (changes: MountOptions & { readonly document?: ReaderDocument }) => {
    shown = { ...shown, ...changes };
    flushSync(() =>
      root.render(
        <Reader
          ref={handle}
          document={shown.document}
          tags={shown.tags ?? factCheckingTagset.tags}
          marks={store}
          selectedId={(shown.selectedId ?? null) as AnnotationId | null}
          edgeEdit={shown.edgeEdit ?? null}
          {...events}
        />,
      ),
    );
    await frames();
  };
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  await show({});
  const one = (selector: string): HTMLElement => {
    const element = container.querySelector<HTMLElement>(selector);
    if (element === null) throw new Error(`there is no ${selector}`);
    return element;
  };
  return {
    container,
    store,
    events,
    show,
    reader: () => handle.current ?? fail(),
    host: one('.reader-text'),
    scroller: one('.reader-scroller'),
    one,
  };
}

function fail(): never {
  throw new Error('the reader is not mounted');
}

/** Lets a few frames pass: enough for everything the reader does after a change. */
export async function frames(count = 4): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await new Promise((resolve) => setTimeout(resolve));
}

/** Such as `Control+End` or `ArrowLeft`, pressed as a person would. */
export async function press(keys: string): Promise<void> {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const down = parts.map((modifier) => `{${modifier}>}`).join('');
  const up = parts
    .toReversed()
    .map((modifier) => `{/${modifier}}`)
    .join('');
  await userEvent.keyboard(`${down}{${key}}${up}`);
  await frames(2);
}

/** Coordinates in this page's window; the test's frame may lie anywhere in the browser's. */
function inBrowser(x: number, y: number): { x: number; y: number } {
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = (frame?.width ?? window.innerWidth) / window.innerWidth;
  return { x: (frame?.left ?? 0) + x * scale, y: (frame?.top ?? 0) + y * scale };
}

type MouseType = 'mousePressed' | 'mouseReleased' | 'mouseMoved';

async function mouse(type: MouseType, x: number, y: number, held: boolean): Promise<void> {
  await cdp().send('Input.dispatchMouseEvent', {
    type,
    ...inBrowser(x, y),
    button: type === 'mouseMoved' && !held ? 'none' : 'left',
    buttons: held ? 1 : 0,
    clickCount: type === 'mouseMoved' ? 0 : 1,
  });
}

export async function moveTo(x: number, y: number): Promise<void> {
  await mouse('mouseMoved', x, y, false);
  await frames(3);
}

export async function clickAt(x: number, y: number): Promise<void> {
  await mouse('mouseMoved', x, y, false);
  await mouse('mousePressed', x, y, true);
  await mouse('mouseReleased', x, y, false);
  await frames(3);
}

/** Presses at the first point, moves through the others, and lets go unless told to hold. */
export async function drag(
  points: readonly (readonly [number, number])[],
  hold = false,
): Promise<void> {
  const [first, ...others] = points;
  if (first === undefined) return;
  await mouse('mouseMoved', first[0], first[1], false);
  await mouse('mousePressed', first[0], first[1], true);
  for (const [x, y] of others) {
    await mouse('mouseMoved', x, y, true);
    await frames(2);
  }
  const last = others.at(-1) ?? first;
  if (!hold) await mouse('mouseReleased', last[0], last[1], false);
  await frames(3);
}

export async function release(x: number, y: number): Promise<void> {
  await mouse('mouseReleased', x, y, false);
  await frames(3);
}

/** The box of some words on screen. */
export function boxOf(host: HTMLElement, words: string): DOMRect {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at === -1) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range.getBoundingClientRect();
  }
  throw new Error(`“${words}” is not on the page`);
}

/** The words under every painted range, by highlight name without this reader's own prefix. */
export function paintedWords(): Record<string, string[]> {
  const painted: Record<string, string[]> = {};
  for (const [name, highlight] of CSS.highlights) {
    painted[name.replace(/^reader\d+-/, '')] = [...highlight].map(wordsOf).toSorted();
  }
  return painted;
}

function wordsOf(abstract: AbstractRange): string {
  const range = document.createRange();
  range.setStart(abstract.startContainer, abstract.startOffset);
  range.setEnd(abstract.endContainer, abstract.endOffset);
  return range.toString();
}
