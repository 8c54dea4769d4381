// An article's own fields: what the library lists. Its text lives in revisions, its marks in annotations.

import type { Review } from '../../../shared/annotation-file/model.ts';
import type { ArticleMetadata, ArticleSummary, Direction } from '../../../shared/domain/article.ts';
import type { DetectedFields } from '../../../shared/domain/detected.ts';
import type { ArticleId, CollectionId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { ArticleStatus, Shelf } from '../../../shared/domain/library.ts';
import type { SourceKind } from '../../../shared/domain/source-map.ts';
import { searchForm } from '../../../shared/search/search-form.ts';
import { sortKey } from '../../../shared/text/sort-key.ts';
import { readAll, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

export interface NewArticle {
  readonly id: ArticleId;
  readonly metadata: ArticleMetadata;
  readonly revisionNumber: number;
  readonly tagsetSha256: string;
  readonly importedAtMs: number;
  readonly review: Review | null;
  readonly extra: JsonObject;
  readonly detected: DetectedFields;
  readonly kind: SourceKind | null;
  /** Of the text, in code points. */
  readonly characters: number;
}

/** What most acts need to know of an article, without its text. */
export interface ArticleHead {
  readonly key: number;
  readonly id: ArticleId;
  readonly title: string;
  readonly revisionNumber: number;
  readonly tagsetSha256: string;
  /** BCP 47, such as `en`. */
  readonly language: string | null;
  /** Of its body; null until they are counted. */
  readonly sentenceCount: number | null;
  /** How many of them nobody looked at. */
  readonly unseenCount: number | null;
  readonly updatedAtMs: number;
  /** Another one whenever the roles of its blocks are others. */
  readonly blocksVersion: number;
}

export interface StoredArticle extends ArticleHead {
  readonly metadata: ArticleMetadata;
  readonly review: Review | null;
  readonly extra: JsonObject;
  readonly detected: DetectedFields;
}

type Row = Readonly<Record<string, string | number | null>>;

interface HeadRow extends Row {
  readonly sentenceCount: number | null;
  readonly unseenCount: number | null;
  readonly language: string | null;
  readonly key: number;
  readonly id: ArticleId;
  readonly title: string;
  readonly revisionNumber: number;
  readonly tagsetSha256: string;
  readonly updatedAtMs: number;
  readonly blocksVersion: number;
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
  readonly detected: string;
}

export interface SummaryRow extends Row {
  readonly id: ArticleId;
  readonly title: string;
  readonly byline: string | null;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
  readonly kind: SourceKind | null;
  readonly status: ArticleStatus;
  readonly shelf: Shelf;
  /** A JSON list of ids. */
  readonly collections: string;
  readonly annotations: number;
  readonly characters: number;
  readonly importedAtMs: number;
  readonly updatedAtMs: number;
  readonly sentences: number | null;
  readonly unseen: number | null;
}

const headColumns = `article_key AS key, id, title, revision_number AS revisionNumber,
  tagset_sha256 AS tagsetSha256, language, sentence_count AS sentenceCount, unseen_count AS unseenCount,
  updated_at_ms AS updatedAtMs, blocks_version AS blocksVersion`;
/** Of an {@link ArticleSummary}, from the table `article`; read by {@link toSummary}. */
export const summaryColumns = `id, title, byline, publisher, published_on AS publishedOn, language, kind, status, shelf,
  (SELECT json_group_array(c.collection_id) FROM collected c
   WHERE c.article_key = article.article_key) AS collections,
  annotation_count AS annotations, characters, imported_at_ms AS importedAtMs, updated_at_ms AS updatedAtMs,
  sentence_count AS sentences, unseen_count AS unseen`;

const metadataValues = (metadata: ArticleMetadata): (string | null)[] => [
  metadata.title,
  metadata.subtitle,
  metadata.byline,
  metadata.publisher,
  metadata.publishedOn,
  metadata.url,
  metadata.language,
  metadata.direction,
  sortKey(metadata.title),
  nullableSortKey(metadata.publisher),
  nullableSortKey(metadata.byline),
  searchFormsOf(metadata),
];

/** A JSON list for the fields that the full-text index reads, null where it reads them as they are. */
function searchFormsOf({ title, subtitle, byline, publisher }: ArticleMetadata): string | null {
  const forms = [title, subtitle, byline, publisher].map((field) =>
    field === null ? null : searchForm(field),
  );
  return forms.every((form) => form === null) ? null : JSON.stringify(forms);
}

/** Null for what is as good as missing, so that it is listed last. */
const nullableSortKey = (value: string | null) =>
  value === null || value.trim() === '' ? null : sortKey(value);

/** Answers the new row's key. */
export function insertArticle(db: WriteDb, article: NewArticle): number {
  const { key } = write(
    db,
    `INSERT INTO article (title, subtitle, byline, publisher, published_on, url, language, direction,
       title_sort, publisher_sort, byline_sort, search_form, id, revision_number, tagset_sha256,
       imported_at_ms, updated_at_ms, review, extra, detected, kind, characters)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...metadataValues(article.metadata),
      article.id,
      article.revisionNumber,
      article.tagsetSha256,
      article.importedAtMs,
      article.importedAtMs,
      article.review === null ? null : JSON.stringify(article.review),
      JSON.stringify(article.extra),
      JSON.stringify(article.detected),
      article.kind,
      article.characters,
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
    `SELECT ${headColumns}, subtitle, byline, publisher, published_on AS publishedOn, url,
       direction, review, extra, detected
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
    blocksVersion: row.blocksVersion,
    language,
    sentenceCount: row.sentenceCount,
    unseenCount: row.unseenCount,
    metadata: { title, subtitle, byline, publisher, publishedOn, url, language, direction },
    review: row.review === null ? null : (JSON.parse(row.review) as Review),
    extra: JSON.parse(row.extra) as JsonObject,
    detected: JSON.parse(row.detected) as DetectedFields,
  };
}

/** Newest import first. Counts are kept with the row, so marks are not scanned. */
export function listArticles(db: ReadDb): ArticleSummary[] {
  return readAll<SummaryRow>(
    db,
    `SELECT ${summaryColumns} FROM article ORDER BY imported_at_ms DESC, article_key DESC`,
  ).map(toSummary);
}

export function findSummary(db: ReadDb, articleKey: number): ArticleSummary | null {
  const row = readOne<SummaryRow>(
    db,
    `SELECT ${summaryColumns} FROM article WHERE article_key = ?`,
    [articleKey],
  );
  return row === null ? null : toSummary(row);
}

export const toSummary = ({ sentences, unseen, ...row }: SummaryRow): ArticleSummary => ({
  ...row,
  collections: JSON.parse(row.collections) as CollectionId[],
  coverage: sentences === null || unseen === null ? null : { sentences, unseen },
});

export function updateMetadata(db: WriteDb, articleKey: number, metadata: ArticleMetadata): void {
  write(
    db,
    `UPDATE article SET title = ?, subtitle = ?, byline = ?, publisher = ?, published_on = ?, url = ?,
       language = ?, direction = ?, title_sort = ?, publisher_sort = ?, byline_sort = ?,
       search_form = ?
     WHERE article_key = ?`,
    [...metadataValues(metadata), articleKey],
  );
}

/** Which revision is the current one, and what goes with its text. */
export interface CurrentRevision {
  readonly number: number;
  readonly kind: SourceKind | null;
  readonly detected: DetectedFields;
  /** Of the text, in code points. */
  readonly characters: number;
}

export function setCurrentRevision(db: WriteDb, articleKey: number, now: CurrentRevision): void {
  write(
    db,
    `UPDATE article SET revision_number = ?, kind = ?, detected = ?, characters = ?
     WHERE article_key = ?`,
    [now.number, now.kind, JSON.stringify(now.detected), now.characters, articleKey],
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

export function setArticleTagset(db: WriteDb, articleKey: number, sha256: string): void {
  write(db, 'UPDATE article SET tagset_sha256 = ? WHERE article_key = ?', [sha256, articleKey]);
}
