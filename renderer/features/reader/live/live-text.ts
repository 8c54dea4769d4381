// A text while it is being edited: its blocks in order, which of the base text's characters are still there, and what
// it comes to as a revision. An edit costs what the blocks it touched cost, plus a pass over the blocks' lengths.
// Offsets in UTF-16 code units.

import { EditTracker, type Splice } from '../../../../shared/anchoring/edit-tracker.ts';
import type { EditedText } from '../../../../shared/ipc/text-types.ts';
import type { TextPlan } from '../editor/text-plan.ts';
import { blocksAndMarks } from './live-document.ts';
import { counts, type LiveBlock, separator, withNeighbours } from './live-block.ts';
import { replacementOf } from './one-splice.ts';

/** The text that revisions are compared with. */
export interface BaseText {
  readonly text: string;
  readonly revision: number;
}

/** A place in a block that is being edited. */
export interface LivePoint {
  readonly key: string;
  readonly offset: number;
}

/** Everything that undoing has to bring back. */
export interface LiveState {
  readonly blocks: readonly LiveBlock[];
  /** How many blocks each section has. */
  readonly sections: readonly number[];
  readonly kept: Int32Array;
}

export interface LiveTextOptions {
  readonly base: BaseText;
  /** What was mounted: the base text, or a draft of it. */
  readonly plan: TextPlan;
  readonly kept: Int32Array | null;
  /** Of the elements that show `plan.blocks`, in order. */
  readonly keys: readonly string[];
}

export class LiveText {
  readonly #base: BaseText;
  readonly #plan: TextPlan;
  readonly #lead: string;
  readonly #tail: string;
  #blocks: readonly LiveBlock[];
  #sections: readonly number[];
  #starts: Int32Array;
  #length = 0;
  #tracker: EditTracker;

