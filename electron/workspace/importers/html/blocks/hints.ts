// What the names that a page gives its elements say about a block: classes, ids, itemprops. Words, not looks.

import { attributeOf } from '../parse-html.ts';
import type { ShownElement } from '../shown-tree.ts';
import type { Draft } from './draft-writer.ts';

export type Hint = 'headline' | 'subtitle' | 'byline' | 'date' | 'caption';

const word = (words: string): RegExp => new RegExp(`(?:^|[^a-z])(?:${words})(?:$|[^a-z])`);

const hints: readonly (readonly [Hint, RegExp])[] = [
  [
    'subtitle',
    word(
      'sub-?titles?|sub-?head(?:line|ing)?|standfirst|deck|dek|strapline|article-summary|article-lead|entry-summary|alternativeheadline|lead',
    ),
  ],
  ['headline', word('headline|(?:article|entry|post|story|page)-?title|instapaper-title')],
  [
    'byline',
    word('byline|by-line|authors?|writers?|writtenby|reporters?|rel-author|p-author|contributors?'),
  ],
  [
    'date',
    word(
      'date|dateline|datetime|published|publish-?date|date-?published|pub-?date|posted-on|timestamp|dt-published|updated|date-?modified',
    ),
  ],
  ['caption', word('captions?|credit|credits|photo-?credit|wp-caption-text|cutline')],
];

const clutter = word(
  'share|sharing|sharebar|share-?(?:bar|tools|buttons)|social|socials|addthis|newsletters?|subscribe|subscription|sign-?up|related|recommended|' +
    'recommendations|recirc|read-?(?:more|also|next)|also-?read|more-?on|more-?from|most-?read|trending|promos?|' +
    'promotion|ads?|advert|adverts|advertisement|advertising|sponsor|sponsored|cookies?|consent|gdpr|breadcrumbs?|' +
    'comments?|disqus|paywall|toolbar|outbrain|taboola|popup|modal|menu|nav|navbar|navigation|sidebar|skip-?link|' +
    'tags?-?(?:list|cloud)|article-?tags|post-?tags|pagination|pager|follow-?us',
);

const names = new WeakMap<ShownElement, string>();

/** Class and id in lower case, `shareBar` as `share-bar`. */
function namesOf(element: ShownElement): string {
  const known = names.get(element);
  if (known !== undefined) return known;
  const given = ['class', 'id', 'itemprop', 'rel', 'data-testid'].map(
    (name) => attributeOf(element, name) ?? '',
  );
  const text = given
    .join(' ')
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  names.set(element, text);
  return text;
}

/** What the element of a draft, or one that holds or is most of it, is called. */
export function hintOf(draft: Draft): Hint | null {
  const { element, textLength } = draft;
  let at: ShownElement | null = element;
  for (let level = 0; at !== null && level < 4; level += 1) {
    if (at.textLength > textLength * 1.5 + 20) break;
    const found = hintOfElement(at);
    if (found !== null) return found;
    at = at.parent;
  }
  return hintWithin(element, textLength, 3);
}

function hintOfElement(element: ShownElement): Hint | null {
  if (element.tag === 'time') return 'date';
  const given = namesOf(element);
  if (given.trim() === '') return null;
  return hints.find(([, pattern]) => pattern.test(given))?.[0] ?? null;
}

/** Whether an element is called a byline or a date. */
export function saysWhoOrWhen(element: ShownElement): boolean {
  const hint = hintOfElement(element);
  return hint === 'byline' || hint === 'date';
}

function hintWithin(element: ShownElement, textLength: number, depth: number): Hint | null {
  if (depth === 0 || element.textLength > textLength * 1.5 + 20) return null;
  for (const child of element.children.slice(0, 20)) {
    if (child.kind === 'text' || child.textLength * 2 < textLength) continue;
    const found = hintOfElement(child) ?? hintWithin(child, textLength, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

export type Region = 'site' | 'clutter';

/** Finds the part of a page that an element stands in, when it is none of the article's. */
export class Regions {
  readonly #known = new Map<ShownElement, Region | null>();
  readonly #largestClutter: number;

  /** `articleLength`: of the article's text; what holds much of it is not clutter, whatever it is called. */
  constructor(articleLength: number) {
    this.#largestClutter = articleLength * 0.3;
  }

  of(element: ShownElement): Region | null {
    const path: ShownElement[] = [];
    let at: ShownElement | null = element;
    let region: Region | null = null;
    for (; at !== null; at = at.parent) {
      const known = this.#known.get(at);
      if (known !== undefined) {
        region = known;
        break;
      }
      path.push(at);
    }
    for (const next of path.toReversed()) {
      region ??= this.#own(next);
      this.#known.set(next, region);
    }
    return region;
  }

  #own(element: ShownElement): Region | null {
    if (element.textLength > this.#largestClutter) return null;
    const { tag } = element;
    const role = attributeOf(element, 'role') ?? '';
    if (/^(?:nav|aside)$/.test(tag) || siteRole.test(role)) return 'site';
    if (tag === 'footer' && !isOfQuote(element)) return 'site';
    if (tag === 'header' && element.parent?.tag === 'body') return 'site';
    return clutter.test(namesOf(element)) ? 'clutter' : null;
  }
}

const siteRole =
  /^(?:navigation|complementary|contentinfo|banner|search|menu|menubar|dialog|alertdialog|toolbar)$/;

/** The source under a quotation is a footer too. */
function isOfQuote(element: ShownElement): boolean {
  return element.parent !== null && /^(?:blockquote|figure)$/.test(element.parent.tag);
}
