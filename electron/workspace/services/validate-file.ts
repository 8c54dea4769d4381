// Checks an annotated-article file against every rule of the format, without a workspace and without changing anything.

import type { Problem } from '../../../shared/ipc/result.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import { kindOfText, notOurs, readAnnotatedArticle } from '../importers/annotated-json.ts';
import { decodeBytes } from '../importers/decode.ts';
import { readSource, refused } from '../importers/read-source.ts';

export interface Validation {
  readonly file: string;
  readonly valid: boolean;
  readonly problems: readonly Problem[];
}

/** Never throws for what is wrong with the file: a file that cannot be read is not valid, for that reason. */
export async function validateFile(path: string, maxBytes: number): Promise<Validation> {
  try {
    const problems = await findProblems(path, maxBytes);
    return { file: path, valid: problems.length === 0, problems };
  } catch (thrown) {
    const { message, details } = toErrorData(thrown);
    return { file: path, valid: false, problems: [{ path: '$', message, remedy: details.remedy }] };
  }
}

async function findProblems(path: string, maxBytes: number): Promise<readonly Problem[]> {
  const source = await readSource(path, maxBytes);
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
