// `sourcebench validate FILE…`: every problem of every file; needs no workspace and changes nothing.

import type { FormatId } from '../../../shared/formats/format-list.ts';
import type { AppErrorData } from '../../../shared/ipc/result.ts';
import { validateFile, type Validation } from '../../workspace/services/validate-file.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export async function validateCommand(
  { maxFileBytes, openSource }: Context,
  paths: readonly string[],
  format: FormatId | null,
): Promise<Outcome> {
  const files: Validation[] = [];
  // One at a time, because only one of them may have to fit into memory.
  for (const path of paths) files.push(await validateFile(path, maxFileBytes, format, openSource));
  return {
    document: { files },
    lines: files.flatMap(toLines),
    errors: files.flatMap(toErrors),
  };
}

const toLines = ({ file, valid, problems }: Validation): string[] =>
  valid
    ? [`valid  ${file}`]
    : [
        `not valid  ${file}`,
        ...problems.map(({ path, message, remedy }) => `  ${path}: ${message} ${remedy}`),
      ];

function toErrors({ file, valid, problems }: Validation): AppErrorData[] {
  const [first] = problems;
  if (valid || first === undefined) return [];
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  // A file that cannot be read at all names itself in its message.
  const where =
    first.path === '$' && first.message.includes(file) ? '' : `${file}: ${first.path}: `;
  return [
    {
      code: 'file-invalid',
      message: `${where}${first.message}${more}`,
      details: { remedy: first.remedy, file },
    },
  ];
}
