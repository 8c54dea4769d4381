// Which drafts become blocks, and in which role. An article runs from its headline to its last paragraph, and nothing
// in between is lost: what was not counted to it but stands in it stays, as boilerplate where it is the site's.

import type { BlockRole } from '../../../../../shared/domain/article.ts';
import type { ShownElement } from '../shown-tree.ts';
import type { Draft } from './draft-writer.ts';
import { findHeadline } from './headline.ts';
import { Regions, type Region } from './hints.ts';
import { headerRoles, isContentLike, isSiteLine, type Known } from './roles.ts';

export interface Part {
  readonly draft: Draft;
  readonly role: BlockRole;
}

export interface Chosen {
  readonly parts: readonly Part[];
  /** How many blocks lie outside the article and were left out. */
  readonly omitted: number;
  readonly headline: Draft | null;
}

export interface PageOptions extends Known {
  readonly wholePage: boolean;
  /** Whether the article was told from the rest; otherwise only the site's own parts are. */
  readonly isFound: boolean;
  readonly titles: readonly string[];
}

type Verdict = 'article' | 'boilerplate' | 'outside';

/** The parts of a web page. */
export function partsOfPage(drafts: readonly Draft[], options: PageOptions): Chosen {
  const layout = new Layout(drafts, options.isFound);
  const headline = findHeadline(drafts, {
    titles: options.titles,
    firstKept: layout.first,
    isOutside: (draft) => layout.regionOf(draft) === 'site' && draft.keptLength === 0,
  });
  const start = layout.startsAt(headline);
  const stated =
    headline === -1 ? new Map<number, BlockRole>() : headerRoles(drafts, headline, options);
  const parts = drafts.flatMap((draft, index): Part[] => {
    const role = index === headline ? 'headline' : (stated.get(index) ?? null);
    const verdict = layout.verdict(index, start);
    if (role === null && verdict === 'outside' && !options.wholePage) return [];
    return [{ draft, role: role ?? roleByVerdict(draft, verdict) }];
  });
  // Better all of a page than nothing of it.
  if (parts.length === 0) return partsOfFragment(drafts);
  return { parts, omitted: drafts.length - parts.length, headline: drafts[headline] ?? null };
}

function roleByVerdict({ role }: Draft, verdict: Verdict): BlockRole {
  if (verdict !== 'article') return 'boilerplate';
  return role === null || role === 'headline' ? 'body' : role;
}

/** Where the article lies among the drafts of its page. */
class Layout {
  readonly first: number;
  readonly #drafts: readonly Draft[];
  readonly #last: number;
  readonly #root: ShownElement | null;
  readonly #regions: Regions;
  readonly #isFound: boolean;

  constructor(drafts: readonly Draft[], isFound: boolean) {
    this.#drafts = drafts;
    this.#isFound = isFound;
    const length = drafts.reduce((sum, draft) => sum + draft.keptLength, 0);
    this.#regions = new Regions(length);
    const isOwn = (draft: Draft) => this.#isKept(draft) && this.regionOf(draft) === null;
    const isAnyOwn = drafts.some(isOwn);
    const isKept = (draft: Draft) => (isAnyOwn ? isOwn(draft) : this.#isKept(draft));
    this.first = drafts.findIndex(isKept);
    this.#last = drafts.findLastIndex(isKept);
    this.#root = this.#commonRoot();
  }

  regionOf(draft: Draft): Region | null {
    return this.#regions.of(draft.element);
  }

  #isKept(draft: Draft): boolean {
    if (draft.keptLength * 2 <= draft.textLength) return false;
    return this.#isFound || this.regionOf(draft) === null;
  }

  #commonRoot(): ShownElement | null {
    let root: ShownElement | null = null;
    for (const draft of this.#drafts) {
      if (this.#isKept(draft))
        root = root === null ? draft.element : ancestorOf(root, draft.element);
    }
    return root;
  }

  /** The article begins at its headline when nothing much stands between. */
  startsAt(headline: number): number {
    return headline !== -1 && headline < this.first && this.first - headline <= longestGap
      ? headline
      : this.first;
  }

  verdict(index: number, start: number): Verdict {
    const draft = this.#drafts[index];
    if (draft === undefined || index < start || start === -1) return 'outside';
    const region = this.regionOf(draft);
    const isSites = region !== null || isSiteLine(draft);
    if (index <= this.#last) {
      if (isSites) return 'boilerplate';
      return this.#isKept(draft) || isContentLike(draft) ? 'article' : 'boilerplate';
    }
    const isAfterword = !isSites && isContentLike(draft) && this.#isInRoot(draft);
    return isAfterword ? 'article' : 'outside';
  }

  #isInRoot({ element }: Draft): boolean {
    for (let at: ShownElement | null = element; at !== null; at = at.parent) {
      if (at === this.#root) return at.tag !== 'body';
    }
    return false;
  }
}

const longestGap = 25;

function ancestorOf(a: ShownElement, b: ShownElement): ShownElement {
  let [first, second] = [a, b];
  // Indexes grow in document order, so that the later one cannot be an ancestor of the other.
  while (first.index !== second.index) {
    if (first.index > second.index) first = first.parent ?? first;
    else second = second.parent ?? second;
    if (first.parent === null && second.parent === null) break;
  }
  return first;
}

/** The parts of a chapter, a message or a pasted piece: all of it is text. */
export function partsOfFragment(drafts: readonly Draft[]): Chosen {
  const stated = drafts.findIndex((draft) => draft.role === 'headline');
  const [first] = drafts;
  const opens = first?.type === 'heading' && (first.level ?? 1) <= 2;
  const headline = stated !== -1 ? stated : opens ? 0 : -1;
  const parts = drafts.map((draft, index): Part => {
    if (index === headline) return { draft, role: 'headline' };
    return { draft, role: draft.role === 'headline' ? 'body' : (draft.role ?? 'body') };
  });
  return { parts, omitted: 0, headline: drafts[headline] ?? null };
}
