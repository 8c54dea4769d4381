// One CAS, looked through: what is in it before the tagset of all the files is known.

import type { CasDocument } from './document.ts';
import type { Features } from './features.ts';
import type { Marks } from './marks.ts';
import { CUSTOM, shortName } from './names.ts';
import type { DocumentFacts } from './own-document.ts';
import type { LayerRelation } from './relations.ts';

export interface CasDraft {
  readonly document: CasDocument;
  readonly facts: DocumentFacts;
  readonly marks: Marks;
  /** Of each mark, by its structure. */
  readonly features: ReadonlyMap<number, Features>;
  readonly relations: readonly LayerRelation[];
}

/** The name of a feature is an identifier, where we wrote it: the attribute's name is another one. */
export const attributeName = (feature: string): string => shortName(`${CUSTOM}${feature}`);
