// Imports one source: text or an annotated article, told apart by content. Whatever is wrong with it becomes
// a result, not an exception, so that a batch goes on; and nothing is written unless all of it is.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { failedImport } from '../../../shared/ipc/failed-import.ts';
import { AppError, toErrorData, type Problem } from '../../../shared/ipc/result.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { findArticleHead } from '../db/article.ts';
import { transaction } from '../db/connection.ts';
import { fromSqlite } from '../db/errors.ts';
import { findArticleBySource } from '../db/source.ts';
import { kindOfText, notOurs, readAnnotatedArticle } from '../importers/annotated-json.ts';
import { decodeBytes, type Decoded } from '../importers/decode.ts';
import { plainTextArticle, sha256Hex } from '../importers/plain-text.ts';
import { refused, type SourceBytes } from '../importers/read-source.ts';
import { loadDocument } from './load-document.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { SalvageStore } from './salvage-store.ts';
import { storeArticle } from './store-article.ts';

export interface ImportContext {
  readonly workspace: OpenWorkspace;
  readonly salvage: SalvageStore;
  readonly maxFileBytes: number;
}

/** Never throws for what is wrong with the source; `read` may throw an {@link AppError} about it. */
export function importSource(
  context: ImportContext,
  file: string,
  read: () => SourceBytes,
): ImportResult {
  try {
    context.workspace.checkInPlace();
    const source = read();
    const decoded = decodeBytes(source.bytes);
    if (!('text' in decoded)) {
      throw refused(
        'file-binary',
        file,
        `is not a text file${decoded.kind === null ? '' : `; it looks like ${decoded.kind}`}.`,
        'Save its text as a plain text file (UTF-8) and import that.',
      );
    }
    switch (kindOfText(source.fileName, decoded.text)) {
      case 'annotated':
        return importAnnotated(context, source, decoded);
      case 'json':
        throw notOurs(file, decoded.text);
      case 'plain':
        return importPlain(context.workspace, source, decoded);
    }
  } catch (thrown) {
    return failed(file, fromSqlite(thrown, context.workspace.path));
  }
}

/** What can be saved of a file that was refused before. */
export function importSalvage(context: ImportContext, token: string): ImportResult {
  const { source, encoding, text } = context.salvage.find(token);
  try {
    const outcome = readAnnotatedArticle(source.file, text, { salvage: true });
    if (outcome.document === null) return failed(source.file, outcome.error);
    const { document, problems } = outcome;
    const saved = storeAnnotated(context.workspace, source, { document, problems, encoding });
    context.salvage.forget(token);
    return saved;
  } catch (thrown) {
    return failed(source.file, fromSqlite(thrown, context.workspace.path));
  }
}

function importPlain(
  workspace: OpenWorkspace,
  source: SourceBytes,
  { text, encoding, problems }: Decoded,
): ImportResult {
  const sha256 = sha256Hex(source.bytes);
  const known = findArticleBySource(workspace.db, sha256);
  if (known !== null) return result(source, 'exists', known, encoding, []);
  const document = plainTextArticle(source, text, workspace.clock());
  return transaction(workspace.db, (db) => {
    // Again inside the transaction: another process may have just imported the same bytes.
    const raced = findArticleBySource(db, sha256);
    if (raced !== null) return result(source, 'exists', raced, encoding, []);
    storeArticle(workspace, db, document);
    return result(source, 'imported', document.article, encoding, problems);
  });
}

function importAnnotated(
  { workspace, salvage }: ImportContext,
  source: SourceBytes,
  { text, encoding }: Decoded,
): ImportResult {
  const outcome = readAnnotatedArticle(source.file, text);
  if (outcome.document !== null) {
    const { document, problems } = outcome;
    return storeAnnotated(workspace, source, { document, problems, encoding });
  }
  const token = outcome.salvageable ? salvage.keep({ source, encoding, text }) : null;
  return {
    ...failed(source.file, outcome.error),
    encoding,
    problems: outcome.problems,
    salvageToken: token,
  };
}

interface Parsed {
  readonly document: AnnotatedArticle;
  readonly problems: readonly Problem[];
  readonly encoding: string;
}

function storeAnnotated(
  workspace: OpenWorkspace,
  source: SourceBytes,
  { document, problems, encoding }: Parsed,
): ImportResult {
  const { article } = document;
  if (findArticleHead(workspace.db, article.id) !== null) {
    return compareWithKnown(workspace, source, document, encoding);
  }
  return transaction(workspace.db, (db) => {
    if (findArticleHead(db, article.id) !== null) {
      throw new AppError(
        'conflict',
        `“${article.title}” has just been imported by another program.`,
        {
          remedy: 'Open the article, or import the file again.',
          file: source.file,
        },
      );
    }
    storeArticle(workspace, db, document);
    return result(source, 'imported', article, encoding, problems);
  });
}

/** The article is here already: fine when the file holds the same state, else a conflict that changes nothing. */
function compareWithKnown(
  workspace: OpenWorkspace,
  source: SourceBytes,
  document: AnnotatedArticle,
  encoding: string,
): ImportResult {
  const { article } = document;
  const state = (some: AnnotatedArticle) =>
    serialiseAnnotatedArticle(some, { exportedAtMs: 0, generatorVersion: '' });
  if (state(loadDocument(workspace, article.id)) === state(document)) {
    return result(source, 'exists', article, encoding, []);
  }
  const error = new AppError(
    'conflict',
    `${source.file} holds another state of “${article.title}”, which is in this workspace already. Nothing was changed.`,
    { remedy: 'Import it into another workspace to see both.', file: source.file },
  );
  return { ...failed(source.file, error), articleId: article.id, title: article.title, encoding };
}

function result(
  source: SourceBytes,
  status: 'imported' | 'exists',
  article: { readonly id: ArticleId; readonly title: string },
  encoding: string,
  problems: readonly Problem[],
): ImportResult {
  return {
    file: source.file,
    status,
    articleId: article.id,
    title: article.title,
    encoding,
    problems,
    error: null,
    salvageToken: null,
  };
}

/** The result for a source that was not imported. */
export function failed(file: string, thrown: unknown): ImportResult {
  return failedImport(file, toErrorData(thrown));
}
