// Drives a codec over the articles of an export: part by part of a split, in one file or in files for each article,
// piece by piece into a sink. Other calls are answered meanwhile, and a stop is heard between articles.

import { setImmediate } from 'node:timers/promises';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { createFileNames, type FileNames } from '../../../shared/datasets/file-names.ts';
import type { DescribedChoice } from '../../../shared/datasets/described.ts';
import { isPerArticle, reservedNames } from '../../../shared/datasets/layout.ts';
import { sumLosses } from '../../../shared/datasets/merge-losses.ts';
import { splitArticles, splitParts, type SplitPart } from '../../../shared/datasets/split.ts';
import { startCounting, type Tally } from '../../../shared/datasets/tally.ts';
import type { Codec, WriteContext } from '../../../shared/formats/codec.ts';
import { formatInfo } from '../../../shared/formats/format-list.ts';
import type { LossReport } from '../../../shared/formats/loss.ts';
import { idFor, sha256OfContent } from '../datasets/codec-context.ts';
import type { Job } from '../job.ts';
import { generatorVersion } from '../version.ts';
import { cancelled } from './export-checks.ts';
import type { FileSink } from './export-sink.ts';
import type { ExportSource } from './export-source.ts';

export interface Writing {
  readonly codec: Codec;
  readonly source: ExportSource;
  readonly choice: DescribedChoice;
  /** Of the dataset's files, without extension. */
  readonly name: string;
  readonly nowMs: number;
  readonly sink: FileSink;
  readonly job: Job;
  /** Only so many articles, the first ones. */
  readonly limit: number;
  /** It is written beside the file that was named; a single article has its name. */
  readonly isNamed: boolean;
}

export interface Written {
  readonly tally: Tally;
  readonly loss: LossReport;
}

/** How long, at most, others wait for an answer. */
const TURN_MS = 10;
const PROGRESS_MS = 100;

/** Throws `cancelled` when the job is stopped; the sink then holds what was written until then. */
export async function writeArticles(writing: Writing): Promise<Written> {
  const counting = startCounting();
  const losses = sumLosses();
  const names = createFileNames(reservedNames(writing.name));
  const pacer = pace(writing);
  const taken = new Set<string>();

  function* articlesOf(indexes: Iterable<number>, part: SplitPart | null) {
    for (const index of indexes) {
      pacer.check();
      const document = writing.source.read(index);
      counting.add(document, part);
      pacer.read();
      yield document;
    }
  }

  pacer.check();
  for (const { part, indexes } of partsOf(writing)) {
    const folder = part === null ? '' : `${part}/`;
    const run = { writing, names, folder, taken, pacer };
    const articles = articlesOf(indexes, part);
    if (formatInfo(writing.codec.id).perArticle || !isPerArticle(writing.choice)) {
      losses.add(await writeTogether(run, articles));
    } else {
      for (const document of articles) losses.add(await writeOne(run, document));
    }
  }
  pacer.check();
  return { tally: counting.tally(), loss: losses.report() };
}

interface Part {
  readonly part: SplitPart | null;
  readonly indexes: Iterable<number>;
}

/** Parts without articles are left out. */
function partsOf({ choice, source, limit }: Writing): Part[] {
  const count = Math.min(limit, source.articles);
  if (choice.split === null) return [{ part: null, indexes: Array(count).keys() }];
  const placed = splitArticles(source.splitItems(), choice.split).slice(0, count);
  return splitParts.flatMap((part) => {
    const indexes = [...placed.keys()].filter((index) => placed[index] === part);
    return indexes.length === 0 ? [] : [{ part, indexes }];
  });
}

interface Run {
  readonly writing: Writing;
  readonly names: FileNames;
  /** Before the paths of the files; empty or with a `/` at its end. */
  readonly folder: string;
  /** Files of one run for an article, as {@link writeOne} looks for them. */
  readonly taken: Set<string>;
  readonly pacer: Pacer;
}

function writeTogether(run: Run, articles: Iterable<AnnotatedArticle>): Promise<LossReport> {
  const { name, isNamed, source } = run.writing;
  // Several articles in the file that was named have companions of their own.
  const nameOf = isNamed && source.articles === 1 ? () => name : run.names.nameOf;
  return drive(run, articles, { name, nameOf }, () => undefined);
}

class NameTaken extends Error {}

/** One article as a dataset of its own. Companions have names of their own, which may be those of another's files. */
async function writeOne(run: Run, document: AnnotatedArticle): Promise<LossReport> {
  const { writing, taken, folder } = run;
  let name = writing.isNamed ? writing.name : run.names.nameOf(document);
  for (;;) {
    const mine = new Set<string>();
    const claim = (path: string) => {
      const key = `${folder}${path}`.toUpperCase();
      if (mine.has(path)) return;
      if (taken.has(key)) throw new NameTaken(path);
      mine.add(path);
    };
    try {
      const loss = await drive(run, [document], { name, nameOf: () => name }, claim);
      for (const path of mine) taken.add(`${folder}${path}`.toUpperCase());
      return loss;
    } catch (thrown) {
      if (!(thrown instanceof NameTaken)) throw thrown;
      for (const path of mine) await writing.sink.remove(`${folder}${path}`);
      name = run.names.rename(document);
    }
  }
}

async function drive(
  { writing, folder, pacer }: Run,
  articles: Iterable<AnnotatedArticle>,
  named: Pick<WriteContext, 'name' | 'nameOf'>,
  claim: (path: string) => void,
): Promise<LossReport> {
  const { codec, choice, nowMs, sink } = writing;
  if (codec.write === undefined) throw new RangeError(`${codec.id} does not write`);
  const steps = codec.write(articles, {
    sha256Hex: sha256OfContent,
    idFor,
    nowMs,
    generatorVersion,
    ...named,
    text: choice.text,
    offsets: choice.offsets,
  });
  for (;;) {
    const next = steps.next();
    const step = next instanceof Promise ? await next : next;
    if (step.done === true) return step.value;
    const { path, content } = step.value;
    claim(path);
    const waiting = sink.write(`${folder}${path}`, content);
    if (waiting !== null) await waiting;
    const turn = pacer.turn();
    if (turn !== null) await turn;
  }
}

interface Pacer {
  /** Throws `cancelled` once the work is to stop. */
  readonly check: () => void;
  readonly read: () => void;
  /** To be waited for, so that others get their turn; null while there is time. */
  readonly turn: () => Promise<unknown> | null;
}

function pace({ job, source, limit }: Writing): Pacer {
  const total = Math.min(limit, source.articles);
  let done = 0;
  let lastTurn = performance.now();
  let lastProgress = -PROGRESS_MS;
  const tell = () => job.progress({ label: 'Exporting', done, total });
  return {
    check() {
      if (job.signal.aborted) throw cancelled();
    },
    read() {
      done += 1;
      const now = performance.now();
      if (now - lastProgress < PROGRESS_MS && done < total) return;
      lastProgress = now;
      tell();
    },
    turn() {
      const now = performance.now();
      if (now - lastTurn < TURN_MS) return null;
      return setImmediate().then(() => {
        lastTurn = performance.now();
        if (job.signal.aborted) throw cancelled();
      });
    },
  };
}
