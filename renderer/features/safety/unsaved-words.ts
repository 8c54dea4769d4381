// Acts that are not saved, in words and as text to be copied.

import type { AppErrorData, ErrorCode } from '../../../shared/ipc/result.ts';
import type { UnsavedAct } from '../../state/unsaved-acts.ts';
import { countOf } from '../../ui/words.ts';

const remedies: { readonly [C in ErrorCode]?: string } = {
  'disk-full': 'Free some space on that disk, then choose Retry all.',
  'file-missing': 'Bring the folder or the drive back, then choose Retry all.',
  'file-unreadable': 'Check the disk or the drive that holds it, then choose Retry all.',
  'file-unwritable': 'Allow writing to the file and its folder, then choose Retry all.',
  'workspace-read-only': 'Allow writing to the file and its folder, then choose Retry all.',
  'workspace-locked': 'Close the other program that uses it, then choose Retry all.',
  'workspace-held': 'Close it there, then choose Retry all.',
  'workspace-damaged': 'Repair it or restore a backup; the acts can be saved after that.',
};

/** What to do so that they can be saved. */
export function remedyOf({ code, details }: AppErrorData): string {
  return remedies[code] ?? details.remedy;
}

export const unsavedCount = (count: number): string => `Not saved: ${countOf(count, 'act')}`;

export function unsavedText(acts: readonly UnsavedAct[]): string {
  const lines = acts.flatMap(({ kept, madeAtMs, failure }) => [
    `${new Date(madeAtMs).toISOString()} ${kept.what}`,
    ...(kept.title === null ? [] : [`  Article: ${kept.title}`]),
    ...notesOf(kept.content),
    `  Not saved: ${failure.message}`,
  ]);
  return `${lines.join('\n')}\n`;
}

/** What was typed is worth most, so it stands in the text in full. */
function notesOf(content: Readonly<Record<string, unknown>>): string[] {
  const { note, values, fields } = content;
  return [
    ...(typeof note === 'string' ? [`  Note: ${note}`] : []),
    ...[values, fields].flatMap((each) => (each === undefined ? [] : `  ${JSON.stringify(each)}`)),
  ];
}

export function unsavedJson(acts: readonly UnsavedAct[]): string {
  const plain = acts.map(({ kept, madeAtMs, failure }) => ({
    what: kept.what,
    madeAt: new Date(madeAtMs).toISOString(),
    articleTitle: kept.title,
    ...kept.content,
    notSaved: failure.message,
  }));
  return `${JSON.stringify(plain, null, 2)}\n`;
}
