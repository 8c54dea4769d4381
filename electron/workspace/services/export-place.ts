// What an export's file or folder would be called, and which of the two it is.

import { slugOf } from '../../../shared/annotation-file/file-name.ts';
import { isPerArticle, reservedNames, takesFolder } from '../../../shared/datasets/layout.ts';
import type { ExportChoice } from '../../../shared/domain/export-choice.ts';
import { formatInfo } from '../../../shared/formats/format-list.ts';
import { findArticleHeadByKey } from '../db/article.ts';
import { findCollection } from '../db/collection.ts';
import type { ReadDb } from '../db/connection.ts';
import { measureArticles, type ListedArticle } from '../db/export-list.ts';
import type { ThreadOutput } from '../protocol.ts';
import { SHARD_BYTES } from './export-sink.ts';
import { listTarget } from './export-source.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export interface NamedPlace {
  /** Without extension. */
  readonly name: string;
  readonly isFolder: boolean;
}

export function exportPlace(
  { db }: OpenWorkspace,
  choice: ExportChoice,
): ThreadOutput<'export:place'> {
  const { name, isFolder } = placeOf(db, choice, listTarget(db, choice.target));
  const { extension } = formatInfo(choice.format);
  return { fileName: isFolder ? name : `${name}${extension}`, isFolder };
}

/** By the article's title, the collection's name, or `dataset`. */
export function placeOf(
  db: ReadDb,
  choice: ExportChoice,
  listed: readonly ListedArticle[],
): NamedPlace {
  const slug = slugOf(titleOf(db, choice, listed) ?? '', 'dataset');
  const name = reservedNames(slug).includes(slug) ? 'dataset' : slug;
  return {
    name,
    isFolder: takesFolder(choice, listed.length) || isLarge(db, choice, listed),
  };
}

function titleOf(
  db: ReadDb,
  { target }: ExportChoice,
  listed: readonly ListedArticle[],
): string | null {
  const [first] = listed;
  if (first !== undefined && listed.length === 1) {
    return findArticleHeadByKey(db, first[0])?.title ?? null;
  }
  if (!('view' in target) || target.view.collection === null) return null;
  return findCollection(db, target.view.collection)?.name ?? null;
}

/** About so many bytes in a `.jsonl` file, by format: for a character of the text and for a mark. */
const bytesPer: Readonly<Record<string, readonly [character: number, mark: number]>> = {
  jsonl: [1.1, 650],
  'spacy-jsonl': [12, 120],
};
const bytesOfOthers = [1.2, 150] as const;
const MEASURED_AT_ONCE = 1000;

/** Whether one file would likely be cut into several. */
function isLarge(db: ReadDb, choice: ExportChoice, listed: readonly ListedArticle[]): boolean {
  if (isPerArticle(choice) || formatInfo(choice.format).extension !== '.jsonl') return false;
  const [perCharacter, perMark] = bytesPer[choice.format] ?? bytesOfOthers;
  let bytes = 0;
  for (let at = 0; at < listed.length && bytes <= SHARD_BYTES; at += MEASURED_AT_ONCE) {
    const keys = listed.slice(at, at + MEASURED_AT_ONCE).map(([key]) => key);
    const { characters, marks } = measureArticles(db, keys);
    bytes += characters * perCharacter + marks * perMark;
  }
  return bytes > SHARD_BYTES;
}
