// Reads tasks: annotations by several people are marks by several annotators. What a model predicted, what was skipped
// and what is about no text is kept and told, and never becomes a mark.

import type { Annotator } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FormatFile, ReadContext, ReadResult } from '../codec.ts';
import type { Draft, DraftMark, DraftRelation, Made } from '../draft/draft.ts';
import { finishDrafts } from '../draft/finish-drafts.ts';
import { OWN_KEY } from '../draft/own-block.ts';
import { annotatorsIn, factsIn, idIn, madeIn, stringAt } from '../draft/read-own.ts';
import { isJsonObject, listAt, objectAt, without } from '../json-object.ts';
import { jsonRecords, type JsonRecord } from '../json-records.ts';
import { arrivedText, sameButBreaks } from '../offset-choice.ts';
import { createReading, type Reading } from '../reading.ts';
import { decodeUtf8 } from '../utf8.ts';
import { readConfig, type LabelConfig } from './config.ts';
import { declareConfig } from './declare-config.ts';
import { annotatorOf, timesOf } from './people.ts';
import { regionsIn } from './regions.ts';
import { relationsIn } from './relations.ts';
import { fieldOf, taskIn, type Task, type TaskAnnotation } from './task.ts';
import { listControls } from './values.ts';

const FORMAT = 'label-studio';

export function readLabelStudio(files: readonly FormatFile[], context: ReadContext): ReadResult {
  const reading = createReading();
  const isConfig = ({ path }: FormatFile) => /\.xml$/i.test(path);
  const config = files
    .filter(isConfig)
    .reduce<LabelConfig | null>((found, file) => found ?? configIn(file, reading), null);
  const drafts = files
    .filter((file) => !isConfig(file))
    .flatMap((file) => draftsIn(file, { config, context, reading }));
  const declare = config === null ? {} : { declare: declareConfig(config) };
  return finishDrafts(
    drafts,
    { format: FORMAT, unit: 'code-points', sameWords, ...declare },
    context,
    reading,
  );
}

/** White space is as the browser showed it. */
const sameWords = (found: string, quote: string): boolean =>
  sameButBreaks(found, quote) || squeezed(found) === squeezed(quote);

const squeezed = (words: string): string => words.replace(/\s+/g, ' ').trim();

function configIn(file: FormatFile, reading: Reading): LabelConfig | null {
  const config = readConfig(decodeUtf8(file, reading));
  if ('xml' in config) return config;
  reading.problem(
    file.path,
    `line ${config.line}`,
    `Not valid XML: ${config.message}`,
    'Copy the labelling configuration again, or read the tasks without it.',
  );
  return null;
}

interface Means {
  readonly config: LabelConfig | null;
  readonly context: ReadContext;
  readonly reading: Reading;
}

function draftsIn(file: FormatFile, means: Means): Draft[] {
  const { reading } = means;
  const tasks = jsonRecords(file, reading).flatMap((record) => {
    const task = taskIn(record.value, record.path);
    if (task !== null) return [{ record, task }];
    reading.problem(
      file.path,
      record.path,
      'The record is no task: it has no data.',
      'Export the project as JSON.',
    );
    return [];
  });
  if (tasks.some(({ task }) => task.isShort)) {
    reading.note(
      file.path,
      '$',
      'The file is in the short form (JSON-MIN), which leaves out relations and what is said of regions.',
      'Export the project as JSON to have everything.',
    );
  }
  const results = tasks.flatMap(({ task }) =>
    task.annotations.flatMap((one) => one.results.filter(isJsonObject)),
  );
  const lists = listControls(results, means.config?.controls ?? new Map());
  return tasks.flatMap(({ record, task }) => draftOf({ ...means, file, record, task, lists }));
}

interface TaskMeans extends Means {
  readonly file: FormatFile;
  readonly record: JsonRecord;
  readonly task: Task;
  readonly lists: ReadonlySet<string>;
}

function draftOf(means: TaskMeans): Draft[] {
  const { file, record, task, config, context, reading } = means;
  const field = textField(means);
  const text = field === null ? undefined : task.data[field];
  if (field === null || typeof text !== 'string') {
    reading.problem(
      file.path,
      `${record.path}.data`,
      'The task has no text.',
      'Export a project whose tasks are texts, not addresses of them.',
    );
    return [];
  }
  const own = objectAt(objectAt(task.others, 'meta') ?? {}, OWN_KEY);
  const annotators = annotatorsIn(own);
  const arrived = arrivedText(text);
  const read = annotationsIn(means, { field, annotators, isOwn: own !== null });
  tellPredictions(means);
  return [
    {
      file,
      path: record.path,
      id: idIn(own) ?? derivedId(task, context, arrived.text),
      place: String(record.index),
      text: arrived,
      metadata: factsIn(own),
      annotators,
      marks: read.marks,
      relations: [...read.relations, ...acrossIn(own, annotators, read.marks)],
      evidence: [],
      unit: null,
      kept: keptOf(means, { field, annotations: read.kept, isOwn: own !== null, config }),
    },
  ];
}

/** The field that the first region of a text is in; else the one that looks like it. */
function textField({ task, config }: TaskMeans): string | null {
  for (const { results } of task.annotations) {
    for (const result of results) {
      const value = isJsonObject(result) ? objectAt(result, 'value') : null;
      if (value === null || !isJsonObject(result) || !Number.isSafeInteger(value['start']))
        continue;
      const field = fieldOf(task, stringAt(result, 'to_name'), config);
      if (field !== null) return field;
    }
  }
  const objects = [...(config?.fields.keys() ?? [])];
  const shown = objects.flatMap((name) => fieldOf(task, name, config) ?? []);
  return shown[0] ?? fieldOf(task, null, config);
}

