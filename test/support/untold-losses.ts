// Compares an article with what came back of it, field by field of the model, and answers every difference that the
// loss report does not name: what was lost silently. Sharper than checkRoundTrip, which looks at marks and relations.

import { isDeepStrictEqual } from 'node:util';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { Annotation, Relation } from '../../shared/domain/annotation.ts';
import type { JsonObject } from '../../shared/domain/json.ts';
import type { FormatId } from '../../shared/formats/format-list.ts';
import type { LossItem, LossKind, LossReport } from '../../shared/formats/loss.ts';

interface Both {
  readonly format: FormatId;
  readonly given: AnnotatedArticle;
  readonly back: AnnotatedArticle;
  readonly items: readonly LossItem[];
  readonly untold: string[];
}

/** Ids of marks that came back by the id that they had. */
type Pairs = Map<string, Annotation>;

export function untoldLosses(
  format: FormatId,
  given: AnnotatedArticle,
  back: AnnotatedArticle,
  loss: LossReport,
): string[] {
  const items = loss.items.filter(({ articleId }) => articleId === given.article.id);
  const both: Both = { format, given, back, items, untold: [] };
  compareArticle(both);
  const pairs = pairMarks(both);
  for (const mark of given.annotations) {
    const found = pairs.get(mark.id);
    if (found !== undefined) compareMark(both, mark, found);
  }
  for (const relation of given.relations) compareRelation(both, relation, pairs);
  return both.untold;
}

const isTold = (
  { items }: Both,
  kinds: readonly LossKind[],
  id: string | null,
  word = '',
): boolean =>
  items.some((item) => kinds.includes(item.kind) && item.id === id && item.what.includes(word));

/** Without prototypes, which generated values have otherwise. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

function expectSame(
  both: Both,
  what: readonly [name: string, before: unknown, after: unknown],
  told: boolean,
): void {
  const [name, before, after] = what;
  if (told || isDeepStrictEqual(plain(before), plain(after))) return;
  both.untold.push(`${name}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`);
}

function compareArticle(both: Both): void {
  const { given, back } = both;
  const { article: before } = given;
  const { article: after } = back;
  const told = (kind: LossKind, word?: string) => isTold(both, [kind], null, word);
  expectSame(both, ['article id', before.id, after.id], told('ids') || told('metadata', 'id'));
  const facts = [
    'title',
    'subtitle',
    'byline',
    'publisher',
    'publishedOn',
    'url',
    'language',
  ] as const;
  for (const fact of facts) {
    // What was not known may be found in the text.
    const isUnknown = before[fact] === null;
    expectSame(both, [fact, before[fact], after[fact]], isUnknown || told('metadata', fact));
  }
  expectSame(both, ['direction', before.direction, after.direction], told('metadata', 'direction'));
  expectSame(both, ['text', before.text, after.text], told('text'));
  const isSame = before.text === after.text;
  expectSame(both, ['blocks', before.blocks, after.blocks], !isSame || told('structure'));
  expectSame(both, ['inline marks', before.marks, after.marks], !isSame || told('structure'));
  expectSame(both, ['revision', before.revision, after.revision], told('provenance'));
  expectSame(both, ['source', before.source, after.source], told('provenance'));
  expectSame(both, ['tagset', given.tagset, back.tagset], told('tagset'));
  expectSame(both, ['review', given.review, back.review], told('review'));
  compareExtra(both, null, before.extra, after.extra);
  const makers = new Set(
    [...given.annotations, ...given.relations].map(({ annotator }) => annotator),
  );
  for (const one of given.annotators) {
    const found = back.annotators.find(({ id }) => id === one.id);
    const isMaker = makers.has(one.id);
    expectSame(both, ['annotator', one, found], isMaker || told('metadata', 'annotators'));
  }
}

function compareExtra(both: Both, id: string | null, before: JsonObject, after: JsonObject): void {
  const others = (extra: JsonObject) =>
    Object.fromEntries(Object.entries(extra).filter(([key]) => key !== both.format));
  const what = [`extra of ${id ?? 'the article'}`, others(before), others(after)] as const;
  expectSame(both, what, isTold(both, ['extra'], id));
}

/** By id where ids are kept, else by tag and place. Marks that are gone or changed have to be told. */
function pairMarks(both: Both): Pairs {
  const { given, back } = both;
  const pairs: Pairs = new Map();
  const left = [...back.annotations];
  const key = ({ tag, segments }: Annotation) =>
    JSON.stringify([
      tag,
      segments.map(({ startUtf16, endUtf16, quote }) => [startUtf16, endUtf16, quote]),
    ]);
  const isGone = ({ id }: Annotation) => isTold(both, ['annotation', 'orphan', 'overlap'], id);
  const isChanged = ({ id }: Annotation) =>
    isTold(both, ['discontinuous', 'edges'], id) || isTold(both, ['text'], null);
  const whole = given.annotations.filter((mark) => !isGone(mark) && !isChanged(mark));
  const take = (mark: Annotation, fits: (other: Annotation) => boolean): void => {
    const at = left.findIndex((other) => key(other) === key(mark) && fits(other));
    const [found] = at === -1 ? [] : left.splice(at, 1);
    if (found !== undefined) pairs.set(mark.id, found);
  };
  for (const mark of whole) take(mark, ({ id }) => id === mark.id);
  for (const mark of whole) {
    if (pairs.has(mark.id)) continue;
    if (isTold(both, ['ids'], mark.id)) take(mark, ({ note }) => note === mark.note);
    if (isTold(both, ['ids'], mark.id) && !pairs.has(mark.id)) take(mark, () => true);
    if (!pairs.has(mark.id)) both.untold.push(`mark ${mark.id} is not there as it was`);
  }
  if (given.annotations.every((mark) => !isChanged(mark)) && left.length > 0) {
    both.untold.push(`marks that nobody made: ${left.map(({ id }) => id).join(', ')}`);
  }
  return pairs;
}

