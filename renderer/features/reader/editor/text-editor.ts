// The article's text in Lexical, to be edited. Every change of Lexical's document becomes one replacement in the live
// text, found in the blocks that it touched alone; the document itself is never read as a whole.

import {
  $getNearestNodeFromDOMNode,
  createEditor,
  HISTORIC_TAG,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  ParagraphNode,
  type RangeSelection,
  RootNode,
  TextNode,
  type UpdateListenerPayload,
} from 'lexical';
import type { Splice } from '../../../../shared/anchoring/edit-tracker.ts';
import { LiveText, type BaseText } from '../live/live-text.ts';
import { BlockNode } from './BlockNode.tsx';
import { $ensureBlock, $placeCaret } from './edit-blocks.ts';
import { registerEditing } from './edit-commands.ts';
import { EditHistory, type EditStep } from './edit-history.ts';
import { $breakAtEnd, $intoBlock } from './edit-repairs.ts';
import { LinkRunNode } from './LinkRunNode.tsx';
import { $fill, theme } from './mount-text.ts';
import { $placeOf, $readAll, $readCaret, $readBlock } from './read-blocks.ts';
import { SectionNode } from './SectionNode.tsx';
import type { DomPoint } from './text-map.ts';
import type { TextPlan } from './text-plan.ts';

/** One change of the text, as far as painting cares. */
export interface TextChange {
  /** Indexes of the blocks whose characters changed; null when blocks came or went. */
  readonly blocks: ReadonlySet<number> | null;
}

export interface TextEditorOptions {
  readonly host: HTMLElement;
  readonly plan: TextPlan;
  readonly base: BaseText;
  /** Of a draft that is gone on with. */
  readonly kept: Int32Array | null;
  readonly onChange: (change: TextChange) => void;
  readonly onEscape: () => void;
}

const attributes = {
  contenteditable: 'true',
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': 'Article text, editing',
  // Checking would ask a server for dictionaries.
  spellcheck: 'false',
  autocorrect: 'off',
  autocapitalize: 'off',
  translate: 'no',
  writingsuggestions: 'false',
} as const;

export class TextEditor {
  readonly live: LiveText;
  readonly #options: TextEditorOptions;
  readonly #editor: LexicalEditor;
  readonly #history: EditHistory;
  readonly #unregister: () => void;
  readonly #indexes = new Map<NodeKey, number>();
  #restoring: EditStep | null = null;

