// What the three Parquet tables say, put together again as the annotated article files that the articles would be: the
// tables have lost nothing where both are equal.

import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import type { Engine } from './duckdb.ts';

interface AnnotationRow {
  readonly annotation_id: string;
  readonly tag: string;
  readonly segments: readonly {
    readonly start: number;
    readonly end: number;
    readonly start_utf16: number;
    readonly end_utf16: number;
    readonly quote: string;
  }[];
  readonly prefix: string;
  readonly suffix: string;
  readonly attributes: string;
  readonly note: string | null;
  readonly annotator_id: string;
  readonly origin: string;
  readonly created_ms: number;
  readonly updated_ms: number;
  readonly anchoring: string;
  readonly anchoring_score: number;
  readonly anchored_in_sha256: string | null;
  readonly rejected_by: string | null;
  readonly extra: string | null;
}

interface RelationRow {
  readonly relation_id: string;
  readonly type: string;
  readonly from_id: string;
  readonly to_id: string;
  readonly to_article_id: string | null;
  readonly note: string | null;
  readonly annotator_id: string;
  readonly created_ms: number;
  readonly updated_ms: number;
  readonly extra: string | null;
}

type ArticleRow = Readonly<Record<string, string | null>> & { readonly tagset_index: number };

const parsed = (json: string | null | undefined): unknown => JSON.parse(json ?? 'null') as unknown;
const extraOf = (json: string | null | undefined): unknown => parsed(json ?? '{}');
const timeOf = (ms: number): string => new Date(ms).toISOString();
const times = 'epoch_ms(created_at) as created_ms, epoch_ms(updated_at) as updated_ms';

/** In the order of the rows. `name` is that of the dataset. */
export async function documentsOf(engine: Engine, name: string): Promise<unknown[]> {
  const articles = await engine.objects<ArticleRow>(`from '{${name}-articles.parquet}'`);
  const marks = await engine.objects<AnnotationRow & { readonly article_id: string }>(
    `select *, ${times} from '{${name}.parquet}'`,
  );
  const relations = await engine.objects<RelationRow & { readonly article_id: string }>(
    `select *, ${times} from '{${name}-relations.parquet}'`,
  );
  const tagsets = await tagsetsOf(engine, name);
  return articles.map((row) => ({
    article: articleOf(row),
    tagset: tagsets[row.tagset_index],
    annotators: parsed(row.annotators),
    annotations: marks.filter((mark) => mark.article_id === row.article_id).map(markOf),
    relations: relations.filter((one) => one.article_id === row.article_id).map(relationOf),
    review: parsed(row.review),
  }));
}

export async function tagsetsOf(engine: Engine, name: string): Promise<unknown[]> {
  const [row] = await engine.rows(`
    select decode(value) from parquet_kv_metadata('{${name}.parquet}')
    where decode(key) = 'sourcebench.tagsets'`);
  return JSON.parse(String(row?.[0])) as unknown[];
}

const articleOf = (row: ArticleRow) => ({
  id: row.article_id,
  title: row.title,
  subtitle: row.subtitle,
  byline: row.byline,
  publisher: row.publisher,
  publishedOn: row.published_on,
  url: row.url,
  language: row.language,
  direction: row.direction,
  text: row.text,
  textSha256: row.text_sha256,
  blocks: parsed(row.blocks),
  marks: parsed(row.marks),
  revision: parsed(row.revision),
  source: parsed(row.source),
  extra: extraOf(row.extra),
});

const markOf = (row: AnnotationRow) => ({
  id: row.annotation_id,
  tag: row.tag,
  segments: row.segments.map(({ start, end, start_utf16, end_utf16, quote }) => ({
    start,
    end,
    startUtf16: start_utf16,
    endUtf16: end_utf16,
    quote,
  })),
  prefix: row.prefix,
  suffix: row.suffix,
  attributes: parsed(row.attributes),
  note: row.note,
  annotator: row.annotator_id,
  origin: row.origin,
  createdAt: timeOf(row.created_ms),
  updatedAt: timeOf(row.updated_ms),
  anchoring: {
    state: row.anchoring,
    score: row.anchoring_score,
    ...(row.anchored_in_sha256 === null ? {} : { textSha256: row.anchored_in_sha256 }),
  },
  extra: extraOf(row.extra),
  ...(row.rejected_by === null ? {} : { rejectedBy: row.rejected_by }),
});

const relationOf = (row: RelationRow) => ({
  id: row.relation_id,
  type: row.type,
  from: row.from_id,
  to: row.to_id,
  ...(row.to_article_id === null ? {} : { toArticle: row.to_article_id }),
  note: row.note,
  annotator: row.annotator_id,
  createdAt: timeOf(row.created_ms),
  updatedAt: timeOf(row.updated_ms),
  extra: extraOf(row.extra),
});

/** What {@link documentsOf} has to give: the file, but with what the file puts into extras at its own place. */
export function documentOf(document: AnnotatedArticle): unknown {
  const options = { exportedAtMs: 0, generatorVersion: '' };
  const file = JSON.parse(serialiseAnnotatedArticle(document, options)) as Record<string, unknown>;
  const scored = (file.annotations as { anchoring: { score?: number } }[]).map((mark) => ({
    ...mark,
    anchoring: { score: 1, ...mark.anchoring },
  }));
  const across = document.relations.flatMap(({ createdAtMs, updatedAtMs, toArticle, ...rest }) => {
    if (toArticle === undefined) return [];
    return [{ ...rest, toArticle, createdAt: timeOf(createdAtMs), updatedAt: timeOf(updatedAtMs) }];
  });
  const { article } = file as { article: object };
  return plain({
    article: { ...article, extra: document.article.extra },
    tagset: document.tagset,
    annotators: file.annotators,
    annotations: scored,
    relations: [...(file.relations as unknown[]), ...across],
    review: file.review,
  });
}

/** Without prototypes, which generated values have otherwise. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
