// The text of a CAS and the places in it. A CAS may have several views; the one with the text is the article, offsets
// count UTF-16 code units in it. Where quotes or the document's own end prove another way of counting, that is taken.

import type { JsonValue } from '../../domain/json.ts';
import {
  arrivedText,
  choiceWords,
  chooseOffsets,
  readOffsets,
  type FileSpan,
  type ReadOffsets,
} from '../offset-choice.ts';
import type { Reading } from '../reading.ts';
import { codePointLength } from '../../text/code-points.ts';
import type { Cas, Structure } from './cas.ts';
import { isId } from './members.ts';
import { DOCUMENT_ANNOTATION, INITIAL_VIEW, OWN_PREFIX, SOFA } from './names.ts';

export interface CasDocument {
  readonly cas: Cas;
  readonly view: string;
  readonly sofa: Structure;
  /** Of the view's index; null for all. */
  readonly members: ReadonlySet<number> | null;
  readonly offsets: ReadOffsets;
  /** Where the annotation stands in the file; null for what has no place in this text. */
  spanOf(structure: Structure): FileSpan | null;
  /** An anchor that is a feature of its own, in UTF-16 code units of the article's text. */
  anchor(value: number): number | null;
}

/** Null for a CAS without text; the reason is among the problems. */
export function openDocument(cas: Cas, reading: Reading): CasDocument | null {
  const found = textViews(cas);
  const [first] = found;
  if (first === undefined) {
    reading.problem(
      cas.file.path,
      '$["%VIEWS"]',
      'The CAS has no text: none of its views has a “sofaString”.',
      'Export a document with text; data that is stored elsewhere cannot be read.',
    );
    return null;
  }
  for (const { view } of found.slice(1)) {
    reading.note(
      cas.file.path,
      '$["%VIEWS"]',
      `The view “${view}” has a text of its own, which is kept but not shown.`,
      `Export each view as a file to annotate it; “${first.view}” is shown.`,
    );
  }
  const { view, sofa, members, raw } = first;
  const lead = raw.startsWith('\ufeff') ? 1 : 0;
  const arrived = arrivedText(raw);
  const spanOf = (structure: Structure) => spanIn(structure, sofa.id, lead);
  const spans = [...cas.structures.values()].flatMap((structure) => {
    const span = spanOf(structure);
    return span === null ? [] : [withDocument(cas, structure, span, arrived.raw)];
  });
  const chosen = chooseOffsets([{ arrived, spans }], 'utf-16');
  if (!chosen.isDeclared) {
    reading.note(
      cas.file.path,
      '$["%FEATURE_STRUCTURES"]',
      `Offsets are read as ${choiceWords(chosen.choice)}; as UTF-16 code units they give other words.`,
      'Check the marks, and have the program that wrote the file count UTF-16 code units.',
    );
  }
  const offsets = readOffsets(arrived, chosen.choice);
  return {
    cas,
    view,
    sofa,
    members,
    offsets,
    spanOf,
    anchor: (value) => offsets.toUtf16(Math.max(0, value - lead)),
  };
}

interface TextView {
  readonly view: string;
  readonly sofa: Structure;
  readonly members: ReadonlySet<number> | null;
  readonly raw: string;
}

/** The initial view first, then the order of the file. Views may be undeclared: then the Sofas say what there is. */
function textViews({ structures, views }: Cas): TextView[] {
  const sofas = [...structures.values()].filter(({ type }) => type === SOFA);
  const found = sofas.flatMap((sofa): TextView[] => {
    const raw = sofa.members.get('sofaString');
    if (typeof raw !== 'string') return [];
    const id = sofa.members.get('sofaID');
    const declared = [...views].find(([, one]) => one.sofa === sofa.id);
    const view = declared?.[0] ?? (typeof id === 'string' ? id : INITIAL_VIEW);
    return [{ view, sofa, members: declared?.[1].members ?? null, raw }];
  });
  const isInitial = ({ view }: TextView) => view === INITIAL_VIEW;
  return [...found.filter(isInitial), ...found.filter((one) => !isInitial(one))];
}

/** An anchor may be marked with `^`. */
export const anchorOf = (
  members: ReadonlyMap<string, JsonValue>,
  name: string,
): JsonValue | undefined => members.get(name) ?? members.get(`^${name}`);

function spanIn({ members }: Structure, sofa: number, lead: number): FileSpan | null {
  const begin = anchorOf(members, 'begin');
  const end = anchorOf(members, 'end');
  if (members.get('@sofa') !== sofa || typeof begin !== 'number' || typeof end !== 'number') {
    return null;
  }
  const quote = members.get(`${OWN_PREFIX}quote`);
  return {
    start: Math.max(0, begin - lead),
    end: Math.max(0, end - lead),
    quote: typeof quote === 'string' ? quote : null,
  };
}

/** The document's own annotation covers the text, so its end tells how offsets count, unless it tells nothing at all. */
function withDocument(cas: Cas, { type }: Structure, span: FileSpan, raw: string): FileSpan {
  const isWhole = span.start === 0 && cas.types.isA(type, DOCUMENT_ANNOTATION);
  if (!isWhole) return span;
  const one = raw.replace(/\r\n/g, '\n');
  const lengths = [raw, one, one.replace(/[\r\n]/g, '\r\n')].flatMap((text) => [
    text.length,
    codePointLength(text),
  ]);
  return lengths.includes(span.end) ? { ...span, quote: raw } : { ...span, quote: null };
}

/** A reference to another structure; null where there is none, or it is the null reference. */
export function referenceOf(value: JsonValue | undefined): number | null {
  return isId(value) ? value : null;
}