  constructor({ base, plan, kept, keys }: LiveTextOptions) {
    const { text } = plan.document;
    this.#base = base;
    this.#plan = plan;
    const first = plan.blocks[0]?.startUtf16 ?? text.length;
    this.#lead = text.slice(0, first);
    this.#tail = text.slice(plan.blocks.at(-1)?.endUtf16 ?? text.length);
    this.#blocks = mountedBlocks(plan, keys);
    this.#sections = plan.sections.map(({ firstBlock, lastBlock }) => lastBlock - firstBlock);
    this.#starts = this.#layOut();
    this.#tracker = new EditTracker(
      base.text.length,
      kept === null ? undefined : { kept, lengthUtf16: text.length },
    );
  }

  get blocks(): readonly LiveBlock[] {
    return this.#blocks;
  }

  get sections(): readonly number[] {
    return this.#sections;
  }

  get lengthUtf16(): number {
    return this.#length;
  }

  get kept(): Int32Array {
    return this.#tracker.kept();
  }

  /** Where the block with this index begins; a block that does not count begins where it would. */
  startOf(index: number): number {
    return this.#starts[index] ?? this.#length;
  }

  /** Of a block that does not count it is the start. */
  endOf(index: number): number {
    const block = this.#blocks[index];
    return this.startOf(index) + (block !== undefined && counts(block) ? block.text.length : 0);
  }

  state(): LiveState {
    return { blocks: this.#blocks, sections: this.#sections, kept: this.kept };
  }

  restore({ blocks, sections, kept }: LiveState): void {
    this.#blocks = blocks;
    this.#sections = sections;
    this.#starts = this.#layOut();
    this.#tracker = new EditTracker(this.#base.text.length, { kept, lengthUtf16: this.#length });
  }

  /** Takes over the blocks as they are now. Answers what was replaced, null when that was no character. */
  apply(
    blocks: readonly LiveBlock[],
    sections: readonly number[],
    caret: LivePoint | null,
  ): Splice | null {
    const old = this.#blocks;
    const now = withNeighbours(blocks, new Set(old.map(({ key }) => key)));
    this.#sections = sections;
    const { first, oldEnd, nowEnd } = changedWindow(old, now);
    const before = this.#join(old, first, oldEnd, null);
    const after = this.#join(now, first, nowEnd, caret);
    const from = first === 0 ? 0 : this.endOf(first - 1);
    this.#blocks = now;
    this.#starts = this.#layOut();
    const replaced = replacementOf(before.text, after.text, after.caret);
    if (replaced === null) return null;
    const splice = { ...replaced, startUtf16: from + replaced.startUtf16 };
    this.#tracker.splice(splice);
    return splice;
  }

  text(): string {
    return this.#join(this.#blocks, 0, this.#blocks.length, null).text;
  }

  edited(): EditedText {
    const document = blocksAndMarks(this.#blocks, this.#starts, this.#plan.document);
    return {
      baseRevision: this.#base.revision,
      text: this.text(),
      ...document,
      kept: this.kept,
    };
  }

  /** Where a place of a block is in the text; null for a block that is not there. */
  offsetOf({ key, offset }: LivePoint): number | null {
    const index = this.#blocks.findIndex((block) => block.key === key);
    return index === -1 ? null : Math.min(this.startOf(index) + offset, this.endOf(index));
  }

  /** The characters from the end of the block before the first to the start of the one behind the last. */
  #join(
    blocks: readonly LiveBlock[],
    first: number,
    end: number,
    caret: LivePoint | null,
  ): { readonly text: string; readonly caret: number | null } {
    let before = first === 0 ? undefined : blocks[first - 1];
    let text = '';
    let at: number | null = null;
    const add = (block: LiveBlock): void => {
      text += before === undefined ? this.#lead : separator(before, block);
      before = block;
    };
    for (let index = first; index < end; index += 1) {
      const block = blocks[index];
      if (block === undefined || !counts(block)) continue;
      add(block);
      if (caret?.key === block.key) at = text.length + caret.offset;
      text += block.text;
    }
    const next = blocks[end];
    if (next === undefined) text += before === undefined ? this.#lead + this.#tail : this.#tail;
    else add(next);
    return { text, caret: at };
  }

  #layOut(): Int32Array {
    const starts = new Int32Array(this.#blocks.length);
    let before: LiveBlock | undefined;
    let at = 0;
    for (const [index, block] of this.#blocks.entries()) {
      if (!counts(block)) {
        starts[index] = at;
        continue;
      }
      at += before === undefined ? this.#lead.length : separator(before, block).length;
      starts[index] = at;
      at += block.text.length;
      before = block;
    }
    this.#length = at + this.#tail.length + (before === undefined ? this.#lead.length : 0);
    return starts;
  }
}

/** The blocks that differ, grown until blocks that count and did not change stand on either side. */
function changedWindow(
  old: readonly LiveBlock[],
  now: readonly LiveBlock[],
): { readonly first: number; readonly oldEnd: number; readonly nowEnd: number } {
  const shorter = Math.min(old.length, now.length);
  let first = 0;
  while (first < shorter && old[first] === now[first]) first += 1;
  let same = 0;
  while (same < shorter - first && old[old.length - 1 - same] === now[now.length - 1 - same]) {
    same += 1;
  }
  while (first > 0 && !counts(old[first - 1] as LiveBlock)) first -= 1;
  while (same > 0 && !counts(old[old.length - same] as LiveBlock)) same -= 1;
  return { first, oldEnd: old.length - same, nowEnd: now.length - same };
}

function mountedBlocks({ document, blocks }: TextPlan, keys: readonly string[]): LiveBlock[] {
  return blocks.map((look, index) => {
    const before = blocks[index - 1];
    const { startUtf16, endUtf16 } = look;
    return {
      key: keys[index] ?? '',
      look,
      text: document.text.slice(startUtf16, endUtf16),
      mountedUtf16: startUtf16,
      runs: null,
      gap: before === undefined ? null : document.text.slice(before.endUtf16, startUtf16),
      follows: before === undefined ? null : (keys[index - 1] ?? null),
      joinsItems: before?.block.type === 'list-item' && look.block.type === 'list-item',
    };
  });
}
