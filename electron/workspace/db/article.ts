// An article's own fields: what the library lists. Its text lives in revisions, its marks in annotations.

import type { Review } from '../../../shared/annotation-file/model.ts';
import type { ArticleMetadata, ArticleSummary, Direction } from '../../../shared/domain/article.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { readAll, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

export interface NewArticle {
  readonly id: ArticleId;
  readonly metadata: ArticleMetadata;
  readonly revisionNumber: number;
  readonly tagsetSha256: string;
  readonly importedAtMs: number;
  readonly review: Review | null;
  readonly extra: JsonObject;
}

/** What most acts need to know of an article, without its text. */
export interface ArticleHead {
  readonly key: number;
  readonly id: ArticleId;
  readonly title: string;
  readonly revisionNumber: number;
  readonly tagsetSha256: string;
  readonly updatedAtMs: number;
}

export interface StoredArticle extends ArticleHead {
  readonly metadata: ArticleMetadata;
  readonly review: Review | null;
  readonly extra: JsonObject;
}

type Row = Readonly<Record<string, string | number | null>>;

interface HeadRow extends Row {
  readonly key: number;
  readonly id: ArticleId;
  readonly title: string;
  readonly revisionNumber: number;
  readonly tagsetSha256: string;
  readonly updatedAtMs: number;
}

interface ArticleRow extends HeadRow {
  readonly subtitle: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly direction: Direction;
  readonly review: string | null;
  readonly extra: string;
}

interface SummaryRow extends Row {
  readonly id: ArticleId;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly annotations: number;
  readonly importedAtMs: number;
  readonly updatedAtMs: number;
}

const headColumns = `article_key AS key, id, title, revision_number AS revisionNumber,
  tagset_sha256 AS tagsetSha256, updated_at_ms AS updatedAtMs`;
const summaryColumns = `id, title, publisher, published_on AS publishedOn,
  annotation_count AS annotations, imported_at_ms AS importedAtMs, updated_at_ms AS updatedAtMs`;

const metadataValues = (metadata: ArticleMetadata): (string | null)[] => [
  metadata.title,
  metadata.subtitle,
  metadata.byline,
  metadata.publisher,
  metadata.publishedOn,
  metadata.url,
  metadata.language,
  metadata.direction,
];

/** Answers the new row's key. */
export function insertArticle(db: WriteDb, article: NewArticle): number {
  const { key } = write(
    db,
    `INSERT INTO article (title, subtitle, byline, publisher, published_on, url, language, direction,
       id, revision_number, tagset_sha256, imported_at_ms, updated_at_ms, review, extra)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...metadataValues(article.metadata),
      article.id,
      article.revisionNumber,
      article.tagsetSha256,
      article.importedAtMs,
      article.importedAtMs,
      article.review === null ? null : JSON.stringify(article.review),
      JSON.stringify(article.extra),
    ],
  );
  return key;
}

export function findArticleHead(db: ReadDb, id: ArticleId): ArticleHead | null {
  return readOne<HeadRow>(db, `SELECT ${headColumns} FROM article WHERE id = ?`, [id]);
}

export function findArticleHeadByKey(db: ReadDb, key: number): ArticleHead | null {
  return readOne<HeadRow>(db, `SELECT ${headColumns} FROM article WHERE article_key = ?`, [key]);
}

export function findArticle(db: ReadDb, id: ArticleId): StoredArticle | null {
  const row = readOne<ArticleRow>(
    db,
    `SELECT ${headColumns}, subtitle, byline, publisher, published_on AS publishedOn, url, language,
       direction, review, extra
     FROM article WHERE id = ?`,
    [id],
  );
  if (row === null) return null;
  const { title, subtitle, byline, publisher, publishedOn, url, language, direction } = row;
  return {
    key: row.key,
    id: row.id,
    title,
    revisionNumber: row.revisionNumber,
    tagsetSha256: row.tagsetSha256,
    updatedAtMs: row.updatedAtMs,
    metadata: { title, subtitle, byline, publisher, publishedOn, url, language, direction },
    review: row.review === null ? null : (JSON.parse(row.review) as Review),
    extra: JSON.parse(row.extra) as JsonObject,
  };
}

/** Newest import first. Counts are kept with the row, so marks are not scanned. */
export function listArticles(db: ReadDb): ArticleSummary[] {
  return readAll<SummaryRow>(
    db,
    `SELECT ${summaryColumns} FROM article ORDER BY imported_at_ms DESC, article_key DESC`,
  );
}

export function findSummary(db: ReadDb, articleKey: number): ArticleSummary | null {
  return readOne<SummaryRow>(db, `SELECT ${summaryColumns} FROM article WHERE article_key = ?`, [
    articleKey,
  ]);
}

export function updateMetadata(db: WriteDb, articleKey: number, metadata: ArticleMetadata): void {
  write(
    db,
    `UPDATE article SET title = ?, subtitle = ?, byline = ?, publisher = ?, published_on = ?, url = ?,
       language = ?, direction = ? WHERE article_key = ?`,
    [...metadataValues(metadata), articleKey],
  );
}

/** Notes that the article changed, and by how many its marks grew or shrank. */
export function touchArticle(
  db: WriteDb,
  articleKey: number,
  annotationsAdded: number,
  atMs: number,
): void {
  write(
    db,
    `UPDATE article SET annotation_count = annotation_count + ?, updated_at_ms = ?
     WHERE article_key = ?`,
    [annotationsAdded, atMs, articleKey],
  );
}
