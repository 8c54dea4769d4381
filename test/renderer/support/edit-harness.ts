// The real editor of the text in the test's page, with real keys. After every step it can be asked whether what is
// shown, what is kept of the base text, and what is painted agree with each other.

import { expect, onTestFinished, vi } from 'vitest';
import { EditView } from '../../../renderer/features/reader/edit-view.ts';
import '../../../renderer/features/reader/reader.css';
import type { ReaderDocument } from '../../../renderer/features/reader/reader-types.ts';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/edit-text.css';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { EditedText } from '../../../shared/ipc/text-types.ts';
import { frames } from './reader-harness.tsx';

function element(parent: HTMLElement, className: string): HTMLElement {
  const made = document.createElement('div');
  made.className = className;
  parent.append(made);
  return made;
}

export interface EditHarness {
  readonly view: EditView;
  readonly host: HTMLElement;
  readonly onEscape: () => void;
  readonly text: () => string;
  /** Puts the caret before the words, or behind them. */
  readonly at: (words: string, side?: 'before' | 'behind') => Promise<void>;
  /** Selects from the start of the first words to the end of the last ones. */
  readonly select: (from: string, to?: string) => Promise<void>;
  readonly painted: () => readonly string[];
  /** Pastes plain text. */
  readonly paste: (text: string) => Promise<void>;
}

export async function mountEditor(
  base: ReaderDocument,
  marks: readonly Mark[] = [],
  draft: EditedText | null = null,
): Promise<EditHarness> {
  const root = element(document.body, 'reader editing');
  root.style.cssText = 'position:fixed;inset:0;width:900px;height:600px;';
  const scroller = element(root, 'reader-scroller');
  const host = element(element(scroller, 'reader-content'), 'reader-text');
  const strip = element(root, 'reader-strip');
  const onEscape = vi.fn<() => void>();
  const shown =
    draft === null
      ? base
      : { ...base, text: draft.text, blocks: draft.blocks, inlineMarks: draft.marks };
  const view = new EditView({
    elements: { root, scroller, host, strip },
    document: shown,
    base: { text: base.text, revision: 1 },
    kept: draft?.kept ?? null,
    tags: factCheckingTagset.tags,
    marks,
    onEdit: () => undefined,
    onEscape,
  });
  onTestFinished(() => {
    view.dispose();
    root.remove();
  });
  view.focus();
  await frames();
  const harness: EditHarness = {
    view,
    host,
    onEscape,
    text: () => {
      agrees(view, base, host);
      return view.text();
    },
    async at(words, side = 'behind') {
      const start = view.text().indexOf(words);
      if (start === -1) throw new Error(`“${words}” is not in the text`);
      view.placeCaret(side === 'before' ? start : start + words.length);
      await frames();
    },
    async select(from, to = from) {
      const start = textPoint(host, from, 0);
      const end = textPoint(host, to, to.length);
      document.getSelection()?.setBaseAndExtent(...start, ...end);
      await frames();
    },
    painted: () => painted(root.dataset['marks'] ?? ''),
    async paste(text) {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      host.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
      await frames();
    },
  };
  return harness;
}

/** Within one text node. */
function textPoint(host: HTMLElement, words: string, offset: number): [Node, number] {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at !== -1) return [node, at + offset];
  }
  throw new Error(`“${words}” is not on the page`);
}

/** What is shown is the text, and what is said to be kept is. */
function agrees(view: EditView, base: ReaderDocument, host: HTMLElement): void {
  const { text, blocks, kept } = view.edited();
  const shown = [...host.querySelectorAll('.reader-block')]
    .map((block) => shownText(block))
    .filter((words) => words.trim() !== '');
  expect(blocks.map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16))).toEqual(shown);
  for (let run = 0; run < kept.length; run += 3) {
    const [from = 0, to = 0, length = 0] = kept.subarray(run, run + 3);
    expect(text.slice(to, to + length)).toBe(base.text.slice(from, from + length));
  }
}

function shownText(block: Element): string {
  let text = '';
  const children = [...block.children];
  for (const [at, child] of children.entries()) {
    // The last one only gives the empty line a height.
    if (child.tagName === 'BR') text += at === children.length - 1 ? '' : '\n';
    else text += child.textContent;
  }
  // Lexical's own, while an input method composes.
  return text.replaceAll('\u200b', '');
}

function painted(scope: string): readonly string[] {
  const found: { readonly range: Range; readonly words: string }[] = [];
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith(`${scope}-`)) continue;
    for (const each of highlight) {
      const range = document.createRange();
      range.setStart(each.startContainer, each.startOffset);
      range.setEnd(each.endContainer, each.endOffset);
      found.push({ range, words: range.toString() });
    }
  }
  return found
    .toSorted((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range))
    .map(({ words }) => words);
}