/** Tasks are counted from 1 in every installation: the number alone names nothing. */
function derivedId({ others }: Task, { idFor, sha256Hex }: ReadContext, text: string) {
  const { id } = others;
  if (typeof id !== 'number' && typeof id !== 'string') return null;
  return id === '' ? null : idFor('article', FORMAT, String(id), sha256Hex(text));
}

function tellPredictions({ file, record, task, reading }: TaskMeans): void {
  const count = listAt(task.others, 'predictions').length;
  if (count === 0) return;
  reading.note(
    file.path,
    `${record.path}.predictions`,
    `${count === 1 ? 'A prediction of a model is' : `${count} predictions of models are`} kept and not shown.`,
    'Accept predictions in Label Studio to have them as marks.',
  );
}

interface Known {
  readonly field: string;
  readonly annotators: readonly Annotator[];
  readonly isOwn: boolean;
}

interface ReadAnnotations {
  readonly marks: DraftMark[];
  readonly relations: DraftRelation[];
  readonly kept: JsonValue[];
}

/** What our writer says of an annotation; whatever is beside it is Label Studio's. */
const ownAbout = new Set(['was_cancelled', 'ground_truth', 'created_at', 'updated_at']);

function annotationsIn(means: TaskMeans, known: Known): ReadAnnotations {
  const read: ReadAnnotations = { marks: [], relations: [], kept: [] };
  const taken = new Set<string>();
  for (const [index, annotation] of means.task.annotations.entries()) {
    const { about, results, path } = annotation;
    const isOurs = known.isOwn && Object.keys(about).every((key) => ownAbout.has(key));
    if (about['was_cancelled'] === true) {
      means.reading.note(
        means.file.path,
        path,
        'An annotation that was skipped is kept and not shown.',
        'It is written back when the article is exported to Label Studio.',
      );
      read.kept.push({ about, results: [...results] });
      continue;
    }
    const { marks, relations, others } = annotationIn(means, annotation, {
      ...known,
      index: isOurs ? null : index,
      taken,
    });
    read.marks.push(...marks);
    read.relations.push(...relations);
    read.kept.push(
      isOurs && others.length === 0
        ? null
        : { about, ...(others.length === 0 ? {} : { others: others.map((one) => ({ ...one })) }) },
    );
  }
  return read;
}

function annotationIn(
  { file, task, config, context, reading, lists }: TaskMeans,
  { about, results, path }: TaskAnnotation,
  known: Known & { readonly index: number | null; readonly taken: Set<string> },
) {
  const { field, index, taken } = known;
  const annotator = annotatorOf(about, context.idFor);
  const made: Made =
    index === null ? {} : { ...timesOf(about), ...(annotator === null ? {} : { annotator }) };
  const common = {
    annotation: index,
    path,
    annotators: known.annotators,
    made,
    problem: (place: string, message: string, remedy: string) =>
      reading.problem(file.path, place, message, remedy),
  };
  const { marks, byId, others } = regionsIn(results, {
    ...common,
    isText: (object) => fieldOf(task, object, config) === field,
    controls: config?.controls ?? new Map(),
    lists,
    taken,
  });
  if (others.length > 0) {
    reading.note(
      file.path,
      path,
      `${others.length === 1 ? 'A result that is' : `${others.length} results that are`} not about a stretch of the text ${others.length === 1 ? 'is' : 'are'} kept and not shown.`,
      'They are written back when the article is exported to Label Studio.',
    );
  }
  return { marks, others, relations: relationsIn(results, { ...common, byId }) };
}

/** Label Studio has no relations between annotations of two people; ours are with the task. */
function acrossIn(
  own: JsonObject | null,
  annotators: readonly Annotator[],
  marks: readonly DraftMark[],
): DraftRelation[] {
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  return listAt(own ?? {}, 'relations').flatMap((record): DraftRelation[] => {
    if (!isJsonObject(record)) return [];
    const from = byId.get(stringAt(record, 'from') ?? '');
    const to = byId.get(stringAt(record, 'to') ?? '');
    const type = stringAt(record, 'type');
    if (from === undefined || to === undefined || type === null) return [];
    const made = madeIn(record, annotators);
    return [{ id: stringAt(record, 'id'), type, from, to, path: from.path, made, kept: {} }];
  });
}

interface Keeping {
  readonly field: string;
  readonly annotations: readonly JsonValue[];
  readonly isOwn: boolean;
  readonly config: LabelConfig | null;
}

function keptOf({ task }: TaskMeans, { field, annotations, isOwn, config }: Keeping): JsonObject {
  const data = without(task.data, [field]);
  const meta = objectAt(task.others, 'meta');
  const rest = meta === null ? {} : without(meta, [OWN_KEY]);
  const isMetaOurs = isOwn && Object.keys(rest).length === 0;
  const others = {
    ...without(task.others, isMetaOurs ? ['meta'] : []),
    ...(meta === null || isMetaOurs ? {} : { meta: rest }),
  };
  const isOurs =
    isOwn &&
    field === 'text' &&
    Object.keys(data).length + Object.keys(others).length === 0 &&
    annotations.every((one) => one === null);
  if (isOurs) return {};
  return {
    field,
    key: task.key,
    data,
    others,
    annotations: [...annotations],
    ...(config === null ? {} : { config: config.xml }),
  };
}
