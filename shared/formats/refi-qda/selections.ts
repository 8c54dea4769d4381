// Selections and the codings on them. Offsets count code points; programs differ, so the names of selections, where
// they are the words that are selected, are taken as quotes that tell how they are counted.

import { excerpt } from '../../annotation-file/problems.ts';
import type { Anchoring } from '../../domain/annotation.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Span } from '../../domain/span.ts';
import {
  choiceWords,
  chooseOffsets,
  readOffsets,
  sameButBreaks,
  type Document,
  type FileSpan,
  type ReadOffsets,
} from '../offset-choice.ts';
import { placeQuote } from '../place-quote.ts';
import type { Reading } from '../reading.ts';
import type { Code } from './codebook.ts';
import { sameGuid } from './guid.ts';
import { describedBy, objectAt } from './payload.ts';
import type { Project, TextSource } from './project.ts';
import { attribute, childNamed, childrenNamed, type XmlNode } from './xml.ts';

/** A passage with a code. */
export interface Coding {
  readonly element: XmlNode;
  readonly selection: XmlNode;
  readonly guid: string;
  readonly code: Code;
  readonly span: Span;
  readonly anchoring: Anchoring;
  /** What we said of it. */
  readonly payload: JsonObject;
}

export interface PlacedSource {
  readonly source: TextSource;
  readonly offsets: ReadOffsets;
  readonly codings: readonly Coding[];
  /** Selections without a code. */
  readonly others: readonly { readonly selection: XmlNode; readonly span: Span }[];
}

const ELLIPSIS = /(?:…|\.\.\.)$/;
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A name may be shortened, and what is white in it may be folded. */
const sameWords = (found: string, quote: string): boolean => {
  if (sameButBreaks(found, quote)) return true;
  const [whole, name] = [folded(found), folded(quote)];
  if (name === '') return false;
  return ELLIPSIS.test(name) ? whole.startsWith(name.replace(ELLIPSIS, '')) : whole === name;
};

export function placeSelections(project: Project, reading: Reading): PlacedSource[] {
  const { sources, file } = project;
  const areQuotes = namesAreQuotes(sources);
  const isOurs = Object.hasOwn(project.described.payload, 'version');
  const documents = sources.map(({ element, arrived }): Document => ({
    arrived,
    spans: childrenNamed(element, 'PlainTextSelection').flatMap((selection) => {
      const span = spanOf(selection, areQuotes);
      // Ours are named after their words unless XML cannot say them; their edges may be anywhere.
      return span === null || (isOurs && span.quote === null) ? [] : [span];
    }),
  }));
  const chosen = chooseOffsets(documents, 'code-points', sameWords);
  if (!chosen.isDeclared) {
    reading.note(
      file.path,
      'project.qde',
      `Positions are read as ${choiceWords(chosen.choice)}; as code points they give other words.`,
      'Check the marks, and have the program that wrote the project count code points.',
    );
  }
  return sources.map((source) => {
    const offsets = readOffsets(source.arrived, chosen.choice);
    return { source, offsets, ...placedIn(source, offsets, { project, areQuotes }) };
  });
}

interface Given {
  readonly project: Project;
  readonly areQuotes: boolean;
}

function placedIn(
  { element }: TextSource,
  offsets: ReadOffsets,
  { project, areQuotes }: Given,
): Pick<PlacedSource, 'codings' | 'others'> {
  const codings: Coding[] = [];
  const others: { selection: XmlNode; span: Span }[] = [];
  for (const selection of childrenNamed(element, 'PlainTextSelection')) {
    const wanted = spanOf(selection, areQuotes);
    const found = wanted === null ? null : placeQuote(offsets, wanted, sameWords);
    const [start, end] = [
      attribute(selection, 'startPosition'),
      attribute(selection, 'endPosition'),
    ];
    if (wanted === null || found === null) {
      project.problem(
        selection,
        `The selection has no place in the text: it goes from ${start ?? '?'} to ${end ?? '?'}.`,
        'Correct its positions; it is left out.',
      );
      continue;
    }
    const { span, anchoring } = found;
    if (anchoring.state !== 'exact') {
      project.problem(
        selection,
        `At its positions the text is not ${excerpt(wanted.quote ?? '')}; it was found elsewhere.`,
        'Check its place, or correct its positions.',
      );
    }
    const ours = describedBy(selection).payload;
    const on = childrenNamed(selection, 'Coding').flatMap((coding): Coding[] => {
      const code = codeOf(coding, project);
      const guid = sameGuid(attribute(coding, 'guid') ?? '');
      if (code === null) return [];
      const payload = objectAt(ours, guid);
      return [{ element: coding, selection, guid, code, span, anchoring, payload }];
    });
    codings.push(...on);
    if (childNamed(selection, 'Coding') === undefined) others.push({ selection, span });
  }
  return { codings, others };
}

function codeOf(coding: XmlNode, { codes, problem }: Project): Code | null {
  const reference = childNamed(coding, 'CodeRef');
  const guid = reference === undefined ? null : attribute(reference, 'targetGUID');
  const code = codes.get(sameGuid(guid ?? ''));
  if (code !== undefined) return code;
  problem(
    coding,
    `The coding is of the code ${guid ?? '?'}, which is not in the codebook.`,
    'Add the code to the codebook; the coding is left out.',
  );
  return null;
}

function spanOf(selection: XmlNode, isQuoted: boolean): FileSpan | null {
  const [start, end] = ['startPosition', 'endPosition'].map((name) => {
    const value = attribute(selection, name)?.trim() ?? '';
    return /^\+?\d{1,15}$/.test(value) ? Number(value) : null;
  });
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  const name = attribute(selection, 'name') ?? '';
  return { start, end, quote: isQuoted && name !== '' ? name : null };
}

/** Names are the words that are selected when most of them are words of the text. */
function namesAreQuotes(sources: readonly TextSource[]): boolean {
  let named = 0;
  let found = 0;
  for (const { element, arrived } of sources) {
    const text = folded(arrived.text);
    for (const selection of childrenNamed(element, 'PlainTextSelection')) {
      const name = attribute(selection, 'name') ?? '';
      if (name === '') continue;
      named += 1;
      const words = folded(name).replace(ELLIPSIS, '');
      if (words === '' ? arrived.text.includes(name) : text.includes(words)) found += 1;
    }
  }
  return found * 2 > named;
}
