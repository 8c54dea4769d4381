// Marks as annotations with their attributes as features, and relations: as features of the mark they start at where
// they were read from one, else in a layer of their own.

import type { Annotation } from '../../domain/annotation.ts';
import type { JsonValue } from '../../domain/json.ts';
import { placedMarks } from '../usual-losses.ts';
import { own } from './members.ts';
import { objectIn, textIn } from './kept.ts';
import { ANNOTATION, OWN_PREFIX, OWN_SEGMENT, STRING_ARRAY } from './names.ts';
import type { Members } from './out.ts';
import {
  coverOf,
  extraOf,
  structureId,
  metaOfItem,
  type Growing,
  type WrittenMark,
} from './write-meta.ts';
import { writeRelations } from './write-relations.ts';
import {
  customTag,
  declareMark,
  featureFor,
  markFeatures,
  rangeOfAttribute,
  tagType,
} from './write-tagset.ts';
import type { CasWriting } from './write.ts';

export function writeAnnotations(writing: CasWriting): void {
  const marks = new Map<string, WrittenMark>();
  for (const mark of placedMarks(writing.losses, writing.given)) {
    marks.set(mark.id, startMark(writing, mark));
  }
  const references = writeRelations(writing, marks);
  for (const written of marks.values()) {
    finishMark(writing, written, references.get(written.mark.id) ?? []);
  }
}

function startMark(writing: CasWriting, mark: Annotation): WrittenMark {
  const { losses, given, out } = writing;
  const extra = extraOf(writing, mark);
  const type = textIn(extra ?? {}, 'type');
  const isSame = extra !== null && own(extra, 'tag') === mark.tag && type !== null;
  const id = out.takeId(own(extra ?? {}, 'id'));
  if (isSame) return { id, mark, type, extra };
  if (Object.keys(objectIn(extra ?? {}, 'features')).length > 0) {
    losses.add('extra', given, mark.id, 'Features of the type it had.');
  }
  return { id, mark, type: tagType(writing, mark.tag), extra: null };
}

function finishMark(writing: CasWriting, written: WrittenMark, references: Members): void {
  const { out, sofa, kept } = writing;
  const { mark, extra } = written;
  const [begin, end] = coverOf(mark);
  const features = Object.entries(objectIn(extra ?? {}, 'features'));
  const meta = metaOfMark(writing, written);
  const isPlain = features.length + meta.length + Object.keys(mark.attributes).length === 0;
  // The types that every CAS has take no features.
  const type = written.type.startsWith('uima.') && !isPlain ? customTag(mark.tag) : written.type;
  declareMark(writing, type);
  const values = attributeMembers(writing, { ...written, type });
  declareMeta(writing, type, meta);
  const caret = kept?.hasCarets === true ? '^' : '';
  out.add(written.id, type, [
    ['@sofa', sofa],
    [`${caret}begin`, begin],
    [`${caret}end`, end],
    ...features,
    ...values,
    ...references,
    ...meta,
  ]);
}

function declareMeta({ out }: CasWriting, type: string, meta: Growing): void {
  for (const [name] of meta) {
    const feature = name.replace(/^@/, '');
    const range = markFeatures.find(([known]) => OWN_PREFIX + known === feature)?.[1];
    if (range !== undefined) out.feature(type, feature, range);
  }
}

function attributeMembers(writing: CasWriting, { mark, type, extra }: WrittenMark): Growing {
  const { given, losses, out } = writing;
  const tag = given.tagset.tags.find(({ id }) => id === mark.tag);
  const arrays = objectIn(extra ?? {}, 'arrays');
  return Object.entries(mark.attributes).flatMap(([id, value]): Growing => {
    const attribute = tag?.attributes.find((one) => one.id === id);
    const feature = featureFor(writing, type, attribute ?? { id, label: '' });
    const before = out.featuresOf(type).get(feature);
    const range = before ?? rangeOf(value, attribute && rangeOfAttribute(attribute.type));
    if (range === null || !holds(range, value)) {
      losses.add('attribute', given, mark.id, `${id}: its feature holds values of another kind.`);
      return [];
    }
    out.feature(type, feature, range);
    if (!Array.isArray(value)) return [[feature, value]];
    const array = out.takeId(own(arrays, feature));
    out.add(array, STRING_ARRAY, [['%ELEMENTS', value]]);
    writing.unlisted.add(array);
    return [[`@${feature}`, array]];
  });
}

function rangeOf(value: JsonValue, declared: string | undefined): string | null {
  if (declared !== undefined && holds(declared, value)) return declared;
  if (typeof value === 'string') return 'uima.cas.String';
  if (typeof value === 'number') return 'uima.cas.Double';
  if (typeof value === 'boolean') return 'uima.cas.Boolean';
  return Array.isArray(value) ? 'uima.cas.String[]' : null;
}

function holds(range: string, value: JsonValue): boolean {
  if (Array.isArray(value)) {
    const isList = range === 'uima.cas.String[]' || range === STRING_ARRAY;
    return isList && value.every((one) => typeof one === 'string');
  }
  if (typeof value === 'boolean') return range === 'uima.cas.Boolean';
  if (typeof value === 'string')
    return !/^uima\.cas\.(?!String$)/.test(range) && !range.endsWith('[]');
  if (typeof value !== 'number') return false;
  if (/^uima\.cas\.(?:Float|Double)$/.test(range)) return true;
  return /^uima\.cas\.(?:Byte|Short|Integer|Long)$/.test(range) && Number.isInteger(value);
}

/** Of a mark that came from another program's file only what has changed, so that the file stays its own. */
function metaOfMark(writing: CasWriting, { id, mark, extra }: WrittenMark): Growing {
  const isForeign = extra !== null && writing.kept?.isOwn !== true;
  const { state, score } = mark.anchoring;
  const [first] = mark.segments;
  const isWhole = mark.segments.length === 1;
  const members = metaOfItem(writing, mark, isForeign ? structureId(extra, id) : null);
  if (!isForeign || mark.origin !== 'imported') members.push(['origin', mark.origin]);
  if (state !== 'exact') members.push(['anchoring', state]);
  if (state === 'fuzzy') members.push(['score', score]);
  if (isWhole && !isForeign) members.push(['quote', first?.quote]);
  const named: Growing = members.map(([name, value]) => [OWN_PREFIX + name, value]);
  return isWhole ? named : [...named, [`@${OWN_PREFIX}segments`, writeSegments(writing, mark)]];
}

/** The array of the stretches of a mark of several. */
function writeSegments({ given, out, sofa, unlisted }: CasWriting, { segments }: Annotation) {
  out.type(OWN_SEGMENT, ANNOTATION);
  out.feature(OWN_SEGMENT, `${OWN_PREFIX}quote`, 'uima.cas.String');
  const parts = segments.map(({ startUtf16, endUtf16 }) => {
    const part = out.newId();
    out.add(part, OWN_SEGMENT, [
      ['@sofa', sofa],
      ['begin', startUtf16],
      ['end', endUtf16],
      [`${OWN_PREFIX}quote`, given.article.text.slice(startUtf16, endUtf16)],
    ]);
    unlisted.add(part);
    return part;
  });
  const array = out.newId();
  out.add(array, `${ANNOTATION}[]`, [['%ELEMENTS', parts]]);
  unlisted.add(array);
  return array;
}
