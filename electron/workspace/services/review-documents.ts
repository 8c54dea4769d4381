// The documents that reviews keep: written once under the SHA-256 of their own-format JSON, read back and placed in an
// article's present text. What was read is kept in memory, because a document and a text never change under their names.

import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { reanchor, type Revised } from '../../../shared/anchoring/reanchor.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { MarkSet } from '../../../shared/review/review-item.ts';
import { sha256Hex } from '../importers/plain-text.ts';
import type { WriteDb } from '../db/connection.ts';
import { documentSha256, findReviewDocument, insertReviewDocument } from '../db/review-source.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** A panel of ten and its base. */
const MOST_KEPT = 12;

interface Kept {
  readonly documents: Map<string, AnnotatedArticle>;
  readonly placed: Map<string, MarkSet>;
}

const keptOf = new WeakMap<OpenWorkspace, Kept>();

function kept(workspace: OpenWorkspace): Kept {
  const known = keptOf.get(workspace) ?? { documents: new Map(), placed: new Map() };
  keptOf.set(workspace, known);
  return known;
}

function remembered<Value>(map: Map<string, Value>, name: string, make: () => Value): Value {
  const value = map.get(name) ?? make();
  map.delete(name);
  map.set(name, value);
  const [oldest] = map.keys();
  if (map.size > MOST_KEPT && oldest !== undefined) map.delete(oldest);
  return value;
}

export interface PackedDocument {
  /** What it is stored under. */
  readonly sha256: string;
  readonly put: (db: WriteDb) => void;
}

/** The same content always gets the same name. */
export function packDocument(workspace: OpenWorkspace, document: AnnotatedArticle): PackedDocument {
  const json = serialiseAnnotatedArticle(document, {
    exportedAtMs: 0,
    generatorVersion: '0',
    minified: true,
  });
  const sha256 = documentSha256(json);
  const read = parsed(json);
  if (read === null) {
    throw new AppError(
      'file-invalid',
      `The marks about “${document.article.title}” cannot be kept as they are.`,
      { remedy: 'Import the file as an article of its own to see what is the matter with it.' },
    );
  }
  remembered(kept(workspace).documents, sha256, () => read);
  return { sha256, put: (db) => insertReviewDocument(db, sha256, json) };
}

/** Throws `workspace-damaged` when it is not there or cannot be read. */
export function readDocument(workspace: OpenWorkspace, sha256: string): AnnotatedArticle {
  return remembered(kept(workspace).documents, sha256, () => {
    const json = findReviewDocument(workspace.db, sha256);
    const document = json === null ? null : parsed(json);
    if (document !== null) return document;
    throw new AppError(
      'workspace-damaged',
      `The workspace ${workspace.path} lacks the marks of a review.`,
      {
        remedy: 'Make a copy of the file, then restore it from a backup.',
        file: workspace.path,
      },
    );
  });
}

function parsed(json: string): AnnotatedArticle | null {
  const { document, state } = parseAnnotatedArticle(json, { sha256Hex: hashOf, salvage: true });
  return state === 'refused' ? null : document;
}

const hashOf = (text: string): string => sha256Hex(Buffer.from(text, 'utf8'));

/** The document's marks that count, as they stand in the text, and the relations between them. */
export function placedMarks(workspace: OpenWorkspace, sha256: string, text: Revised): MarkSet {
  return remembered(kept(workspace).placed, `${sha256} ${text.textSha256}`, () => {
    const { article, annotations, relations } = readDocument(workspace, sha256);
    const active = annotations.filter(isActive);
    const placed =
      article.textSha256 === text.textSha256 ? active : reanchor(article, text, active);
    const ids = new Set<string>(placed.map(({ id }) => id));
    return {
      annotations: placed,
      relations: relations.filter(
        ({ from, to, toArticle }) => toArticle === undefined && ids.has(from) && ids.has(to),
      ),
    };
  });
}
