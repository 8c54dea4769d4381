// Finds out how each file counts its offsets and gives every mark its place in the text; what has none is a problem.

import type { Anchoring } from '../../domain/annotation.ts';
import type { Span } from '../../domain/span.ts';
import { excerpt } from '../../annotation-file/problems.ts';
import {
  choiceWords,
  chooseOffsets,
  readOffsets,
  sameButBreaks,
  type FileSpan,
  type OffsetChoice,
  type OffsetUnit,
  type ReadOffsets,
} from '../offset-choice.ts';
import { placeQuote } from '../place-quote.ts';
import type { Reading } from '../reading.ts';
import type { Draft, DraftMark } from './draft.ts';

export type SameWords = (found: string, quote: string) => boolean;

export interface PlacedMark {
  readonly draft: DraftMark;
  readonly spans: readonly Span[];
  readonly anchoring: Anchoring;
}

/** The marks of each draft that have a place, in the order of the drafts. */
export function placeMarks(
  drafts: readonly Draft[],
  declared: OffsetUnit,
  reading: Reading,
  sameWords: SameWords = sameButBreaks,
): Map<Draft, PlacedMark[]> {
  const placed = new Map<Draft, PlacedMark[]>();
  for (const [file, group] of byFile(drafts)) {
    const unit = group.find((draft) => draft.unit !== null)?.unit ?? declared;
    const choice = choiceFor(file, group, unit, { reading, sameWords });
    for (const draft of group) {
      const offsets = readOffsets(draft.text, choice);
      const marks = draft.marks.flatMap((mark) => {
        const found = placeOf(mark, offsets, { file, reading, sameWords });
        return found === null ? [] : [found];
      });
      placed.set(draft, marks);
    }
  }
  return placed;
}

function byFile(drafts: readonly Draft[]): Map<string, Draft[]> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const group = groups.get(draft.file.path) ?? [];
    if (group.length === 0) groups.set(draft.file.path, group);
    group.push(draft);
  }
  return groups;
}

interface Means {
  readonly reading: Reading;
  readonly sameWords: SameWords;
}

function choiceFor(
  file: string,
  drafts: readonly Draft[],
  unit: OffsetUnit,
  { reading, sameWords }: Means,
): OffsetChoice {
  const documents = drafts.map(({ text, marks, evidence }) => ({
    arrived: text,
    spans: [...marks.flatMap(({ places }) => places), ...evidence],
  }));
  const { choice, isDeclared, isSure } = chooseOffsets(documents, unit, sameWords);
  if (!isDeclared) {
    const usual = choiceWords({ unit, breaks: 'as-is' });
    reading.note(
      file,
      '$',
      `Offsets count ${choiceWords(choice)} here, not ${usual}; they were read so.`,
      isSure
        ? 'Every span gives its words this way.'
        : 'Only this way every span begins and ends with a word; check a few of them.',
    );
  }
  return choice;
}

function placeOf(
  mark: DraftMark,
  offsets: ReadOffsets,
  { file, reading, sameWords }: Means & { readonly file: string },
): PlacedMark | null {
  const spans: Span[] = [];
  let anchoring: Anchoring = mark.anchoring ?? { state: 'exact', score: 1 };
  for (const place of mark.places) {
    const found = placeQuote(offsets, place, sameWords);
    if (found === null) {
      reading.problem(file, mark.path, nowhere(place, mark, offsets), remedyOf(place));
      continue;
    }
    spans.push(found.span);
    if (found.anchoring.state === 'exact') continue;
    anchoring = weaker(anchoring, found.anchoring);
    reading.problem(
      file,
      mark.path,
      `The words at ${placeWords(place)} are not ${excerpt(place.quote ?? '')}; they were found elsewhere.`,
      'Check the mark; it is marked as moved or fuzzy.',
    );
  }
  return spans.length === 0 ? null : { draft: mark, spans, anchoring };
}

const placeWords = ({ start, end }: FileSpan): string => `${start} to ${end}`;

function nowhere(place: FileSpan, { label }: DraftMark, { arrived }: ReadOffsets): string {
  const what = `The place of ${excerpt(label)}, ${placeWords(place)},`;
  if (place.start === place.end) return `${what} is empty.`;
  const words =
    place.quote === null || place.quote === '' ? '' : ` with the words ${excerpt(place.quote)}`;
  return `${what} is not in the text of ${arrived.text.length} characters${words}.`;
}

const remedyOf = ({ quote }: FileSpan): string =>
  quote === null
    ? 'Correct the offsets, or leave the mark out.'
    : 'Correct the offsets or the words.';

const order: readonly Anchoring['state'][] = ['exact', 'moved', 'fuzzy', 'orphan'];

function weaker(one: Anchoring, other: Anchoring): Anchoring {
  if (one.state === other.state) return one.score <= other.score ? one : other;
  return order.indexOf(one.state) > order.indexOf(other.state) ? one : other;
}
