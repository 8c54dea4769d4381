// A page's title is often the article's with the site's name behind or before it.

import { collapseSpace } from '../../../../../shared/text/white-space.ts';

export interface TitleParts {
  readonly title: string;
  /** The site's name; null when none can be told apart. */
  readonly site: string | null;
}

const separator = /\s+[|\u2013\u2014\-·•:»«/]\s+|\s*[|»«]\s*/u;
const key = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Takes the site's name off when it is `publisher`, or when what is left is one of `known` titles. Otherwise the title
 * is the whole.
 */
export function splitTitle(
  whole: string,
  publisher: string | null,
  known: readonly string[] = [],
): TitleParts {
  const line = collapseSpace(whole.slice(0, 4000));
  const cuts: { title: string; rest: string }[] = [];
  const pattern = new RegExp(separator, 'gu');
  for (const match of line.matchAll(pattern)) {
    const [before, after] = [line.slice(0, match.index), line.slice(match.index + match[0].length)];
    cuts.push({ title: before, rest: after }, { title: after, rest: before });
    if (cuts.length > 20) break;
  }
  for (const { title, rest } of cuts) {
    if (title === '' || rest === '') continue;
    const isSite = publisher !== null && key(rest) === key(publisher);
    if (isSite || known.some((one) => key(one) !== '' && key(one) === key(title))) {
      return { title, site: rest };
    }
  }
  return { title: line, site: null };
}
