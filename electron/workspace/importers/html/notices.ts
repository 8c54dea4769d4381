// What of a page did not come along, and what was odd about it, in words for its reader.

import { restOfPage } from '../../../../shared/domain/notice-paths.ts';
import type { Problem } from '../../../../shared/ipc/result.ts';
import type { Chosen, Part } from './blocks/choose-parts.ts';
import type { FoundArticle } from './find-article.ts';
import type { ShownTree } from './shown-tree.ts';

interface Outcome {
  readonly shown: ShownTree;
  readonly wasHidden: boolean;
  readonly chosen: Chosen;
  /** Null when no article stood out, or none was looked for. */
  readonly found: FoundArticle | null;
  /** Whether an article was looked for. */
  readonly isPage: boolean;
}

export function noticesOf({ shown, wasHidden, chosen, found, isPage }: Outcome): Problem[] {
  const embedded = embeddedIn(chosen.parts, shown);
  const { omitted } = chosen;
  const notices: readonly (readonly [holds: boolean, message: string, remedy: string])[] = [
    [
      wasHidden,
      'The page hides all of its text, which was taken all the same.',
      'Check that it is the article and not a part of the site.',
    ],
    [
      shown.flattened > 0,
      `${shown.flattened} elements are nested too deep; their text was taken without its structure.`,
      'Compare with the original where structure matters.',
    ],
    [
      embedded > 0,
      embedded === 1
        ? 'One film, sound or other page embedded in the text was left out.'
        : `${embedded} films, sounds or other pages embedded in the text were left out.`,
      'Open the original to see what was shown.',
    ],
    [
      found?.byTagsOnly === true,
      'The page is too large to tell the article from the rest by its looks; what the page marks as its article was taken.',
      'Import the whole page if something is missing.',
    ],
    [
      isPage && found === null && chosen.parts.length > 0,
      'No article stands out on the page; all of it but menus and the like was taken.',
      'Set the roles of blocks that are not the article’s to boilerplate.',
    ],
  ];
  const odd = notices.flatMap(([holds, message, remedy]) =>
    holds ? [{ path: 'page', message, remedy }] : [],
  );
  return omitted > 0 ? [...odd, leftOut(omitted)] : odd;
}

function leftOut(omitted: number): Problem {
  return {
    path: restOfPage,
    message:
      omitted === 1
        ? 'One block outside the article was left out.'
        : `${omitted} blocks outside the article were left out, such as menus and links to other articles.`,
    remedy: 'Read the whole page to keep what is outside as boilerplate.',
  };
}

/** How many stand between the first block that was taken and what follows the last. */
function embeddedIn(parts: readonly Part[], { embedded }: ShownTree): number {
  const first = parts[0]?.draft.element.index ?? Infinity;
  const last = parts.at(-1)?.draft.element.index ?? -1;
  return embedded.filter((at) => at > first && at <= last + 1).length;
}
