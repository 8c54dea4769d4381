// What a command says of a dataset that it wrote: where it is, how much it holds, and what it could not hold.

import { lossLine, type LossReport } from '../../shared/formats/loss.ts';
import type { FileProblem } from '../../shared/formats/codec.ts';
import type { ExportSummary } from '../../shared/ipc/dataset-types.ts';
import type { AppErrorData } from '../../shared/ipc/result.ts';
import type { Outcome } from './outcome.ts';

type Told = Pick<ExportSummary, 'files' | 'articles' | 'annotations' | 'relations' | 'loss'>;

export interface DatasetReport {
  /** Null where nothing was written. */
  readonly summary: Told | null;
  readonly problems: readonly FileProblem[];
  readonly notes: readonly FileProblem[];
  readonly errors: readonly AppErrorData[];
}

const nothing: Told = {
  files: [],
  articles: 0,
  annotations: 0,
  relations: 0,
  loss: { kinds: [], items: [] },
};

export function datasetOutcome({ summary, problems, notes, errors }: DatasetReport): Outcome {
  const { files, articles, annotations, relations, loss } = summary ?? nothing;
  const told = [...problems, ...notes];
  return {
    document: {
      outputs: files,
      articles,
      annotations,
      relations,
      problems: told.map(({ file, path, message, remedy }) => ({ file, path, message, remedy })),
      loss: loss.kinds.map(({ kind, count }) => ({ kind, count })),
    },
    lines: [
      ...files.map((file) => `wrote  ${file}`),
      ...(summary === null
        ? []
        : [`${articles} articles, ${annotations} marks, ${relations} relations`]),
      ...lossLines(loss),
      ...told.map(({ file, path, message, remedy }) => `  ${file}: ${path}: ${message} ${remedy}`),
    ],
    errors,
  };
}

const lossLines = ({ kinds }: LossReport): string[] =>
  kinds.length === 0
    ? []
    : ['not in it:', ...kinds.map(({ kind, count }) => `  ${lossLine(kind, count)}`)];
