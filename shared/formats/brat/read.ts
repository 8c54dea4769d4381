// Reads collections of brat: one article for each .ann with its .txt, the scheme from annotation.conf and from what
// occurs. What has no place here stays in the lines of the file, which are kept with the article.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { JsonObject } from '../../domain/json.ts';
import { buildArticle, type ForeignMark, type ForeignRelation } from '../build-article.ts';
import type { FormatFile, ReadContext, ReadResult } from '../codec.ts';
import {
  arrivedText,
  choiceWords,
  chooseOffsets,
  type ArrivedText,
  type OffsetChoice,
} from '../offset-choice.ts';
import { createReading, type Reading } from '../reading.ts';
import { createScheme, type FinishedScheme } from '../scheme.ts';
import { decodeUtf8 } from '../utf8.ts';
import { linesOfAnn, readAnnLines } from './ann-lines.ts';
import { attributesOf, createAttributeUses, type AttributeUses } from './attribute-uses.ts';
import { declareConfigs, declareUsed } from './declare.ts';
import { meaningOf, ownOfRelation, type Meaning, type RelationMeaning } from './meaning.ts';
import { nameStored } from './names.ts';
import { readMade, visibleNote } from './own-note.ts';
import { pairFiles, type BratPair } from './pairs.ts';
import { fileSpans, placeMarks, sameBratWords, type PlacedMark } from './place-marks.ts';

interface BratDocument {
  readonly pair: BratPair;
  readonly arrived: ArrivedText;
  readonly lines: readonly string[];
  readonly meaning: Meaning;
}

interface PlacedDocument extends BratDocument {
  readonly placed: ReadonlyMap<string, PlacedMark>;
}

export function readBrat(files: readonly FormatFile[], context: ReadContext): ReadResult {
  const reading = createReading();
  const documents = pairFiles(files, reading).flatMap((pair) => openPair(pair, reading) ?? []);
  if (files.length === 0) {
    reading.problem('', '$', 'There is no file.', 'Choose .ann files with their .txt files.');
  }
  const choice = chosenOffsets(documents, reading);
  const placed = documents.map((document): PlacedDocument => {
    const { arrived, meaning, pair } = document;
    const place = { file: pair.ann.path, arrived, choice };
    return { ...document, placed: placeMarks(meaning.marks.values(), place, reading) };
  });
  const scheme = createScheme('brat', 'brat');
  const uses = createAttributeUses();
  declareConfigs(placed, scheme, { uses, reading });
  for (const document of placed) declareUsed(document, scheme, uses);
  uses.addTo(scheme);
  const finished = scheme.finish(context.tagsets);
  const articles = placed.map((document) => articleOf(document, context, { finished, uses }));
  return reading.result(articles, finished.tagset);
}

/** So many marks of one text are held together; no text that people mark has more. */
const MOST_LINES = 400_000;

function boundedLines({ ann }: BratPair, reading: Reading): readonly string[] {
  const lines = linesOfAnn(decodeUtf8(ann, reading));
  if (lines.length <= MOST_LINES) return lines;
  reading.problem(
    ann.path,
    `line ${MOST_LINES + 1}`,
    `The file has ${lines.length} lines; ${MOST_LINES} are read.`,
    'Split the text and its annotations.',
  );
  return lines.slice(0, MOST_LINES);
}

function openPair(pair: BratPair, reading: Reading): BratDocument | null {
  const arrived = arrivedText(decodeUtf8(pair.txt, reading));
  if (arrived.text === '') {
    reading.problem(pair.txt.path, '$', 'The text is empty.', 'Get the text again.');
    return null;
  }
  const lines = boundedLines(pair, reading);
  const { records, faults } = readAnnLines(lines);
  const meaning = meaningOf(records);
  for (const { line, message, remedy } of [...faults, ...meaning.faults]) {
    reading.problem(pair.ann.path, `line ${line + 1}`, message, remedy);
  }
  const last = records.at(-1);
  if (last?.kind === 'T' && last.text === null && last.line === lines.length - 1) {
    reading.problem(
      pair.ann.path,
      `line ${last.line + 1}`,
      `${last.id} has no words beside its offsets, and nothing follows: the file may be cut off.`,
      'Get the whole file, or write the words.',
    );
  }
  const { length } = meaning.kept;
  if (length > 0) {
    reading.note(
      pair.ann.path,
      `line ${(meaning.kept[0]?.line ?? 0) + 1}`,
      `${length === 1 ? 'One line has' : `${length} lines have`} no place here: normalisations, notes of other types, or what is said of relations.`,
      'They are kept, and written back when the article is exported to brat.',
    );
  }
  return { pair, arrived, lines, meaning };
}

