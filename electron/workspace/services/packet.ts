// A packet for a blind second reading: texts, tagset and guidelines, without any marks. One article is an annotated
// article file, several are a dataset; what comes back is matched by the articles' ids.

import { resolve } from 'node:path';
import { slugOf } from '../../../shared/annotation-file/file-name.ts';
import type { DescribedChoice } from '../../../shared/datasets/described.ts';
import { formatInfo, type FormatId } from '../../../shared/formats/format-list.ts';
import type { SavedFile } from '../../../shared/ipc/types.ts';
import { packetArticle } from '../../../shared/review/packet-article.ts';
import { findGuidelines } from '../db/guidelines.ts';
import { unwatched } from '../job.ts';
import type { ThreadInput } from '../protocol.ts';
import { exportTime } from './export-annotated-article.ts';
import { requireArticles } from './export-checks.ts';
import { writeDataset } from './export-dataset.ts';
import { listTarget, withWorkspaceSource } from './export-source.ts';
import { safeFileName } from './file-name.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { refuseWorkspaceFile } from './protect-workspace.ts';

const formatFor = (articles: number): FormatId => (articles === 1 ? 'annotated-json' : 'jsonl');

/** The name to propose. */
export function packetFileName(
  { db }: OpenWorkspace,
  { target }: ThreadInput<'packet:file-name'>,
): string {
  const listed = listTarget(db, target);
  requireArticles(listed.length);
  const [only] = listed;
  const { extension } = formatInfo(formatFor(listed.length));
  const name =
    only !== undefined && listed.length === 1
      ? slugOf(requireArticle(db, only[1]).title, 'article')
      : `${listed.length}-articles`;
  return safeFileName(`${name}-packet${extension}`);
}

/** All articles as they are when it begins, whatever is written meanwhile. */
export async function writePacket(
  workspace: OpenWorkspace,
  { target, path, encryption = null }: ThreadInput<'packet:write'>,
): Promise<SavedFile> {
  const count = listTarget(workspace.db, target).length;
  requireArticles(count);
  const choice = choiceOf(formatFor(count));
  const guidelines = guidelinesReader(workspace);
  const { bytes } = await withWorkspaceSource(
    workspace,
    target,
    choice,
    unwatched.signal,
    (source) =>
      writeDataset({
        source: {
          ...source,
          read: (index) => {
            const document = source.read(index);
            return packetArticle(document, guidelines(document.tagset.id));
          },
        },
        choice,
        path: resolve(path),
        encryption,
        isFolder: false,
        name: 'packet',
        nowMs: exportTime(workspace.clock),
        refuse: (file) => refuseWorkspaceFile(workspace, file),
        job: unwatched,
      }),
  );
  return { path, bytes };
}

/** Each tagset's are looked up once, so that all articles of a packet have the same. */
function guidelinesReader({ db }: OpenWorkspace): (tagsetId: string) => string | null {
  const known = new Map<string, string | null>();
  return (tagsetId) => {
    const found = known.get(tagsetId);
    if (found !== undefined) return found;
    const markdown = findGuidelines(db, tagsetId);
    known.set(tagsetId, markdown);
    return markdown;
  };
}

const choiceOf = (format: FormatId): DescribedChoice => ({
  format,
  each: formatInfo(format).perArticle ? 'per-article' : 'together',
  tags: null,
  annotators: null,
  acceptedOnly: false,
  text: true,
  offsets: null,
  split: null,
  card: false,
});
