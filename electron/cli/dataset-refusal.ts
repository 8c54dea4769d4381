// Why files are not taken: the first problem with its place, and how many more there are.

import type { FileProblem } from '../../shared/formats/codec.ts';
import type { AppErrorData } from '../../shared/ipc/result.ts';

/** Without problems there is nothing in the files. `hint` comes after what would be right. */
export function datasetRefusal(
  paths: readonly string[],
  problems: readonly FileProblem[],
  hint: string | null,
): AppErrorData {
  const [first] = problems;
  if (first === undefined) {
    return {
      code: 'file-invalid',
      message: `There is no article in ${paths.join(', ')}.`,
      details: { remedy: 'Choose files that have texts with marks in them.' },
    };
  }
  const { file, path, message, remedy } = first;
  const where = message.includes(file) && path === '$' ? '' : `${file}: ${path}: `;
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  return {
    code: 'file-invalid',
    message: `${where}${message}${more}`,
    details: {
      remedy: hint === null ? remedy : `${remedy} ${hint}`,
      file,
    },
  };
}
