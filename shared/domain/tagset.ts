// What an article can be tagged with. Every article carries the tagset it was tagged by.

import type { TagId } from './ids.ts';

export type AttributeType = 'choice' | 'choices' | 'text' | 'number' | 'boolean' | 'date' | 'url';

export interface AttributeOption {
  readonly id: string;
  readonly label: string;
}

export interface Attribute {
  readonly id: string;
  readonly label: string;
  readonly type: AttributeType;
  /** For `choice` and `choices` only. */
  readonly options?: readonly AttributeOption[];
  readonly required: boolean;
}

export interface Tag {
  readonly id: TagId;
  readonly label: string;
  /** `#rrggbb`. */
  readonly color: string;
  /** One key, lower case, or null. */
  readonly shortcut: string | null;
  readonly description: string | null;
  readonly attributes: readonly Attribute[];
}

export interface RelationType {
  readonly id: string;
  readonly label: string;
  readonly from: readonly TagId[];
  readonly to: readonly TagId[];
  /** Rules that the file format has no field for; absent means the default that is named with each. */
  readonly rules?: RelationRules;
}

/** Kept in an annotated article file under the article's `extra` (shared/annotation-file/own-extra.ts). */
export interface RelationRules {
  /** It may end at a passage in another article. By default it may not. */
  readonly acrossArticles?: boolean;
  /** Following it never leads back to where one began. By default it may. */
  readonly acyclic?: boolean;
  /** Both ends have the same tag. By default they need not. */
  readonly sameTag?: boolean;
}

export interface Tagset {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly tags: readonly Tag[];
  readonly relations: readonly RelationType[];
}