  constructor(options: TextEditorOptions) {
    const { host, plan, base, kept } = options;
    this.#options = options;
    this.#editor = createEditor({
      namespace: 'reader-edit',
      nodes: [SectionNode, BlockNode, LinkRunNode],
      theme,
      onError(error) {
        throw error;
      },
    });
    for (const [name, value] of Object.entries(attributes)) host.setAttribute(name, value);
    this.#editor.update(() => $fill(plan), { discrete: true });
    this.#editor.setRootElement(host);
    const state = this.#editor.getEditorState();
    const keys = state.read(() => $readAll(new Map(), () => true).blocks.map(({ key }) => key));
    this.live = new LiveText({ base, plan, kept, keys });
    this.#indexBlocks();
    this.#history = new EditHistory({ editor: state, live: this.live.state() });
    this.#unregister = this.#register();
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  readonly undo = (): void => this.#restore(this.#history.undo());
  readonly redo = (): void => this.#restore(this.#history.redo());

  /** Puts the caret at a place of the page. */
  select({ node, offset }: DomPoint): void {
    this.#editor.update(
      () => {
        const text = $getNearestNodeFromDOMNode(node);
        if (text instanceof TextNode) $placeCaret(text, offset);
        else if (text instanceof BlockNode) text.selectStart();
      },
      { discrete: true },
    );
  }

  /** Where the caret is in the text; null before there was one. */
  caret(): number | null {
    const point = this.#editor.getEditorState().read($readCaret);
    return point === null ? null : this.live.offsetOf(point);
  }

  dispose(): void {
    this.#unregister();
    this.#editor.setRootElement(null);
    for (const name of Object.keys(attributes)) this.#options.host.removeAttribute(name);
  }

  #register(): () => void {
    const editor = this.#editor;
    return mergeRegister(
      registerEditing(editor, {
        $selectedText: (selection) => this.#selectedText(selection),
        undo: this.undo,
        redo: this.redo,
        onEscape: this.#options.onEscape,
      }),
      editor.registerNodeTransform(ParagraphNode, $intoBlock),
      editor.registerNodeTransform(RootNode, $ensureBlock),
      editor.registerNodeTransform(TextNode, $breakAtEnd),
      editor.registerUpdateListener((payload) => this.#onUpdate(payload)),
    );
  }

  #onUpdate({ editorState, dirtyElements, dirtyLeaves, tags }: UpdateListenerPayload): void {
    if (this.#restoring !== null && tags.has(HISTORIC_TAG)) {
      this.live.restore(this.#restoring.live);
      this.#indexBlocks();
      this.#options.onChange({ blocks: null });
      return;
    }
    if (dirtyElements.size === 0 && dirtyLeaves.size === 0) {
      this.#history.noteState(editorState);
      return;
    }
    editorState.read(() => this.#takeOver({ editorState, dirtyElements }));
  }

  #takeOver(update: Pick<UpdateListenerPayload, 'editorState' | 'dirtyElements'>): void {
    const { editorState, dirtyElements } = update;
    const before = this.live.blocks;
    const changed = this.#changedInPlace(dirtyElements);
    const caret = $readCaret();
    let splice: Splice | null;
    if (changed === null) {
      const known = new Map(before.map((block) => [block.key, block]));
      const { blocks, sections } = $readAll(known, (key) => dirtyElements.has(key));
      splice = this.live.apply(blocks, sections, caret);
      this.#indexBlocks();
    } else {
      const blocks = before.slice();
      for (const [index, block] of changed) blocks[index] = block;
      splice = this.live.apply(blocks, this.live.sections, caret);
    }
    if (splice === null && sameBlocks(before, this.live.blocks)) {
      this.#history.noteState(editorState);
    } else {
      const step = { editor: editorState, live: this.live.state() };
      this.#history.push(step, splice, performance.now());
    }
    this.#options.onChange({ blocks: changed === null ? null : new Set(changed.keys()) });
  }

  /** The blocks that have other characters now, by index; null when blocks may have come, gone or moved. */
  #changedInPlace(
    dirtyElements: UpdateListenerPayload['dirtyElements'],
  ): Map<number, LiveText['blocks'][number]> | null {
    const changed = new Map<number, LiveText['blocks'][number]>();
    const nodes = this.#editor.getEditorState()._nodeMap;
    for (const [key, intended] of dirtyElements) {
      const node = nodes.get(key);
      if (!(node instanceof BlockNode)) {
        if (intended || node === undefined) return null;
        continue;
      }
      const index = this.#indexes.get(key);
      const known = index === undefined ? undefined : this.live.blocks[index];
      if (index === undefined || known === undefined) return null;
      const block = $readBlock(node, known);
      if (block === null) return null;
      // Also when its characters are the same: its text nodes may be others.
      changed.set(index, block);
    }
    return changed;
  }

  #indexBlocks(): void {
    this.#indexes.clear();
    for (const [index, { key }] of this.live.blocks.entries()) this.#indexes.set(key, index);
  }

  #restore(step: EditStep | null): void {
    if (step === null) return;
    this.#restoring = step;
    this.#editor.setEditorState(step.editor, { tag: HISTORIC_TAG });
    this.#restoring = null;
  }

  #selectedText(selection: RangeSelection): string {
    const places = [selection.anchor, selection.focus].map((point) => {
      const place = $placeOf(point);
      return place === null ? null : this.live.offsetOf(place);
    });
    const [anchor, focus] = places;
    if (anchor === null || focus === null || anchor === undefined || focus === undefined) {
      return selection.getTextContent();
    }
    return this.live.text().slice(Math.min(anchor, focus), Math.max(anchor, focus));
  }
}

function sameBlocks(a: LiveText['blocks'], b: LiveText['blocks']): boolean {
  return a.length === b.length && a.every((block, index) => block === b[index]);
}
