// Texts to work on: paragraphs of sentences, of any length.

import type { Random } from './random.ts';

const words = [
  'the bridge',
  'Mayor Ruiz',
  'ten million euros',
  'on Monday',
  'the council',
  'a report',
  'the harbour',
  'said that',
  'cost',
  'fell by half',
  'was reopened',
  'in May',
  '“It is safe 🚧”',
  'Coastal Ledger',
  'traffic',
  'the naïve plan',
  '桥梁',
  'after two years',
];

/** Of at least so many characters. */
export function proseOf(random: Random, characters: number, title = 'Bridge reopens'): string {
  const parts = [`${title}\n\n`];
  let length = parts[0]?.length ?? 0;
  while (length < characters) {
    const sentence = Array.from({ length: 6 + random.below(8) }, () => random.pick(words));
    const end = random.below(5) === 0 ? '.\n\n' : '. ';
    const piece = sentence.join(' ') + end;
    parts.push(piece);
    length += piece.length;
  }
  return parts.join('').trimEnd();
}
