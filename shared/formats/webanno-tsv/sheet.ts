// The rows of a file that is written: tokens, their parts, and which annotations are in which row
// (INCEpTION, Tsv3XCasDocumentBuilder.of).

import type { Span } from '../../domain/span.ts';
import { snap, type Grid, type Snapped } from './grid.ts';
import type { KeptSentence } from './kept.ts';
import type { OutColumn, OutLayer } from './plan.ts';

export interface OutLink {
  readonly role: string | null;
  readonly to: OutSpan;
}

export interface OutSpan {
  /** Null for a token that relations hang on without being annotated. */
  readonly layer: OutLayer | null;
  readonly values: ReadonlyMap<OutColumn, string | null>;
  /** The first is where it is referred to. */
  rows: OutRow[];
  /** Its disambiguation id. */
  number: number | null;
  /** Something refers to it by its id. */
  isForced: boolean;
  readonly slots: Map<OutColumn, OutLink[]>;
  /** Chain, link, and what it says of the next one. */
  chain: { chain: number; link: number; label: string | null } | null;
}

export interface OutRelation {
  readonly layer: OutLayer;
  readonly values: ReadonlyMap<OutColumn, string | null>;
  readonly from: OutSpan;
  readonly to: OutSpan;
}

export interface OutRow {
  readonly startUtf16: number;
  readonly endUtf16: number;
  id: string;
  readonly spans: Map<OutLayer, OutSpan[]>;
  readonly relations: Map<OutLayer, OutRelation[]>;
}

export interface OutToken extends OutRow {
  /** In the order in which they are written. */
  readonly parts: OutRow[];
  /** How many of them are there from the start. */
  readonly known: number;
}

export interface OutSentence {
  readonly kept: KeptSentence;
  readonly tokens: readonly OutToken[];
}

export interface Sheet {
  readonly grid: Grid;
  readonly sentences: readonly OutSentence[];
  readonly tokens: readonly OutToken[];
}

const rowAt = (startUtf16: number, endUtf16: number): OutRow => ({
  startUtf16,
  endUtf16,
  id: '',
  spans: new Map(),
  relations: new Map(),
});

export function createSheet(sentences: readonly KeptSentence[]): Sheet {
  const made = sentences.map((kept): OutSentence => {
    const parts = Map.groupBy(kept.parts ?? [], ([token]) => token);
    const tokens: OutToken[] = [];
    for (let at = 0; at < kept.tokens.length; at += 2) {
      const known = (parts.get(at / 2) ?? []).map(([, start, end]) => rowAt(start, end));
      const token = rowAt(kept.tokens[at] ?? 0, kept.tokens[at + 1] ?? 0);
      tokens.push({ ...token, parts: known, known: known.length });
    }
    return { kept, tokens };
  });
  const tokens = made.flatMap((sentence) => sentence.tokens);
  return { grid: { tokens }, sentences: made, tokens };
}

/** Puts the annotation into every row it covers. Ends between tokens are moved to the next token inside. */
export function coverSpan(sheet: Sheet, span: OutSpan, place: Span): void {
  const snapped = snap(sheet.grid, place);
  if (snapped === null) return;
  for (const row of rowsOf(sheet, snapped)) enter(row, span);
}

/** An annotation of no length at the token, or at the one that has the place if that is another one now. */
export function coverPoint(sheet: Sheet, span: OutSpan, at: number, token: number): void {
  const hasPlace = (one: OutToken | undefined): one is OutToken =>
    one !== undefined && one.startUtf16 <= at && at <= one.endUtf16;
  const kept = sheet.tokens[token];
  const place = { startUtf16: at, endUtf16: at };
  const found = hasPlace(kept) ? kept : sheet.tokens[snap(sheet.grid, place)?.firstToken ?? 0];
  if (found === undefined) return;
  const inside = Math.min(Math.max(at, found.startUtf16), found.endUtf16);
  enter(partOf(found, inside, inside), span);
}

function enter(row: OutRow, span: OutSpan): void {
  span.rows.push(row);
  if (span.layer === null) return;
  const spans = row.spans.get(span.layer);
  if (spans === undefined) row.spans.set(span.layer, [span]);
  else spans.push(span);
}

function* rowsOf({ tokens }: Sheet, snapped: Snapped): Generator<OutRow, void, void> {
  for (let at = snapped.firstToken; at <= snapped.lastToken; at += 1) {
    const token = tokens[at];
    if (token === undefined) return;
    const start = Math.max(token.startUtf16, snapped.startUtf16);
    const end = Math.min(token.endUtf16, snapped.endUtf16);
    const isWhole = start === token.startUtf16 && end === token.endUtf16;
    yield isWhole ? token : partOf(token, start, end);
  }
}

function partOf(token: OutToken, startUtf16: number, endUtf16: number): OutRow {
  const known = token.parts.find(
    (part) => part.startUtf16 === startUtf16 && part.endUtf16 === endUtf16,
  );
  if (known !== undefined) return known;
  const part = rowAt(startUtf16, endUtf16);
  // Those of the file stay where they are, others follow by their place.
  let at = token.parts.length;
  while (at > token.known && isBehind(token.parts[at - 1], part)) at -= 1;
  token.parts.splice(at, 0, part);
  return part;
}

const isBehind = (one: OutRow | undefined, other: OutRow): boolean =>
  one !== undefined &&
  (one.startUtf16 > other.startUtf16 ||
    (one.startUtf16 === other.startUtf16 && one.endUtf16 < other.endUtf16));

/** Takes parts away that nothing is in, and gives every row its id. */
export function numberRows({ sentences }: Sheet): void {
  for (const [at, { tokens }] of sentences.entries()) {
    for (const [index, token] of tokens.entries()) {
      token.id = `${at + 1}-${index + 1}`;
      const parts = token.parts.filter(({ spans, relations }) => spans.size + relations.size > 0);
      token.parts.splice(0, token.parts.length, ...parts);
      for (const [part, row] of parts.entries()) row.id = `${token.id}.${part + 1}`;
    }
  }
}

/**
 * Disambiguation ids, in the order of the list: those that the spans have stay, others are given where a span is in
 * several rows, is stacked with others of its layer, or is referred to by its id.
 */
export function numberSpans(spans: readonly OutSpan[]): void {
  const used = new Set<number>();
  for (const span of spans) {
    if (span.number === null) continue;
    if (span.number === 0 || used.has(span.number)) span.number = null;
    else used.add(span.number);
  }
  let next = 1;
  for (const span of spans) {
    if (span.number !== null || !needsNumber(span)) continue;
    while (used.has(next)) next += 1;
    span.number = next;
    used.add(next);
  }
}

function needsNumber({ layer, rows, isForced }: OutSpan): boolean {
  if (layer === null || layer.kind !== 'SP') return false;
  return isForced || rows.length > 1 || rows.some((row) => (row.spans.get(layer)?.length ?? 0) > 1);
}
