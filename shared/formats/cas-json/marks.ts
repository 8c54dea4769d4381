// Which feature structures are marks, and what their features say. A mark is an annotation with words in the text that
// stands in the view's index; sentences, tokens and other types of how a text is built are none.

import { excerpt } from '../../annotation-file/problems.ts';
import type { Anchoring } from '../../domain/annotation.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { Span } from '../../domain/span.ts';
import { placeQuote, type Placed } from '../place-quote.ts';
import type { Reading } from '../reading.ts';
import type { Cas, Structure } from './cas.ts';
import { referenceOf, type CasDocument } from './document.ts';
import {
  ANNOTATION,
  DEPENDENT,
  DOCUMENT_ANNOTATION,
  GOVERNOR,
  isStructural,
  OWN_PREFIX,
} from './names.ts';

export interface PlacedMark {
  readonly structure: Structure;
  readonly spans: readonly Span[];
  readonly anchoring: Anchoring;
}

export interface Marks {
  readonly placed: ReadonlyMap<number, PlacedMark>;
  /** Structures that are said by the marks. */
  readonly consumed: ReadonlySet<number>;
}

/** Of the relation layers of INCEpTION: an annotation that only names two others. */
export function isRelationLayer({ types }: Cas, { type, members }: Structure): boolean {
  const features = types.featuresOf(type);
  const has = (name: string) => features.has(name) || members.has(`@${name}`);
  return has(GOVERNOR) && has(DEPENDENT);
}

function isAnnotation({ types }: Cas, { type, members }: Structure): boolean {
  if (types.isA(type, ANNOTATION)) return true;
  // Without its type, the offsets tell.
  return (!types.areDeclared || !types.isKnown(type)) && members.has('@sofa');
}

export function findMarks(document: CasDocument, reading: Reading): Marks {
  const { cas, members } = document;
  const placed = new Map<number, PlacedMark>();
  const consumed = new Set<number>();
  for (const structure of cas.structures.values()) {
    const isListed = members === null || members.has(structure.id);
    if (!isListed || !isCandidate(cas, structure)) continue;
    const mark = placeMark(document, structure, consumed, reading);
    if (mark !== null) placed.set(structure.id, mark);
  }
  return { placed, consumed };
}

function isCandidate(cas: Cas, structure: Structure): boolean {
  const { type } = structure;
  if (isStructural(type) || cas.types.isA(type, DOCUMENT_ANNOTATION)) return false;
  return isAnnotation(cas, structure) && !isRelationLayer(cas, structure);
}

/** Null for what has no words: it is kept as it is. */
function placeMark(
  document: CasDocument,
  structure: Structure,
  consumed: Set<number>,
  reading: Reading,
): PlacedMark | null {
  const span = document.spanOf(structure);
  if (span === null || span.start === span.end) return null;
  const segments = segmentsOf(document.cas, structure);
  const spans: Span[] = [];
  let anchoring: Anchoring = { state: 'exact', score: 1 };
  for (const part of segments.length > 0 ? segments : [structure]) {
    const found = placePart(document, part, reading);
    if (found === null) {
      consumed.add(structure.id);
      return null;
    }
    if (found.anchoring.state !== 'exact') anchoring = found.anchoring;
    spans.push(found.span);
  }
  for (const { id } of segments) consumed.add(id);
  const array = referenceOf(structure.members.get(`@${OWN_PREFIX}segments`));
  if (segments.length > 0 && array !== null) consumed.add(array);
  return { structure, spans, anchoring };
}

function placePart(document: CasDocument, part: Structure, reading: Reading): Placed | null {
  const { path } = document.cas.file;
  const wanted = document.spanOf(part);
  const found = wanted === null ? null : placeQuote(document.offsets, wanted);
  if (wanted === null || found === null) {
    reading.problem(
      path,
      part.path,
      `The annotation has no place in the text: it goes from ${wanted?.start ?? '?'} to ${wanted?.end ?? '?'}.`,
      'Correct “begin” and “end”; the annotation is left out.',
    );
    return null;
  }
  if (found.anchoring.state !== 'exact') {
    reading.problem(
      path,
      part.path,
      `At its offsets the text is not ${excerpt(wanted.quote ?? '')}; it was found elsewhere.`,
      'Check its place, or correct “begin” and “end”.',
    );
  }
  return found;
}

/** Of a mark of several; empty for one that is in one piece. */
function segmentsOf({ structures }: Cas, { members }: Structure): readonly Structure[] {
  const array = referenceOf(members.get(`@${OWN_PREFIX}segments`));
  return array === null ? [] : elementsOf(structures.get(array)).flatMap(asStructure);

  function asStructure(element: JsonValue): Structure[] {
    const id = referenceOf(element);
    const found = id === null ? undefined : structures.get(id);
    return found === undefined ? [] : [found];
  }
}

/** What is in an array; nothing for what is none. */
export function elementsOf(structure: Structure | undefined): readonly JsonValue[] {
  const elements = structure?.members.get('%ELEMENTS');
  return Array.isArray(elements) ? elements : [];
}
