// A workspace with a passphrase, made as the window makes one: plain first, with work in it, then encrypted.

import type { ArticleId } from '../../shared/domain/ids.ts';
import { importText, openTestWorkspace, tagWords, type TestWorkspace } from './workspace.ts';

/** Words that stand in the text, in a note and in a title, and in nothing else on the disk. */
export const secretWords = ['Kestrelmeadow', 'Überquellwort', 'Nachtragsnotiz'] as const;
export const secretText = `${secretWords[0]} reopens\n\nThe ${secretWords[1]} was safe. It opened on Monday.`;

/** Rows of the text, a mark and its note. */
export async function workAt(workspace: TestWorkspace): Promise<ArticleId> {
  const articleId = await importText(workspace, secretText);
  const { id } = await tagWords(workspace, articleId, 'Monday');
  await workspace.call['annotation:set-note']({ id, articleId, note: secretWords[2] });
  return articleId;
}

export const setPassphrase = (
  { call }: Pick<TestWorkspace, 'call'>,
  next: string | null,
  current: string | null = null,
) => call['workspace:change-passphrase']({ current, next });

export async function encryptedWorkspace(passphrase: string) {
  const workspace = await openTestWorkspace();
  const articleId = await workAt(workspace);
  await setPassphrase(workspace, passphrase);
  return { ...workspace, articleId };
}
