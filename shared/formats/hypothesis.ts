// Annotations as Hypothesis hands them out: the answer of its API, a list of its rows, or the export of its client.
// Positions count UTF-16 code units (https://h.readthedocs.io/en/latest/api-reference/). Read only: Hypothesis takes
// annotations in through its API, not from files.

import type { Codec, FormatFile, ReadContext } from './codec.ts';
import { jsonIn } from './json-file.ts';
import { createReading, type Reading } from './reading.ts';
import { readRows, rowsIn, type HypothesisRows } from './hypothesis/rows.ts';
import { sortFiles } from './selectors/sources.ts';
import { webArticles } from './selectors/web-articles.ts';

export const hypothesisCodec: Codec = {
  id: 'hypothesis',
  read(files, context) {
    const reading = createReading();
    const sources = sortFiles(files, reading);
    const taken = new Set<string>();
    const articles = sources.documents.flatMap((file) => {
      const rows = rowsOf(file, context, taken, reading);
      if (rows === null) return [];
      return webArticles(
        {
          format: 'hypothesis',
          file,
          marks: rows.marks,
          relations: [],
          sources,
          unit: 'utf-16',
          titleOf: (source) => rows.titles.get(source) ?? null,
          kept: rows.pageNotes,
          extraOf: (_source, isExcerpt, pageNotes) => ({
            hypothesis: { isExcerpt, pageNotes: [...pageNotes] },
          }),
        },
        context,
        reading,
      );
    });
    sources.noteUnused();
    return reading.result(articles, articles[0]?.tagset ?? null);
  },
};

function rowsOf(
  file: FormatFile,
  context: ReadContext,
  taken: Set<string>,
  reading: Reading,
): HypothesisRows | null {
  const value = jsonIn(file, reading);
  if (value === undefined) return null;
  const rows = rowsIn(value);
  if (rows === null) {
    reading.problem(
      file.path,
      '$',
      'This is JSON, but not an export of Hypothesis.',
      'Choose the answer of its API (“rows”), or the export of its client (“annotations”).',
    );
    return null;
  }
  const read = readRows(rows, { file, context, taken, reading });
  if (read.marks.length === 0 && reading.problemCount === 0) {
    reading.problem(
      file.path,
      '$',
      'None of the annotations marks a passage.',
      'Choose an export that has highlights or annotations of passages.',
    );
  }
  return read;
}
