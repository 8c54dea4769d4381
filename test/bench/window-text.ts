// A megabyte of text for benchmarks of the window.

import { numbers } from './import-prose.ts';

const CHARACTERS = 1_000_000;

/** Paragraphs of short words, so that every line has a place to tag. */
export function makeText(): string {
  const random = numbers(11);
  const words =
    'the bridge was closed by the council in march and opened again after nine months'.split(' ');
  const paragraphs: string[] = [];
  for (let length = 0; length < CHARACTERS;) {
    const sentences = Array.from({ length: 5 }, () => {
      const chosen = Array.from(
        { length: 12 },
        () => words[Math.floor(random() * words.length)] ?? '',
      );
      return `The ${chosen.join(' ')}.`;
    });
    const paragraph = sentences.join(' ');
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  return paragraphs.join('\n\n');
}
