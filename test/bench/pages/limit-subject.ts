// The limit of what a page can do without leaving anything out: plain paragraphs in the same type and column, and
// every mark as a range of a CSS highlight in the same styles. Lanes and offsets are worked out beforehand for it.

import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { SpanIndex } from '../../../shared/domain/span-index.ts';
import { assignLanes } from '../../../renderer/features/reader/highlights/lanes.ts';
import {
  laneHighlightName,
  markStyles,
  tagIndexer,
} from '../../../renderer/features/reader/highlights/mark-styles.ts';
import type { BenchArticle } from './reader-data.ts';
import type { PreparedSubject } from './subject.ts';

const scope = 'limit';
const tagIndex = tagIndexer(factCheckingTagset.tags);

interface Place {
  readonly name: string;
  readonly priority: number;
  readonly startParagraph: number;
  readonly startOffset: number;
  readonly endParagraph: number;
  readonly endOffset: number;
}

export function prepareLimit(article: BenchArticle): PreparedSubject {
  const paragraphs = article.blocks.map((block) =>
    article.text.slice(block.startUtf16, block.endUtf16),
  );
  const lanes = lanesOf(article);
  const places = article.marks.map((mark) => placeOf(article, mark, lanes.get(mark) ?? 0));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(markStyles(scope, factCheckingTagset.tags));
  return {
    open(container) {
      document.adoptedStyleSheets.push(sheet);
      const texts = showParagraphs(container, paragraphs);
      const highlights = new Map<string, Highlight>();
      for (const place of places) highlightNamed(highlights, place).add(rangeOf(texts, place));
      for (const [name, highlight] of highlights) CSS.highlights.set(name, highlight);
      const added = new Map<Mark, { highlight: Highlight; range: AbstractRange }>();
      return {
        add(mark) {
          const place = placeOf(article, mark, 1);
          const highlight = highlightNamed(highlights, place);
          const range = rangeOf(texts, place);
          highlight.add(range);
          CSS.highlights.set(place.name, highlight);
          added.set(mark, { highlight, range });
        },
        remove(mark) {
          const painted = added.get(mark);
          painted?.highlight.delete(painted.range);
        },
        close() {
          CSS.highlights.clear();
          document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
            (each) => each !== sheet,
          );
        },
      };
    },
  };
}

/** A scrolled column of plain paragraphs; returns their text nodes. */
export function showParagraphs(container: HTMLElement, paragraphs: readonly string[]): Text[] {
  const scroller = document.createElement('div');
  scroller.className = 'plain-scroller';
  scroller.dataset['marks'] = scope;
  const host = document.createElement('div');
  host.className = 'reader-text plain-column';
  const texts = paragraphs.map((paragraph) => {
    const element = document.createElement('p');
    element.className = 'reader-block single-spaced';
    const text = document.createTextNode(paragraph);
    element.append(text);
    host.append(element);
    return text;
  });
  scroller.append(host);
  container.append(scroller);
  return texts;
}

function highlightNamed(highlights: Map<string, Highlight>, { name, priority }: Place): Highlight {
  let highlight = highlights.get(name);
  if (highlight === undefined) {
    highlight = new Highlight();
    highlight.priority = priority;
    highlights.set(name, highlight);
  }
  return highlight;
}

function rangeOf(texts: readonly Text[], place: Place): AbstractRange {
  return new StaticRange({
    startContainer: texts[place.startParagraph] as Text,
    startOffset: place.startOffset,
    endContainer: texts[place.endParagraph] as Text,
    endOffset: place.endOffset,
  });
}

function placeOf({ blocks }: BenchArticle, mark: Mark, lane: number): Place {
  const { startUtf16, endUtf16 } = mark.segments[0] ?? { startUtf16: 0, endUtf16: 1 };
  const startParagraph = blocks.findLastIndex((block) => block.startUtf16 <= startUtf16);
  const endParagraph = blocks.findLastIndex((block) => block.startUtf16 < endUtf16);
  const within = (paragraph: number, offset: number) => {
    const block = blocks[paragraph];
    return block === undefined ? 0 : Math.min(offset, block.endUtf16) - block.startUtf16;
  };
  return {
    name: laneHighlightName(scope, tagIndex(mark.tag), lane),
    priority: lane,
    startParagraph,
    startOffset: within(startParagraph, startUtf16),
    endParagraph,
    endOffset: within(endParagraph, endUtf16),
  };
}

function lanesOf({ blocks, marks }: BenchArticle): Map<Mark, number> {
  const index = new SpanIndex<Mark>();
  index.replaceAll(
    marks.map((mark) => ({ ...(mark.segments[0] ?? { startUtf16: 0, endUtf16: 0 }), value: mark })),
  );
  const lanes = new Map<Mark, number>();
  for (const block of blocks) {
    for (const { mark, lane } of assignLanes(index.overlapping(block), block)) {
      if (!lanes.has(mark)) lanes.set(mark, lane);
    }
  }
  return lanes;
}
