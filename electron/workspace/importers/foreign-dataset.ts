// A dataset of another program, read by its codec. A file with problems is refused as a whole until the user asks for
// its valid part: what a damaged file says of one article may be about another.

import { basename } from 'node:path';
import { loadCodec } from '../../../shared/formats/codecs.ts';
import type { FileProblem, ReadResult } from '../../../shared/formats/codec.ts';
import { formatInfo } from '../../../shared/formats/format-list.ts';
import { AppError, toErrorData, type Problem } from '../../../shared/ipc/result.ts';
import { likenessBands } from '../../../shared/text/min-hash.ts';
import { unsealedName } from '../age/sealed-file.ts';
import { codecReadContext } from '../datasets/codec-context.ts';
import { codecFiles } from '../datasets/codec-files.ts';
import type { ForeignKind, OwnArticle, OwnFile, OwnInput } from './own-file.ts';

export async function readForeignDataset(input: OwnInput, kind: ForeignKind): Promise<OwnFile> {
  const { file, bytes, companions, salvage } = input;
  const fileName = unsealedName(basename(file));
  const codec = await loadCodec(kind);
  if (codec.read === undefined) throw new RangeError(`${kind} has no reader`);
  const { files, named } = codecFiles({ file, fileName, bytes, companions });
  const read = await codec.read(files, codecReadContext(input));
  const result = { ...read, problems: read.problems.map(named), notes: read.notes.map(named) };
  return {
    encoding: 'UTF-8',
    articles: articlesOf(file, kind, result, salvage),
    notes: result.notes.map((note) => inFile(fileName, note)),
  };
}

function articlesOf(
  file: string,
  kind: ForeignKind,
  result: ReadResult,
  salvage: boolean,
): OwnArticle[] {
  const { articles, problems, problemCount } = result;
  const fileName = unsealedName(basename(file));
  const told = problems.map((problem) => inFile(fileName, problem));
  if (articles.length > 0 && (problemCount === 0 || salvage)) {
    return articles.map((document, index) => ({
      line: null,
      document,
      likeness: likenessBands(document.article.text),
      problems: index === 0 ? told : [],
      error: null,
      salvageable: false,
    }));
  }
  return [
    {
      line: null,
      document: null,
      likeness: [],
      problems: told,
      error: toErrorData(refusal(file, kind, result, told)),
      salvageable: articles.length > 0,
    },
  ];
}

/** The file is named where it is another one than the one that was chosen. */
function inFile(fileName: string, { file, path, message, remedy }: FileProblem): Problem {
  const place = file === fileName ? path : path === '$' ? file : `${file}, ${path}`;
  return { path: place, message, remedy };
}

function refusal(
  file: string,
  kind: ForeignKind,
  { articles, problemCount, notes, tagset }: ReadResult,
  told: readonly Problem[],
): AppError {
  const { label } = formatInfo(kind);
  const [first] = told;
  if (first === undefined && tagset !== null) {
    return new AppError('file-invalid', `${file} is a codebook: it has codes and no texts.`, {
      remedy: 'Import it under Tagsets…, to tag with its codes.',
      file,
    });
  }
  if (first === undefined) {
    return new AppError('file-invalid', `${file} has no article in it (${label}).`, {
      remedy: notes[0]?.remedy ?? 'Choose a file that has texts with marks in it.',
      file,
      problems: told,
    });
  }
  const count = problemCount === 1 ? 'a problem' : `${problemCount} problems, first`;
  return new AppError(
    'file-invalid',
    `${file} (${label}) has ${count}: ${first.path}: ${first.message}`,
    {
      remedy:
        articles.length > 0
          ? 'Import the valid part, or correct the file and import it again.'
          : first.remedy,
      file,
      problems: told,
    },
  );
}
