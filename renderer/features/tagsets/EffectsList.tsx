// What a change does, one line for each kind of thing; what is deleted comes first and says so.

import { ArrowRight, Trash2 } from 'lucide-react';
import type { TagsetEffect } from '../../../shared/ipc/tagset-types.ts';
import { effectWords, isLoss } from './effects-words.ts';

export function EffectsList({ effects }: { readonly effects: readonly TagsetEffect[] }) {
  if (effects.length === 0) return null;
  return (
    <section aria-labelledby="effects-list-title">
      <h3 id="effects-list-title">What it does</h3>
      <ul className="effects-list">
        {effects.map((effect) => (
          <li key={`${effect.kind} ${effect.what}`} className={isLoss(effect) ? 'effect-loss' : ''}>
            {isLoss(effect) ? <Trash2 aria-hidden /> : <ArrowRight aria-hidden />}
            <span dir="auto">{effectWords(effect)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
