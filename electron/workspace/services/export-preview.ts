// What an export would write and lose: the same writing, into nothing but the first lines of the first files.

import { cardOf } from '../../../shared/datasets/card.ts';
import type { DatasetFile } from '../../../shared/datasets/described.ts';
import { cardFileName, manifestFileName } from '../../../shared/datasets/layout.ts';
import { manifestOf } from '../../../shared/datasets/manifest.ts';
import { loadCodec } from '../../../shared/formats/codecs.ts';
import { formatInfo } from '../../../shared/formats/format-list.ts';
import type { ExportPreview, PreviewFile } from '../../../shared/ipc/dataset-types.ts';
import type { Job } from '../job.ts';
import type { ThreadInput } from '../protocol.ts';
import { generatorVersion } from '../version.ts';
import { exportTime } from './export-annotated-article.ts';
import { requireWritable } from './export-checks.ts';
import { writeLoss } from './export-dataset.ts';
import { placeOf } from './export-place.ts';
import { cutIntoShards, type FileSink } from './export-sink.ts';
import { listTarget, withWorkspaceSource } from './export-source.ts';
import { writeArticles } from './export-writing.ts';
import type { OpenWorkspace } from './open-workspace.ts';

const MOST_FILES = 8;
const MOST_LINES = 40;
const MOST_CHARACTERS = 4000;
/** So that a long line, such as one with a whole text, leaves room for those after it. */
const LONGEST_LINE = 1500;
/** Of one piece of a file. */
const LOOKED_AT = 65_536;

/** Nothing is written anywhere. Throws `cancelled` when the job is stopped. */
export function previewExport(
  workspace: OpenWorkspace,
  { choice, limit }: ThreadInput<'export:preview'>,
  job: Job,
): Promise<ExportPreview> {
  requireWritable(choice);
  const format = formatInfo(choice.format);
  const nowMs = exportTime(workspace.clock);
  const { name, isFolder } = placeOf(workspace.db, choice, listTarget(workspace.db, choice.target));
  return withWorkspaceSource(workspace, choice.target, choice, job.signal, async (source) => {
    const openings = collectOpenings(format.isText);
    const sink = cutIntoShards(openings);
    const codec = await loadCodec(choice.format);
    const looked = Math.min(limit ?? source.articles, source.articles);
    const fixed = { codec, source, choice, name, nowMs, sink, job };
    const written = await writeArticles({ ...fixed, limit: looked, isNamed: !isFolder });
    await sink.finish();
    await writeLoss(openings.text, format, name, written);
    if (choice.card) {
      const described = { name, format, choice, ...written, exportedAtMs: nowMs, generatorVersion };
      const files = openings.listed();
      await openings.text.write(cardFileName, cardOf({ ...described, files }));
      await openings.text.write(manifestFileName, manifestOf({ ...described, files }));
    }
    const { annotations, relations } = written.tally;
    return {
      articles: source.articles,
      looked,
      annotations,
      relations,
      loss: written.loss,
      files: openings.files(),
      isFolder,
    };
  });
}

interface Openings extends FileSink {
  /** Takes reports, which are text whatever the format is. */
  readonly text: FileSink;
  readonly files: () => PreviewFile[];
  /** For the card; the checksums are known only when the files are. */
  readonly listed: () => DatasetFile[];
}

interface Opening {
  readonly isText: boolean;
  text: string;
  lines: number;
}

function collectOpenings(isText: boolean): Openings {
  /** The first of the articles' files, and all reports. */
  const kept = new Map<string, Opening>();
  const sink = (areText: boolean, isReport: boolean): FileSink => ({
    write(path, content) {
      const known = kept.get(path);
      if (known === undefined && kept.size >= MOST_FILES && !isReport) return null;
      const opening = known ?? { isText: areText, text: '', lines: 0 };
      if (known === undefined) kept.set(path, opening);
      extend(opening, content);
      return null;
    },
    rename(from, to) {
      const opening = kept.get(from);
      kept.delete(from);
      if (opening !== undefined) kept.set(to, opening);
      return Promise.resolve();
    },
    remove(path) {
      kept.delete(path);
      return Promise.resolve();
    },
  });
  return {
    ...sink(isText, false),
    text: sink(true, true),
    files: () =>
      Array.from(kept, ([path, opening]) => ({
        path,
        opening: opening.isText ? opening.text : null,
      })),
    listed: () => Array.from(kept.keys(), (path) => ({ path, bytes: 0, sha256: '…' })),
  };
}

/** Up to a whole line, where one ends early enough. */
function extend(opening: Opening, content: string | Uint8Array): void {
  const isFull = opening.lines >= MOST_LINES || opening.text.length >= MOST_CHARACTERS;
  if (isFull || !opening.isText) return;
  const start =
    typeof content === 'string'
      ? content.slice(0, LOOKED_AT)
      : Buffer.from(content.subarray(0, LOOKED_AT)).toString('utf8');
  const lines = start.split('\n').slice(0, MOST_LINES - opening.lines + 1);
  const taken = lines
    .map(cut)
    .join('\n')
    .slice(0, MOST_CHARACTERS - opening.text.length);
  opening.lines += lines.length - 1;
  opening.text += taken.toWellFormed();
}

const cut = (line: string): string =>
  line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE).toWellFormed()} …`;
