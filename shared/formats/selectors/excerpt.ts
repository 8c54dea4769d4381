// A text made of passages, where the text they are from is not at hand: each passage with the words around it, a blank
// line between them. Passages whose positions and words show that they overlap become one stretch.

import type { Span } from '../../domain/span.ts';
import { canonicalText } from '../../text/canonical.ts';
import type { WebMark, WebSegment } from './web-mark.ts';

export interface Excerpt {
  /** Canonical. Empty where no mark has words. */
  readonly text: string;
  /** By mark id, in UTF-16 code units of the text; marks without words are not there. */
  readonly places: ReadonlyMap<string, readonly Span[]>;
}

interface Passage {
  readonly markId: string;
  readonly words: string;
  /** Of the passage's quote in its words. */
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** Where the words begin in the source, as far as it is said. */
  readonly at: number | null;
}

/** Words without a gap, and where they begin in the source. */
interface Stretch {
  readonly text: string;
  readonly at: number | null;
}

const GAP = '\n\n';

export function excerptOf(marks: readonly WebMark[]): Excerpt {
  const passages = marks
    .flatMap((mark) => mark.segments.flatMap((segment) => passageOf(mark.id, segment) ?? []))
    .toSorted(bySource);
  // What goes before the last stretch is put together once at the end: it may be long.
  const before: string[] = [];
  let offset = 0;
  let stretch: Stretch = { text: '', at: null };
  const places = new Map<string, Span[]>();
  for (const passage of passages) {
    const joined = joinAt(stretch, passage);
    if (joined === null) {
      if (stretch.text !== '') {
        before.push(stretch.text, GAP);
        offset += stretch.text.length + GAP.length;
      }
      stretch = { text: passage.words, at: passage.at };
    } else {
      const words = longer(stretch.text.slice(joined), passage.words);
      stretch = { ...stretch, text: stretch.text.slice(0, joined) + words };
    }
    const startUtf16 = offset + (joined ?? 0);
    const spans = places.get(passage.markId) ?? [];
    places.set(passage.markId, spans);
    spans.push({
      startUtf16: startUtf16 + passage.startUtf16,
      endUtf16: startUtf16 + passage.endUtf16,
    });
  }
  return { text: [...before, stretch.text].join(''), places };
}

/** Those without a position last, each in the order of the file. */
function bySource(a: Passage, b: Passage): number {
  if (a.at === null || b.at === null) return Number(a.at === null) - Number(b.at === null);
  return a.at - b.at;
}

function passageOf(markId: string, { quote, position }: WebSegment): Passage | null {
  if (quote === null) return null;
  const prefix = canonicalText(quote.prefix);
  const exact = canonicalText(quote.exact);
  if (exact === '') return null;
  return {
    markId,
    words: prefix + exact + canonicalText(quote.suffix),
    startUtf16: prefix.length,
    endUtf16: prefix.length + exact.length,
    at: position === null ? null : position.start - prefix.length,
  };
}

/** Where the passage begins in the stretch, if it continues or lies in it; null when it does not. */
function joinAt({ text, at }: Stretch, passage: Passage): number | null {
  if (at === null || passage.at === null) return null;
  const startUtf16 = passage.at - at;
  if (startUtf16 < 0 || startUtf16 >= text.length) return null;
  const shared = text.slice(startUtf16, startUtf16 + passage.words.length);
  return shared !== '' && passage.words.startsWith(shared) ? startUtf16 : null;
}

const longer = (a: string, b: string): string => (b.length > a.length ? b : a);
