// What the coverage keys do: go to the next sentence that nobody looked at, and say what became of the one at the caret.

import { sentenceAtCaret, sentencesTouching } from '../../../shared/coverage/body-sentences.ts';
import {
  coverageStates,
  coverageWords,
  type CoverageState,
} from '../../../shared/domain/coverage.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { enqueueKept, requestOf } from '../../state/act-requests.ts';
import { applyResult, reportFailure } from '../../state/acts.ts';
import { currentArticle } from '../../state/article-store.ts';
import { expectCoverage, useCoverage } from '../../state/coverage-store.ts';
import { announce } from '../../state/messages.ts';
import { markQuote } from '../../state/quote.ts';
import { reader } from '../../state/reader-handle.ts';
import { useSelection } from '../../state/selection-store.ts';
import { countOf, quoted } from '../../ui/words.ts';
import { placeForRole } from '../roles/set-role.ts';

const table = () => useCoverage.getState().table;

export const hasSentences = (): boolean => table().states.length > 0;

const isUnseen = (sentence: number): boolean => table().states[sentence] === 0;

function spanOf(sentence: number): Span {
  const { spans } = table();
  return {
    startUtf16: spans[sentence * 2] as number,
    endUtf16: spans[sentence * 2 + 1] as number,
  };
}

/** Puts the caret at the start of the next or previous unseen sentence, round the end of the text too. */
export function goToUnseen(step: 1 | -1): void {
  const count = table().states.length;
  const at = sentenceHere();
  for (let away = 1; away <= count; away += 1) {
    const from = at ?? (step === 1 ? -1 : count);
    const sentence = (((from + step * away) % count) + count) % count;
    if (!isUnseen(sentence)) continue;
    show(sentence);
    return;
  }
  announce(count === 0 ? 'There is no body text here.' : 'Every sentence was looked at.');
}

function show(sentence: number): void {
  const { startUtf16, endUtf16 } = spanOf(sentence);
  const caret = { startUtf16, endUtf16: startUtf16 };
  useSelection.setState({ span: caret, markId: null, edgeEdit: null, barForMark: false });
  reader.current?.reveal({ startUtf16, endUtf16 }, { caret: true });
  reader.current?.focus();
  const text = currentArticle()?.article.text ?? '';
  const words = markQuote(text, { state: 'exact', segments: [{ startUtf16, endUtf16 }] }, null);
  announce(`Unseen, sentence ${sentence + 1} of ${table().states.length}: ${quoted(words)}`);
}

/** The sentence at the caret or at the start of the selection; null where there is none. */
function sentenceHere(): number | null {
  const place = placeForRole();
  return place === null ? null : sentenceAtCaret(table().spans, place.startUtf16);
}

/** The sentences that the place touches, as the workspace takes them too. */
function sentencesAt(place: Span): readonly number[] {
  const { spans } = table();
  const { first, end } = sentencesTouching(spans, place);
  if (place.startUtf16 < place.endUtf16 && first < end) {
    return Array.from({ length: end - first }, (_, at) => first + at);
  }
  const at = sentenceAtCaret(spans, place.startUtf16);
  return at === null ? [] : [at];
}

export function stateAt(place: Span): CoverageState | null {
  const [first] = sentencesAt(place);
  return first === undefined ? null : (coverageStates[table().states[first] ?? 0] ?? null);
}

/** Seen, then checkable, checked, opinion, not checkable, and unseen again. */
export function stepCoverage(): void {
  const place = placeForRole();
  if (place === null) announce('Put the caret in a sentence of the body first.');
  else stepSentence(place);
}

/** The same for the sentences at a place, by the state of the first. */
export function stepSentence(place: Span): void {
  const state = stateAt(place);
  if (state === null) {
    announce('Put the caret in a sentence of the body first.');
    return;
  }
  const next = (coverageStates.indexOf(state) + 1) % coverageStates.length;
  void setCoverage(place, coverageStates[next] ?? 'seen');
}

/** Shown at once; kept as not saved while the disk does not take it. */
export async function setCoverage(place: Span, state: CoverageState): Promise<void> {
  const current = currentArticle();
  const sentences = sentencesAt(place);
  if (current === null || sentences.length === 0) {
    announce('Put the caret in a sentence of the body first.');
    return;
  }
  const { startUtf16, endUtf16 } = place;
  const articleId = current.article.id;
  let settle = expectCoverage(sentences, state);
  try {
    const result = await enqueueKept(
      requestOf('coverage:set', { articleId, place: { startUtf16, endUtf16 }, state }),
      {
        what: saidOf(sentences, state),
        touches: sentences.map((sentence) => `${articleId} sentence ${sentence}`),
        slot: `${articleId} sentences ${sentences.join(' ')}`,
        placed: true,
        show: () => {
          settle = expectCoverage(sentences, state);
        },
      },
    );
    applyResult(result);
    settle();
    announce(saidOf(sentences, state));
  } catch (thrown) {
    settle();
    reportFailure(thrown);
  }
}

function saidOf(sentences: readonly number[], state: CoverageState): string {
  const [first = 0] = sentences;
  const what =
    sentences.length === 1 ? `Sentence ${first + 1}` : countOf(sentences.length, 'sentence');
  const now = stateAt(spanOf(first));
  // A claim in a sentence goes on counting when what was set by hand is taken away.
  if (now !== null && now !== state) return `${what} has a claim, so it is ${coverageWords[now]}`;
  return `${what}: ${coverageWords[state]}`;
}
