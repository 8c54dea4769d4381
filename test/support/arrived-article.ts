// An article as an importer hands it over, put straight into a workspace: quicker than an import, and with whatever
// fields a test is about.

import { createHash, randomUUID } from 'node:crypto';
import { transaction } from '../../electron/workspace/db/connection.ts';
import {
  storeArrival,
  type ArrivedArticle,
  type ArrivedFile,
} from '../../electron/workspace/services/store-article.ts';
import type { WorkspaceService } from '../../electron/workspace/workspace.ts';
import type { ArticleMetadata } from '../../shared/domain/article.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { SourceKind } from '../../shared/domain/source-map.ts';
import { likenessBands } from '../../shared/text/min-hash.ts';
import { plainTextStructure } from '../../shared/text/plain-text-structure.ts';

export interface ArrivalFields extends Partial<ArticleMetadata> {
  readonly fileName?: string;
  readonly kind?: SourceKind;
  readonly importedAtMs?: number;
}

export interface Arrival {
  readonly id: ArticleId;
  readonly file: ArrivedFile;
  readonly article: ArrivedArticle;
}

/** The text has to be canonical. */
export function arrivalOf(text: string, fields: ArrivalFields = {}): Arrival {
  const { fileName = 'example.txt', kind = 'plain-text', importedAtMs = 0, ...metadata } = fields;
  const data = Buffer.from(text, 'utf8');
  const sha256 = createHash('sha256').update(data).digest('hex');
  const id = randomUUID() as string as ArticleId;
  const source = { fileName, mediaType: 'text/plain', bytes: data.length, sha256, importedAtMs };
  const article = {
    id,
    title: 'Untitled',
    subtitle: null,
    byline: null,
    publisher: null,
    publishedOn: null,
    url: null,
    language: null,
    direction: 'ltr',
    ...metadata,
    text,
    textSha256: sha256,
    blocks: plainTextStructure(text).blocks,
    marks: [],
    revision: { number: 1, parentTextSha256: null, createdAtMs: 0, reason: null },
    source,
    extra: {},
  } as const;
  return {
    id,
    file: {
      source,
      original: { sha256, bytes: data.length, compression: 'none', data },
      kind,
      importerVersion: 1,
      encoding: 'UTF-8',
      wholePage: false,
      notices: [],
    },
    article: {
      detected: {},
      map: [],
      likeness: likenessBands(text),
      partIndex: 0,
      document: {
        article,
        tagset: factCheckingTagset,
        annotators: [],
        annotations: [],
        relations: [],
        review: null,
      },
    },
  };
}

/** Saves it as the service does, in a transaction. */
export function saveArrival(service: WorkspaceService, { file, article }: Arrival): void {
  const workspace = service.current();
  transaction(workspace.db, (db) => storeArrival(workspace, db, file, [article]));
}

/** A new article with this text and these fields. */
export function storeText(
  { service }: { readonly service: WorkspaceService },
  text: string,
  fields: ArrivalFields = {},
): ArticleId {
  const arrival = arrivalOf(text, fields);
  saveArrival(service, arrival);
  return arrival.id;
}
