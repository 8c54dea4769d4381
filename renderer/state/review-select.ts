// Which item of the review is selected: shown in the text, opened in the list, and said.

import type { Annotation, Relation } from '../../shared/domain/annotation.ts';
import { currentArticle, tagLabel } from './article-store.ts';
import { announce } from './messages.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { quoted } from '../ui/words.ts';
import { reader } from './reader-handle.ts';
import { repaint } from './review-marks.ts';
import { decisionOn, shownNow, useReview } from './review-store.ts';
import type { Entry, ReviewView } from './review-view.ts';
import { badgesOf, headingOf, outcomeWords } from './review-words.ts';

const SAID_UTF16 = 60;

function short(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ');
  if (line.length <= SAID_UTF16) return line;
  return `${line.slice(0, SAID_UTF16).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

const wordsOf = ({ segments }: Annotation): string =>
  quoted(short(segments.map(({ quote }) => quote).join(' … ')));

function relationWords({ type, from, to }: Relation, source: number, view: ReviewView): string {
  const types = currentArticle()?.tagset.relations;
  const label = types?.find(({ id }) => id === type)?.label ?? type;
  const ends = [from, to].map((id) => {
    const mark = view.markOf(source, id);
    return mark === null ? 'a mark elsewhere' : wordsOf(mark);
  });
  return ends.join(` ${label} `);
}

/** All that an item says on one line, for those who do not see the list. */
function entryWords(entry: Entry, view: ReviewView): string {
  const badges = badgesOf(entry, view);
  const sayings = entry.sayings.flatMap(({ sources, mark, relation, ref }) => {
    const who = sources.map((source) => view.names[source]).join(', ');
    if (relation !== null) return `${who}: ${relationWords(relation, ref.source, view)}`;
    return mark === null ? [] : `${who}: ${tagLabel(mark.tag)} ${wordsOf(mark)}`;
  });
  const decision = decisionOn(entry.item);
  const decided = decision === undefined ? [] : [outcomeWords(entry, decision, view)];
  return [[headingOf(entry, view), ...badges, ...decided].join(', '), ...sayings].join('. ');
}

function show(item: string | null): void {
  const { selected } = useReview.getState();
  if (item === selected) return;
  useReview.setState({ selected: item, reason: '', edit: null });
  repaint([selected, item].flatMap((each) => each ?? []));
}

interface Selecting {
  /** Says what it is. */
  readonly say?: boolean;
  /** Said first. */
  readonly before?: string;
  readonly reveal?: boolean;
}

let stopRevealing: () => void = () => undefined;

/** Selects it at once, and brings it into view when that shows. */
export function selectItem(item: string | null, how: Selecting = {}): void {
  const { view } = useReview.getState();
  const entry = item === null ? undefined : view?.byItem.get(item);
  show(entry?.item ?? null);
  stopRevealing();
  if (entry !== undefined && how.reveal !== false) {
    stopRevealing = afterPaint(() => revealEntry(entry));
  }
  sayItem(view, entry, how);
}

function sayItem(
  view: ReviewView | null,
  entry: Entry | undefined,
  { say = false, before }: Selecting,
): void {
  const words = view === null || entry === undefined || !say ? [] : [entryWords(entry, view)];
  const said = before === undefined ? words : [before, ...words];
  if (said.length > 0) announce(said.join('. '));
}

export function revealEntry({ place }: Entry): void {
  if (place !== null && currentArticle() !== null) reader.current?.reveal(place);
}

/** The next or previous item of the list; the first or last where none is selected. */
export function stepItem(step: 1 | -1): void {
  const shown = shownNow();
  const { selected } = useReview.getState();
  if (shown.length === 0) {
    announce('There is nothing in the list to go to.');
    return;
  }
  const at = shown.findIndex(({ item }) => item === selected);
  const start = step === 1 ? 0 : shown.length - 1;
  const next = at === -1 ? shown[start] : shown[at + step];
  if (next === undefined) {
    announce(step === 1 ? 'This is the last one.' : 'This is the first one.');
    return;
  }
  selectItem(next.item, { say: true });
}

/** After these were decided: the next one that is open, from the selected one on and then from the beginning. */
export function nextOpen(shown: readonly Entry[], decided: ReadonlySet<string>): string | null {
  const { selected, decisions } = useReview.getState();
  const at = shown.findIndex(({ item }) => item === selected);
  const isOpen = ({ item }: Entry) => !decisions.has(item) && !decided.has(item);
  const after = shown.slice(at + 1).find(isOpen) ?? shown.slice(0, Math.max(0, at)).find(isOpen);
  return after?.item ?? null;
}
