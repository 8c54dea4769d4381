// Typed paragraphs to an article's text, and the map from it back to pages.

import type { Block } from '../../../../../shared/domain/article.ts';
import type { SourceMapEntry } from '../../../../../shared/domain/source-map.ts';
import { ArticleBuilder, cellEnd, type BuiltText, type InlineRun } from '../../article-builder.ts';
import type { Spellings } from './hyphens.ts';
import { composed, firstLine, type Composed, type Paragraph } from './paragraph.ts';
import type { Typed } from './roles.ts';

/** Entries of the map: one for each block, one for each page of a block that goes on over pages. */
export function buildArticle(paragraphs: readonly Typed[], spellings: Spellings): BuiltText {
  const builder = new ArticleBuilder();
  const sources: { readonly paragraph: Paragraph; readonly composed: Composed | null }[] = [];
  for (const { paragraph, block, skip } of paragraphs) {
    if (paragraph.cells !== null) {
      const runs = rowRuns(paragraph.cells, spellings);
      if (builder.addBlock(block, runs)) sources.push({ paragraph, composed: null });
      continue;
    }
    // A heading is bold because it is a heading.
    const plain = block.type === 'heading';
    const text = composed(paragraph, spellings, { skip, plain });
    if (builder.addBlock(block, text.runs)) sources.push({ paragraph, composed: text });
  }
  const built = builder.build();
  const sourceMap = built.blocks.flatMap((block, index) => {
    const source = sources[index];
    return source === undefined ? [] : entriesOf(block, source.paragraph, source.composed);
  });
  return { ...built, sourceMap };
}

function rowRuns(cells: NonNullable<Paragraph['cells']>, spellings: Spellings): InlineRun[] {
  return cells.flatMap((lines, index) => {
    const { runs } = composed({ lines: [...lines], breaks: new Set() }, spellings);
    return index === 0 ? runs : [cellEnd, ...runs];
  });
}

function entriesOf(
  { startUtf16, endUtf16 }: Block,
  paragraph: Paragraph,
  text: Composed | null,
): SourceMapEntry[] {
  const page = firstLine(paragraph)?.page;
  if (page === undefined) return [];
  const isExact = text !== null && text.lengthUtf16 === endUtf16 - startUtf16;
  const further = isExact ? text.pages : [];
  const starts = [{ atUtf16: 0, page }, ...further];
  return starts.flatMap((start, index) => {
    const from = startUtf16 + start.atUtf16;
    const next = starts[index + 1];
    const to = next === undefined ? endUtf16 : startUtf16 + next.atUtf16;
    return from < to ? [{ startUtf16: from, endUtf16: to, place: { page: start.page } }] : [];
  });
}
