// Writes tasks with an annotation for each annotator, and the labelling configuration that the results need beside them.
// Nobody is named in `completed_by` who was not there before: Label Studio refuses users that it does not know
// (label_studio/tasks/serializers.py), so that names are metadata of the task.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FileChunk, WriteContext } from '../codec.ts';
import { declareLosses, type Written } from '../draft/declared-losses.ts';
import { OWN_KEY, offsetIn, ownBlock, unnamedId } from '../draft/own-block.ts';
import { relationId } from '../draft/place-id.ts';
import { stringAt } from '../draft/read-own.ts';
import { formatInfo } from '../format-list.ts';
import { objectAt, without } from '../json-object.ts';
import { createLosses, type LossReport, type Losses } from '../loss.ts';
import { oneLineJson } from '../one-line-json.ts';
import { createConfigWriter, type ConfigWriter } from './config-writer.ts';
import type { LabelConfig } from './config.ts';
import { createControls, type Controls } from './controls.ts';
import { annotationJson, slotsOf, type Slot } from './write-annotations.ts';

const FORMAT = 'label-studio';

export function* writeLabelStudio(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const losses = createLosses();
  const path = `${context.name}${formatInfo(FORMAT).extension}`;
  const config = createConfigWriter();
  const controlsOf = createControls();
  const kept = new Map<string, LabelConfig | null>();
  const addTagsetLoss = tagsetLosses(losses);
  let opening = '[\n';
  for (const given of articles) {
    const written = declareLosses(losses, given, FORMAT);
    addTagsetLoss(given);
    const controls = controlsOf(given);
    kept.set(controls.config?.xml ?? '', controls.config);
    declareTagset(config, given, controls);
    const task = taskOf(given, written, { context, losses, controls, config });
    yield { path, content: `${opening}${oneLineJson(task)}` };
    opening = ',\n';
  }
  yield { path, content: opening === ',\n' ? '\n]\n' : '[]\n' };
  yield { path: `${context.name}-config.xml`, content: configXml(config, kept, context) };
  return losses.report();
}

/** The one that came with the tasks, as long as it still has everything. */
function configXml(
  config: ConfigWriter,
  kept: ReadonlyMap<string, LabelConfig | null>,
  { name }: WriteContext,
): string {
  const [only, ...others] = kept.values();
  if (only !== undefined && only !== null && others.length === 0 && config.isWithin(only)) {
    return only.xml;
  }
  return config.xml(name);
}

/** What has no place in the configuration: what the tagset is called, names beside ids, which tags a relation joins. */
function tagsetLosses(losses: Losses): (given: AnnotatedArticle) => void {
  const told = new Set<string>();
  return (given) => {
    const { name, tags, relations } = given.tagset;
    const key = JSON.stringify(given.tagset);
    if (told.has(key)) return;
    told.add(key);
    const parts: readonly (readonly [what: string, isThere: boolean])[] = [
      ['its id, name and version', true],
      ['names of tags', tags.some(({ id, label }) => id !== label)],
      ['names and duties of attributes', tags.some(({ attributes }) => attributes.length > 0)],
      ['which tags relations join, and their rules', relations.length > 0],
    ];
    const lost = parts.flatMap(([what, isThere]) => (isThere ? [what] : []));
    losses.add('tagset', given, null, `${name}: ${lost.join(', ')}`);
  };
}

/** Also what no mark has yet. Tasks of Label Studio have a configuration of their own. */
function declareTagset(config: ConfigWriter, given: AnnotatedArticle, controls: Controls): void {
  if (controls.config !== null) return;
  for (const tag of given.tagset.tags) {
    const names = controls.labels(tag.id);
    config.label(names, tag.id, tag);
    for (const attribute of tag.attributes) {
      config.attribute(controls.attribute(tag.id, attribute.id), names, tag.id, attribute);
    }
  }
  for (const { id } of given.tagset.relations) config.relation(id);
}

interface Means {
  readonly context: WriteContext;
  readonly losses: Losses;
  readonly controls: Controls;
  readonly config: ConfigWriter;
}

function taskOf(given: AnnotatedArticle, written: Written, means: Means): JsonObject {
  const { context, controls, config, losses } = means;
  const { article } = given;
  const kept = objectAt(article.extra, FORMAT) ?? {};
  const field = stringAt(kept, 'field') ?? 'text';
  const key = kept['key'] === 'completions' ? 'completions' : 'annotations';
  config.object(controls.labels('').to, field);
  const slots = slotsOf(given, written.marks, context);
  const said = new Set<string>();
  const { within, across } = splitRelations(written, slots);
  for (const { id, type } of across) {
    losses.add('relation', given, id, `${type}, between two annotators; it is kept as metadata`);
  }
  const common = {
    given,
    offset: offsetIn(article.text, 'code-points'),
    controls,
    config,
    said,
    unnamed: unnamedId(context, FORMAT),
    derivedId: relationId(context.idFor, FORMAT),
  };
  const annotations = slots.map((slot) => annotationJson(slot, within, common));
  for (const { annotator } of across) said.add(annotator);
  const others = without(objectAt(kept, 'others') ?? {}, ['data', key]);
  const own = ownIn(given, { others, across, slots, said }, context);
  const meta = { ...objectAt(others, 'meta'), ...(own === null ? {} : { [OWN_KEY]: own }) };
  return {
    ...others,
    data: { ...objectAt(kept, 'data'), [field]: article.text },
    [key]: annotations.filter((one) => one !== null),
    ...(own === null ? {} : { meta }),
  };
}

/** Both ends have to be in one annotation. */
function splitRelations({ relations }: Written, slots: readonly Slot[]) {
  const slotOf = new Map(slots.flatMap((slot) => slot.marks.map(({ id }) => [id, slot] as const)));
  const isWithin = ({ from, to }: { readonly from: string; readonly to: string }) =>
    slotOf.get(from as never) === slotOf.get(to as never);
  return {
    within: relations.filter(isWithin),
    across: relations.filter((relation) => !isWithin(relation)),
  };
}

interface Saying {
  readonly others: JsonObject;
  readonly across: Written['relations'];
  readonly slots: readonly Slot[];
  /** Annotators that are named by id. */
  readonly said: ReadonlySet<string>;
}

function ownIn(
  given: AnnotatedArticle,
  { others, across, slots, said }: Saying,
  context: WriteContext,
): JsonObject | null {
  const { article } = given;
  const unnamed = unnamedId(context, FORMAT);
  const known = new Set(slots.flatMap(({ annotator }) => annotator ?? []));
  const number: JsonValue | undefined = others['id'];
  const isNumber = typeof number === 'number' || typeof number === 'string';
  const isIdMade =
    isNumber && article.id === context.idFor('article', FORMAT, String(number), article.textSha256);
  return ownBlock(
    given,
    {
      format: FORMAT,
      unit: 'code-points',
      id: isIdMade ? null : article.id,
      saysIdAlone: !Object.hasOwn(article.extra, FORMAT),
      marks: [],
      relations: across,
      annotators: given.annotators.filter(
        ({ id }) => said.has(id) || (id !== unnamed && !known.has(id)),
      ),
      author: null,
      derivedId: ({ id }) => id,
      derivedRelationId: () => '',
    },
    context,
  );
}
