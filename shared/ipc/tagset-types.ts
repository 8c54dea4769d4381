// What is said about tagsets.

import type { Tagset } from '../domain/tagset.ts';
import type { Problem } from './result.ts';

/** Where marks go whose tag, attribute, option or relation is not in the new definition; null: they are deleted. */
export interface TagsetMigration {
  /** Old tag id → new tag id. A tag in use that is in neither definition's common part must be named here. */
  readonly tags: { readonly [tag: string]: string | null };
  /** By old tag id: old attribute id → attribute id of the new tag. */
  readonly attributes: { readonly [tag: string]: { readonly [attribute: string]: string | null } };
  /** By old tag id and old attribute id: old option id → new option id. */
  readonly options: {
    readonly [tag: string]: {
      readonly [attribute: string]: { readonly [option: string]: string | null };
    };
  };
  readonly relations: { readonly [type: string]: string | null };
}

export interface TagsetEntry {
  readonly tagset: Tagset;
  /** Of the stored definition. */
  readonly sha256: string;
  /** How many articles use this very definition, and how many marks they have. */
  readonly articles: number;
  readonly marks: number;
  /** It is the current definition of a tagset that the workspace keeps, not only one that came with an article. */
  readonly kept: boolean;
  /** New articles get it. */
  readonly isDefault: boolean;
}

/** One thing a change would do, in the user's words, with how many it is about. */
export interface TagsetEffect {
  readonly kind:
    | 'retag'
    | 'delete-marks'
    | 'move-values'
    | 'delete-values'
    | 'retype-relations'
    | 'delete-relations';
  /** Such as “Claim → Statement” or “Verdict of Claim”. */
  readonly what: string;
  readonly count: number;
  readonly articles: number;
}

/** Something in use that has no place in the new definition, and the migration does not say yet where it goes. */
export interface TagsetQuestion {
  readonly part: 'tag' | 'attribute' | 'option' | 'relation';
  /** Of the tag, attribute, option or relation, in the old definition. */
  readonly id: string;
  /** The old tag of an attribute or option; null for the others. */
  readonly tag: string | null;
  /** The attribute of an option; null for the others. */
  readonly attribute: string | null;
  /** Such as “Claim” or “Verdict of Claim: Supported”. */
  readonly what: string;
  /** Why a relation cannot stay; empty where it goes without saying. */
  readonly fault: string;
  readonly count: number;
  readonly articles: number;
}

export interface TagsetEffects {
  readonly articles: number;
  readonly effects: readonly TagsetEffect[];
  /** What a person has to be asked. Marks and relations are problems too until it is answered; values would be deleted. */
  readonly open: readonly TagsetQuestion[];
  /** What has to be mended or decided first; then the change is refused. */
  readonly problems: readonly Problem[];
}

/** A tagset file that was read; it is kept by `tagset:save`. */
export interface TagsetFile {
  readonly tagset: Tagset;
  /** The kept definition with the same id, which it would replace; null when there is none. */
  readonly replaces: string | null;
  /** It is the very same as the one kept. */
  readonly same: boolean;
  /** Shortcuts that were taken away because they collide, and the like. */
  readonly problems: readonly Problem[];
}
