// Blocks and formatting of an edited text: of what nobody touched those it came with, moved along; of the rest those
// that are on screen. Offsets in UTF-16 code units.

import type { Block, InlineMark, InlineMarkType } from '../../../../shared/domain/article.ts';
import { bySpan, SpanIndex } from '../../../../shared/domain/span-index.ts';
import type { ReaderDocument } from '../reader-types.ts';
import { counts, goesOn, type LiveBlock } from './live-block.ts';

/** `starts` are those of the blocks in the edited text; `mounted` is what they were made from. */
export function blocksAndMarks(
  live: readonly LiveBlock[],
  starts: Int32Array,
  mounted: ReaderDocument,
): { readonly blocks: Block[]; readonly marks: InlineMark[] } {
  const blocks: Block[] = [];
  const index = new SpanIndex<InlineMark>();
  index.replaceAll(mounted.inlineMarks.map((mark) => ({ ...mark, value: mark })));
  const marks = new TouchingMarks();
  let before: LiveBlock | undefined;
  for (const [at, block] of live.entries()) {
    if (!counts(block)) continue;
    const startUtf16 = starts[at] as number;
    const endUtf16 = startUtf16 + block.text.length;
    const last = blocks.at(-1);
    if (before !== undefined && last !== undefined && goesOn(before, block)) {
      blocks[blocks.length - 1] = { ...last, endUtf16 };
    } else blocks.push(blockOf(block, startUtf16, endUtf16));
    if (block.runs === null) addMounted(marks, index, block, startUtf16);
    else addRuns(marks, block, startUtf16);
    before = block;
  }
  return { blocks, marks: marks.inOrder() };
}

function blockOf({ look }: LiveBlock, startUtf16: number, endUtf16: number): Block {
  const { type, role, level } = look.block;
  return { startUtf16, endUtf16, type, role, ...(level === undefined ? {} : { level }) };
}

function addMounted(
  marks: TouchingMarks,
  index: SpanIndex<InlineMark>,
  { text, mountedUtf16 }: LiveBlock,
  startUtf16: number,
): void {
  if (mountedUtf16 === null) return;
  const endUtf16 = mountedUtf16 + text.length;
  const shift = startUtf16 - mountedUtf16;
  for (const { value } of index.overlapping({ startUtf16: mountedUtf16, endUtf16 })) {
    marks.add({
      ...value,
      startUtf16: Math.max(value.startUtf16, mountedUtf16) + shift,
      endUtf16: Math.min(value.endUtf16, endUtf16) + shift,
    });
  }
}

function addRuns(marks: TouchingMarks, { runs }: LiveBlock, startUtf16: number): void {
  let at = startUtf16;
  for (const { length, formats, href } of runs ?? []) {
    for (const type of formats) {
      const link = type === 'link' && href !== null ? { href } : {};
      marks.add({ startUtf16: at, endUtf16: at + length, type, ...link });
    }
    at += length;
  }
}

/** Marks of one kind that touch become one. */
class TouchingMarks {
  readonly #marks: InlineMark[] = [];
  readonly #last = new Map<InlineMarkType, number>();

  add(mark: InlineMark): void {
    if (mark.startUtf16 >= mark.endUtf16) return;
    const at = this.#last.get(mark.type);
    const last = at === undefined ? undefined : this.#marks[at];
    const touches = last?.endUtf16 === mark.startUtf16 && last.href === mark.href;
    if (at !== undefined && last !== undefined && touches) {
      this.#marks[at] = { ...last, endUtf16: mark.endUtf16 };
      return;
    }
    this.#last.set(mark.type, this.#marks.length);
    this.#marks.push(mark);
  }

  inOrder(): InlineMark[] {
    return this.#marks.toSorted(bySpan);
  }
}
