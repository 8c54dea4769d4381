// What an importer tells about a document that it could not take along whole, in one manner.

import type { Problem } from '../../../../shared/ipc/result.ts';

/** A notice about `count` things, or none for 0. `one` and `many` are sentences; `#` stands for the number. */
export function countNotice(
  count: number,
  path: string,
  one: string,
  many: string,
  remedy: string,
): Problem[] {
  if (count === 0) return [];
  return [{ path, message: (count === 1 ? one : many).replace('#', String(count)), remedy }];
}

/** What a document of any word processor can have that an article does not show as it does. */
export interface LeftInOriginal {
  readonly comments: number;
  readonly inserted: number;
  readonly deleted: number;
  readonly hidden: number;
  readonly formulas?: number;
  readonly rubies: number;
  readonly diagrams?: number;
  readonly embedded: number;
}

const sentences: readonly (readonly [
  key: keyof LeftInOriginal,
  one: string,
  many: string,
  remedy?: string,
])[] = [
  ['comments', '# comment stays in the original.', '# comments stay in the original.'],
  [
    'inserted',
    '# tracked insertion is kept as text.',
    '# tracked insertions are kept as text.',
    'Look at the original for who changed what.',
  ],
  [
    'deleted',
    '# passage that was deleted with changes tracked was left out.',
    '# passages that were deleted with changes tracked were left out.',
    'Look at the original for what was deleted.',
  ],
  ['hidden', '# passage of hidden text was left out.', '# passages of hidden text were left out.'],
  [
    'formulas',
    '# formula is given as plain characters.',
    '# formulas are given as plain characters.',
  ],
  [
    'rubies',
    '# reading aid beside characters was left out.',
    '# reading aids beside characters were left out.',
  ],
  ['diagrams', '# chart or diagram was left out.', '# charts or diagrams were left out.'],
  ['embedded', '# embedded object was left out.', '# embedded objects were left out.'],
];

export function changeNotices(has: LeftInOriginal): Problem[] {
  return sentences.flatMap(([key, one, many, remedy = seeOriginal]) =>
    countNotice(has[key] ?? 0, 'document', one, many, remedy),
  );
}

export const seeOriginal = 'Look at the original if they matter.';

/** The alternative text of a picture, unless it is only a file's name. */
export function pictureText(description: string | undefined | null): string | null {
  const text = description?.trim() ?? '';
  const isName =
    /^(?:image|picture|bild|grafik|img)?[\s_-]*[\w-]*\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp|emf|wmf)$/i;
  return text === '' || isName.test(text) ? null : text;
}
