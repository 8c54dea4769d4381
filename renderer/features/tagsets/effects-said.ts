// What is said once a tagset was changed or another one is used.

import type { TagsetEffects } from '../../../shared/ipc/tagset-types.ts';
import { keyCaps } from '../../app/commands/key-names.ts';
import { useAppStore } from '../../state/app-store.ts';
import { quoted } from '../../ui/words.ts';
import type { EffectsChange } from './effects-change.ts';
import { doneWords } from './effects-words.ts';

/** “Tagset “Press” changed: 12 marks in 3 articles. Ctrl+Z undoes it.” */
export function saidOf(change: EffectsChange, effects: TagsetEffects): string {
  const name = `Tagset ${quoted(change.tagset.name)}`;
  const how = change.kind === 'use' ? 'in use' : change.old === null ? 'added' : 'changed';
  const done = doneWords(effects);
  const platform = useAppStore.getState().app?.platform ?? 'linux';
  const undo = keyCaps('Ctrl+Z', platform).join('+');
  return `${name} ${how}${done === '' ? '' : `: ${done}`}. ${undo} undoes it.`;
}
