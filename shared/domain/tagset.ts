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
}

export interface Tagset {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly tags: readonly Tag[];
  readonly relations: readonly RelationType[];
}
