// Finding in the open article: what is looked for, what was found, and which match is the current one.
// The workspace does the matching, so that a slow regular expression never stops the window.

import { create } from 'zustand';
import { call } from '../api.ts';
import type { FoundPassages, ReaderDocument } from '../features/reader/reader-types.ts';
import type { Span } from '../../shared/domain/span.ts';
import { toErrorData } from '../../shared/ipc/result.ts';
import { currentArticle, useArticle } from './article-store.ts';
import { reader } from './reader-handle.ts';
import { useSelection } from './selection-store.ts';

export interface FindOptions {
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

interface Find {
  readonly open: boolean;
  /** Grows with every asking for the bar, so that its field takes the focus again. */
  readonly asked: number;
  readonly pattern: string;
  readonly options: FindOptions;
  /** Null while nothing has been looked for in this text. */
  readonly found: FoundPassages | null;
  readonly truncated: boolean;
  /** Why the pattern cannot be used. */
  readonly fault: string | null;
}

const closed: Find = {
  open: false,
  asked: 0,
  pattern: '',
  options: { regex: false, matchCase: false, wholeWords: false },
  found: null,
  truncated: false,
  fault: null,
};

export const useFind = create<Find>()(() => closed);

const LONGEST_SELECTED = 200;
const TYPING_MS = 60;
let searches = 0;
let typing: ReturnType<typeof setTimeout> | undefined;

/** Opens the bar; a short selection becomes what is looked for. */
export function openFind(): void {
  const selected = selectedWords();
  useFind.setState(({ asked, pattern }) => ({
    open: true,
    asked: asked + 1,
    pattern: selected ?? pattern,
  }));
  void runFind();
}

/** Closes the bar and gives the text the focus, with the current match selected, ready to be tagged. */
export function closeFind(): void {
  const span = currentMatch();
  forgetFound();
  useFind.setState({ open: false });
  if (span === null) reader.current?.focus();
  else {
    useSelection.setState({ span, markId: null, edgeEdit: null, barForMark: false });
    reader.current?.select(span);
  }
}

export function setFindPattern(pattern: string): void {
  useFind.setState({ pattern });
  clearTimeout(typing);
  typing = setTimeout(() => void runFind(), TYPING_MS);
}

export function setFindOptions(options: Partial<FindOptions>): void {
  useFind.setState((state) => ({ options: { ...state.options, ...options } }));
  void runFind();
}

/** Goes to the next or previous match, round the ends; a pattern just typed is looked for first. */
export async function stepFind(step: 1 | -1): Promise<void> {
  const before = useFind.getState();
  if (before.pattern === '') return;
  clearTimeout(typing);
  if (before.found === null || pending()) {
    await runFind();
    return;
  }
  const { found } = useFind.getState();
  const count = (found?.spans.length ?? 0) / 2;
  if (found === null || count === 0) return;
  const from = found.current === -1 && step === -1 ? 0 : found.current;
  showMatch((from + step + count) % count);
}

let searched = '';
const keyOf = ({ pattern, options }: Find): string => JSON.stringify([pattern, options]);
const pending = (): boolean => searched !== keyOf(useFind.getState());

/** Looks for the pattern in the open article; of several calls in a row the last one counts. */
async function runFind(): Promise<void> {
  clearTimeout(typing);
  searches += 1;
  const mine = searches;
  const state = useFind.getState();
  const current = currentArticle();
  searched = keyOf(state);
  if (!state.open || current === null || state.pattern === '') {
    useFind.setState({ found: null, truncated: false, fault: null });
    return;
  }
  try {
    const { spans, truncated, fault } = await call('article:find', {
      articleId: current.article.id,
      pattern: state.pattern,
      ...state.options,
    });
    if (mine !== searches || currentArticle()?.document !== current.document) return;
    useFind.setState({ found: { spans, current: -1 }, truncated, fault });
    if (spans.length > 0) showMatch(matchFrom(spans, placeNow()));
  } catch (thrown) {
    if (mine === searches) {
      useFind.setState({ found: null, truncated: false, fault: toErrorData(thrown).message });
    }
  }
}

function showMatch(current: number): void {
  const { found } = useFind.getState();
  if (found === null) return;
  useFind.setState({ found: { ...found, current } });
  const span = currentMatch();
  if (span !== null) reader.current?.reveal(span);
}

/** The place of the current match, in UTF-16 code units. */
export function currentMatch(): Span | null {
  const { found } = useFind.getState();
  const startUtf16 = found?.spans[found.current * 2];
  const endUtf16 = found?.spans[found.current * 2 + 1];
  return startUtf16 === undefined || endUtf16 === undefined ? null : { startUtf16, endUtf16 };
}

/** Where to look from: the match before, so that typing on does not run ahead, else the caret. */
function placeNow(): number {
  return currentMatch()?.startUtf16 ?? lastPlace ?? useSelection.getState().span?.startUtf16 ?? 0;
}

let lastPlace: number | null = null;

/** Index of the first match at or behind the offset, else the first of all. */
function matchFrom(spans: Int32Array, offset: number): number {
  for (let at = 0; at < spans.length; at += 2) if ((spans[at] as number) >= offset) return at / 2;
  return 0;
}

function selectedWords(): string | null {
  const span = reader.current?.selection() ?? null;
  const text = currentArticle()?.article.text;
  if (span === null || text === undefined) return null;
  lastPlace = span.startUtf16;
  const words = text.slice(span.startUtf16, span.endUtf16).trim();
  return words === '' || words.length > LONGEST_SELECTED || words.includes('\n') ? null : words;
}

function forgetFound(): void {
  clearTimeout(typing);
  searches += 1;
  searched = '';
  lastPlace = null;
  useFind.setState({ found: null, truncated: false, fault: null });
}

/** Offsets belong to one text: another one, or another state of it, is looked through anew. */
let document: ReaderDocument | null = null;
useArticle.subscribe(({ current }) => {
  const next = current?.document ?? null;
  if (next === document) return;
  document = next;
  forgetFound();
  if (useFind.getState().open) void runFind();
});
