// Makes a backup because somebody asked for it, and says what came of it.

import { announce } from '../../state/messages.ts';
import { makeBackup, useSafety } from '../../state/safety-store.ts';
import { timeWords } from './backup-words.ts';

export async function makeOneNow(): Promise<void> {
  const made = await makeBackup();
  const { makeFailure } = useSafety.getState();
  if (made !== null) announce(`Backup made and checked, ${timeWords(made)}`);
  else if (makeFailure !== null) announce(`No backup was made. ${makeFailure.message}`);
}