function chosenOffsets(documents: readonly BratDocument[], reading: Reading): OffsetChoice {
  const { choice, isDeclared } = chooseOffsets(
    documents.map(({ arrived, meaning }) => ({
      arrived,
      spans: Array.from(meaning.marks.values(), ({ textbound }) => fileSpans(textbound)).flat(),
    })),
    'code-points',
    sameBratWords,
  );
  if (!isDeclared) {
    reading.note(
      documents[0]?.pair.ann.path ?? '',
      '$',
      `Offsets count ${choiceWords(choice)}, not code points as brat does; read that way, all words are right.`,
      'Write them in code points of the text as it stands; an export to brat does.',
    );
  }
  return choice;
}

interface Naming {
  readonly finished: FinishedScheme;
  readonly uses: AttributeUses;
}

function articleOf(
  document: PlacedDocument,
  context: ReadContext,
  naming: Naming,
): AnnotatedArticle {
  const { pair, arrived, lines, meaning, placed } = document;
  const annotators = new Map<string, Annotator>();
  const ids = idsOf(placed, context, pair);
  const marks = Array.from(placed, ([id, place]) =>
    markOf(ids.get(id) ?? id, place, { naming, annotators }),
  );
  const taken = new Set<string>();
  const relations = meaning.relations.flatMap((relation): ForeignRelation[] => {
    const [from, to] = [ids.get(relation.from), ids.get(relation.to)];
    if (from === undefined || to === undefined) return [];
    const says = ownOfRelation(relation, meaning) ?? undefined;
    const own = typeof says?.['id'] === 'string' ? says['id'].toWellFormed() : '';
    const wanted = own === '' ? relation.key : own;
    const id = taken.has(wanted)
      ? context.idFor('relation', 'brat', pair.ann.path, relation.key)
      : wanted;
    taken.add(id);
    const made = madeFields(readMade(says, visibleOf(relation, says)), annotators);
    return [{ id, type: naming.finished.relationId(relation.type), from, to, ...made }];
  });
  return buildArticle(context, naming.finished.tagset, {
    format: 'brat',
    file: pair.txt,
    id: null,
    place: '',
    text: arrived.text,
    metadata: { title: pair.stem.slice(pair.stem.lastIndexOf('/') + 1).toWellFormed() },
    annotators: [...annotators.values()],
    marks,
    relations,
    extra: { brat: { lines: [...lines], configuration: Object.fromEntries(pair.configuration) } },
  });
}

/** There is no line for the note on an argument: it is ours as it is. */
function visibleOf({ source, note }: RelationMeaning, says: JsonObject | undefined): string | null {
  if (source.kind !== 'argument') return note?.text.trim() ?? null;
  return typeof says?.['note'] === 'string' ? visibleNote(says['note']) : null;
}

/** Of the marks, by the id of their text-bound annotation. Each is one mark’s only. */
function idsOf(
  placed: ReadonlyMap<string, PlacedMark>,
  { idFor }: ReadContext,
  { ann }: BratPair,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const [id, { mark }] of placed) {
    const own = mark.own?.says['id'];
    const wanted = typeof own === 'string' && own !== '' ? own.toWellFormed() : id;
    const unique = taken.has(wanted) ? idFor('annotation', 'brat', ann.path, id) : wanted;
    taken.add(unique);
    ids.set(id, unique);
  }
  return ids;
}

interface Making {
  readonly naming: Naming;
  readonly annotators: Map<string, Annotator>;
}

function markOf(
  id: string,
  { mark, spans, anchoring }: PlacedMark,
  { naming: { finished, uses }, annotators }: Making,
): ForeignMark {
  const name = nameStored(mark.textbound.type);
  const values = Array.from(attributesOf(mark), ([attribute, value]) =>
    finished.valueOf(name, attribute, uses.told(name, attribute, value)),
  );
  const says = mark.own?.says;
  const origin = originOf(says?.['origin']);
  return {
    id,
    tag: finished.tagId(name),
    spans,
    anchoring,
    attributes: Object.fromEntries(values),
    ...(origin === null ? {} : { origin }),
    ...madeFields(readMade(says, mark.note?.text.trim() ?? null), annotators),
  };
}

function originOf(value: unknown): NonNullable<ForeignMark['origin']> | null {
  return value === 'manual' ||
    value === 'suggested' ||
    value === 'propagated' ||
    value === 'imported'
    ? value
    : null;
}

function madeFields(
  { note, annotator, createdAtMs, updatedAtMs }: ReturnType<typeof readMade>,
  annotators: Map<string, Annotator>,
): Pick<ForeignRelation, 'note' | 'annotator' | 'createdAtMs' | 'updatedAtMs'> {
  if (annotator !== null && !annotators.has(annotator.id)) annotators.set(annotator.id, annotator);
  return {
    note: note?.toWellFormed() ?? null,
    ...(annotator === null ? {} : { annotator: annotator.id }),
    ...(createdAtMs === null ? {} : { createdAtMs }),
    ...(updatedAtMs === null ? {} : { updatedAtMs }),
  };
}