type Made = Pick<Annotation, 'annotator' | 'createdAtMs' | 'updatedAtMs'>;

function compareMade(both: Both, what: string, id: string, before: Made, after: Made): void {
  const who = ({ annotators }: AnnotatedArticle, { annotator }: Made) =>
    annotators.find((one) => one.id === annotator);
  const people = [who(both.given, before), who(both.back, after)] as const;
  expectSame(both, [`annotator of ${what}`, ...people], isTold(both, ['annotator'], id));
  const times = ({ createdAtMs, updatedAtMs }: Made) => [createdAtMs, updatedAtMs];
  expectSame(both, [`times of ${what}`, times(before), times(after)], isTold(both, ['times'], id));
}

function compareMark(both: Both, before: Annotation, after: Annotation): void {
  const { id } = before;
  const told = (kind: LossKind) => isTold(both, [kind], id);
  const what = `mark ${id}`;
  compareMade(both, what, id, before, after);
  for (const name of new Set([
    ...Object.keys(before.attributes),
    ...Object.keys(after.attributes),
  ])) {
    const values = [before.attributes, after.attributes].map((all) =>
      Object.hasOwn(all, name) ? all[name] : undefined,
    );
    const isNamed = isTold(both, ['attribute'], id, name);
    expectSame(both, [`attribute ${name} of ${what}`, values[0], values[1]], isNamed);
  }
  expectSame(both, [`note of ${what}`, before.note, after.note], told('note'));
  expectSame(both, [`origin of ${what}`, before.origin, after.origin], told('origin'));
  expectSame(both, [`anchoring of ${what}`, before.anchoring, after.anchoring], told('anchoring'));
  expectSame(both, [`rejection of ${what}`, before.rejectedBy, after.rejectedBy], told('review'));
  compareExtra(both, id, before.extra, after.extra);
}

function compareRelation(both: Both, before: Relation, pairs: Pairs): void {
  const { id, type } = before;
  if (isTold(both, ['relation', 'relation-across'], id)) return;
  const [from, to] = [pairs.get(before.from)?.id, pairs.get(before.to)?.id];
  const isChanged = (end: string) =>
    isTold(both, ['discontinuous', 'edges'], end) || isTold(both, ['text'], null);
  if (isChanged(before.from) || isChanged(before.to)) return;
  const same = both.back.relations.filter(
    (one) => one.type === type && one.from === from && one.to === to,
  );
  const found =
    same.find((one) => one.id === id) ?? (isTold(both, ['ids'], id) ? same[0] : undefined);
  if (found === undefined) {
    both.untold.push(`relation ${id} is not there as it was`);
    return;
  }
  const what = `relation ${id}`;
  compareMade(both, what, id, before, found);
  expectSame(
    both,
    [`note of ${what}`, before.note, found.note],
    isTold(both, ['relation-note'], id),
  );
  compareExtra(both, id, before.extra, found.extra);
}
