// What was said before for an attribute, to be offered while somebody types: from the whole workspace, and the mark's
// own words, which often are the name already.

import { useRef, useState } from 'react';
import { call } from '../../api.ts';
import type { TagId } from '../../../shared/domain/ids.ts';

const ASKED_FOR = 1000;
const OFFERED = 6;
const MARKS = /\p{M}+/gu;

const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(MARKS, '').toLocaleLowerCase();

/** Those with a word that begins as typed, ignoring case and accents; those that begin so themselves first. Pure. */
export function matching(known: readonly string[], typed: string): readonly string[] {
  const wanted = folded(typed.trim());
  const front: string[] = [];
  const inside: string[] = [];
  for (const text of known) {
    const form = folded(text);
    if (text === typed.trim()) continue;
    if (form.startsWith(wanted)) front.push(text);
    else if (form.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)))
      inside.push(text);
    if (front.length >= OFFERED) break;
  }
  return [...front, ...inside].slice(0, OFFERED);
}

interface Suggestions {
  readonly known: readonly string[];
  /** Reads them anew; to be called when the field gets the focus. */
  readonly ask: () => void;
}

export function useSuggestions(tag: TagId, attribute: string, own: string): Suggestions {
  const [used, setUsed] = useState<readonly string[]>([]);
  const asking = useRef(false);
  const ask = () => {
    if (asking.current) return;
    asking.current = true;
    void call('annotation:text-values', { tag, attribute, limit: ASKED_FOR })
      .then(setUsed)
      // Without them the field is a field all the same.
      .catch(() => undefined)
      .finally(() => {
        asking.current = false;
      });
  };
  const known = own === '' || used.includes(own) ? used : [...used, own];
  return { known, ask };
}
