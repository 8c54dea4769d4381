// Figures over any selection of articles: what is marked, by whom, when, how far the work is, who is quoted on what.
// All marks count but those that a review rejected, as in the library; also those without a place.

import type { CoverageState } from './coverage.ts';

/** The longest lists may be cut off; what is left out is known in number. */
export interface Ranked<Item> {
  /** Most first; all of them where `total` says so. */
  readonly top: readonly Item[];
  /** How many there are. */
  readonly total: number;
  /** Of all together, those that are left out among them. */
  readonly marks: number;
}

export interface TagCount {
  /** By label, because articles may have different tagsets. */
  readonly tag: string;
  /** `#rrggbb`, as the tagset has it that most of the marks belong to. */
  readonly color: string;
  readonly shortcut: string | null;
  readonly marks: number;
  readonly articles: number;
}

export interface ArticleCount {
  readonly id: string;
  readonly title: string;
  readonly marks: number;
  /** Most marks first. */
  readonly byTag: readonly { readonly tag: string; readonly marks: number }[];
}

export interface NamedCount {
  readonly name: string;
  readonly marks: number;
  readonly articles: number;
}

/** A day is YYYY-MM-DD in the local time of the machine. */
export interface DayCount {
  readonly day: string;
  readonly annotator: string;
  readonly marks: number;
}

export interface VerdictCount {
  /** The option's label; “No verdict” for claims without one. */
  readonly verdict: string;
  readonly claims: number;
}

export const noVerdict = 'No verdict';

interface StateCount {
  readonly state: CoverageState;
  readonly sentences: number;
}

/**
 * Who (an actor's name, else its words) is quoted about what: of marks that relate to somebody by said-by or made-by,
 * what they are `about` (its name, else its words), else their own topic, else {@link noTopic}. A mark about two things
 * counts under each.
 */
export interface QuotedActor {
  readonly name: string;
  /** Of all topics together. */
  readonly marks: number;
  /** How many topics there are. */
  readonly topics: number;
  /** Most marks first. */
  readonly on: readonly { readonly topic: string; readonly marks: number }[];
}

export const noTopic = '—';

export interface Statistics {
  readonly articles: number;
  readonly marks: number;
  readonly relations: number;
  /** Of all texts, in code points. */
  readonly characters: number;
  /** Most marks first. */
  readonly tags: readonly TagCount[];
  /** Articles without marks too. */
  readonly perArticle: Ranked<ArticleCount>;
  /** By name, most marks first. */
  readonly annotators: readonly NamedCount[];
  /** In order of the days, and of the annotators' names on each. */
  readonly days: readonly DayCount[];
  /** Of articles that were opened; sentences of the others are not counted yet. */
  readonly coverage: {
    readonly articles: number;
    /** Each state once, in the order of `coverageStates`. */
    readonly states: readonly StateCount[];
  };
  /** Of marks with a claim's tag, in the order of the tagset's options. */
  readonly verdicts: readonly VerdictCount[];
  /** By name, else by words; spellings that differ in case and spaces alone are one, named as most of them are. */
  readonly actors: Ranked<NamedCount>;
  readonly locations: Ranked<NamedCount>;
  readonly quoted: Ranked<QuotedActor>;
}

/** How long lists are unless all is asked for. */
export const shownMost = { articles: 200, names: 100, quoted: 50 } as const;
