// What the three tables have in their columns. Names are those of the annotated article file, as SQL writes names; an
// offset without a unit in its name counts code points, as `substring` does in SQL, Spark and Python.

import type { Column, ColumnType } from './table.ts';

const column = (name: string, type: Column['type'], isNullable: boolean): Column => ({
  name,
  type,
  isNullable,
});
const required = (type: ColumnType, ...names: readonly string[]): Column[] =>
  names.map((name) => column(name, type, false));
const optional = (type: ColumnType, ...names: readonly string[]): Column[] =>
  names.map((name) => column(name, type, true));

const segment: readonly Column[] = [
  ...required('int32', 'start', 'end', 'start_utf16', 'end_utf16'),
  ...optional('string', 'quote'),
  ...required('string', 'quote_sha256'),
];

/** An orphan has no place, and its offsets are null; its segments are where it was last. */
export const annotationColumns: readonly Column[] = [
  ...required('string', 'article_id', 'annotation_id', 'tag', 'tag_label'),
  ...optional('int32', 'start', 'end', 'start_utf16', 'end_utf16'),
  ...optional('string', 'quote'),
  ...required('string', 'quote_sha256'),
  column('segments', segment, false),
  ...optional('string', 'prefix', 'suffix'),
  ...required('string', 'attributes'),
  ...optional('string', 'note'),
  ...required('string', 'annotator_id', 'annotator', 'origin'),
  ...required('timestamp', 'created_at', 'updated_at'),
  ...required('string', 'anchoring'),
  ...required('double', 'anchoring_score'),
  ...optional('string', 'anchored_in_sha256', 'rejected_by', 'extra'),
];

export const articleColumns: readonly Column[] = [
  ...required('string', 'article_id', 'title'),
  ...optional('string', 'subtitle', 'byline', 'publisher'),
  ...optional('date', 'published_on'),
  ...optional('string', 'url', 'language'),
  ...required('string', 'direction'),
  ...optional('string', 'text'),
  ...required('string', 'text_sha256'),
  ...required('int32', 'length', 'length_utf16', 'annotations', 'relations'),
  ...required('string', 'tagset_id'),
  ...required('int32', 'tagset_version'),
  // Which of the tagsets in the metadata it is, from 0: two may have one id and version.
  ...optional('int32', 'tagset_index'),
  ...required('string', 'blocks', 'marks', 'revision', 'source', 'annotators'),
  ...optional('string', 'review', 'extra'),
];

export const relationColumns: readonly Column[] = [
  ...required('string', 'article_id', 'relation_id', 'type', 'type_label', 'from_id', 'to_id'),
  ...optional('string', 'to_article_id', 'note'),
  ...required('string', 'annotator_id', 'annotator'),
  ...required('timestamp', 'created_at', 'updated_at'),
  ...optional('string', 'extra'),
];
