// Checks a file against every rule of its format, without a workspace and without changing anything.

import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { FileProblem } from '../../../shared/formats/codec.ts';
import { detectFormat } from '../../../shared/formats/detect-format.ts';
import type { FormatId } from '../../../shared/formats/format-list.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import { kindOfText, notOurs, readAnnotatedArticle } from '../importers/annotated-json.ts';
import { decodeBytes } from '../importers/decode.ts';
import { readDataset } from '../datasets/read-dataset.ts';
import type { OpenSource } from '../age/open-sealed.ts';
import { readWithCompanions, withoutKeys } from '../importers/companions.ts';
import { readSource, refused, type SourceBytes } from '../importers/read-source.ts';

export interface Validation {
  readonly file: string;
  readonly valid: boolean;
  readonly problems: readonly Problem[];
  /** Of a dataset: what its reader reads otherwise than it is written, or keeps without a place for it. */
  readonly notes?: readonly Problem[];
}

/** Our own articles are held to the format to the letter, encoding included; of others their reader says what is wrong. */
export async function validateFile(
  path: string,
  maxBytes: number,
  format: FormatId | null,
  open: OpenSource = withoutKeys,
): Promise<Validation> {
  const read = () => readWithCompanions(path, maxBytes, null, open);
  const isOurs = format === null ? await isOwnArticle(read) : format === 'annotated-json';
  if (isOurs) return validateArticle(path, async () => open(await readSource(path, maxBytes)));
  const options = { from: format, maxBytes, open, nowMs: 0, tagsets: [factCheckingTagset] };
  const { problems, problemCount, notes } = await readDataset(path, options);
  const inFile = ({ file, path: place, message, remedy }: FileProblem): Problem => ({
    path: file === path ? place : `${file}: ${place}`,
    message,
    remedy,
  });
  return {
    file: path,
    valid: problemCount === 0,
    problems: problems.map(inFile),
    notes: notes.map(inFile),
  };
}

/** Extensions that only datasets of other programs have. */
const isOfOthers = /\.(?:ann|csv|tsv|conll|iob2?|bio|bioes|jsonl|jsonld|qdpx|qdc)$/i;

/** JSON that cannot be told is taken for one, so that it is said what such a file has to be. */
async function isOwnArticle(read: () => Promise<SourceBytes>): Promise<boolean> {
  try {
    const { fileName, bytes } = await read();
    const found = detectFormat({ path: fileName, bytes });
    return found === 'annotated-json' || (found === null && !isOfOthers.test(fileName));
  } catch {
    return true;
  }
}

/** Never throws for what is wrong with the file: a file that cannot be read is not valid, for that reason. */
async function validateArticle(
  path: string,
  read: () => Promise<SourceBytes>,
): Promise<Validation> {
  try {
    const problems = findProblems(path, await read());
    return { file: path, valid: problems.length === 0, problems };
  } catch (thrown) {
    const { message, details } = toErrorData(thrown);
    return { file: path, valid: false, problems: [{ path: '$', message, remedy: details.remedy }] };
  }
}

function findProblems(path: string, source: SourceBytes): readonly Problem[] {
  const decoded = decodeBytes(source.bytes);
  if (!('text' in decoded)) {
    throw refused(
      'file-binary',
      path,
      'is not a text file.',
      'Choose an annotated-article file (“.annotated.json”).',
    );
  }
  if (kindOfText(source.fileName, decoded.text) !== 'annotated') throw notOurs(path, decoded.text);
  return [
    ...encodingProblems(decoded.encoding),
    ...readAnnotatedArticle(path, decoded.text).problems,
  ];
}

/** The format is UTF-8 without a byte order mark. */
function encodingProblems(encoding: string): Problem[] {
  if (encoding === 'UTF-8') return [];
  return [
    {
      path: '$',
      message: `The file is in ${encoding}; the format is UTF-8 without a byte order mark.`,
      remedy: 'Save it as UTF-8 without BOM.',
    },
  ];
}
