// What the tags and relations of the tagsets in use mean to the figures. A tag or relation is known by its id or its
// label, so that tagsets from other tools count as well, whatever the case and the hyphens.

import { isClaimTag } from '../../../shared/coverage/claim-state.ts';
import type { Attribute, RelationType, Tag } from '../../../shared/domain/tagset.ts';
import type { ReadDb } from '../db/connection.ts';
import { findTagset } from '../db/tagset.ts';

type Role = 'claim' | 'actor' | 'location';

export interface TagMeaning {
  readonly label: string;
  readonly color: string;
  readonly shortcut: string | null;
  readonly role: Role | null;
  /** Of claims. */
  readonly verdict: Attribute | null;
  readonly hasTopic: boolean;
}

type Saying = 'saying' | 'about';

export interface TagsetMeaning {
  readonly tags: ReadonlyMap<string, TagMeaning>;
  /** By the relation type's id. */
  readonly relations: ReadonlyMap<string, Saying>;
}

/** Of a tag that the tagset of its article lacks. */
export const unknownTag = (id: string): TagMeaning => ({
  label: id,
  color: '',
  shortcut: null,
  role: null,
  verdict: null,
  hasTopic: false,
});

/** By the tagset's key. */
export function meaningsOf(db: ReadDb, tagsets: Iterable<string>): Map<string, TagsetMeaning> {
  const meanings = new Map<string, TagsetMeaning>();
  for (const sha256 of tagsets) {
    if (meanings.has(sha256)) continue;
    const { tags = [], relations = [] } = findTagset(db, sha256) ?? {};
    meanings.set(sha256, {
      tags: new Map(tags.map((tag) => [tag.id, meaningOf(tag)])),
      relations: new Map(
        relations.flatMap((relation) => {
          const saying = sayingOf(relation);
          return saying === null ? [] : [[relation.id, saying] as const];
        }),
      ),
    });
  }
  return meanings;
}

function meaningOf(tag: Tag): TagMeaning {
  const { label, color, shortcut, attributes } = tag;
  return {
    label,
    color,
    shortcut,
    role: roleOf(tag),
    verdict: attributes.find(({ id }) => id === 'verdict') ?? null,
    hasTopic: attributes.some(({ id }) => id === 'topic'),
  };
}

function roleOf(tag: Tag): Role | null {
  const names = [plain(tag.id), plain(tag.label)];
  if (names.includes('actor')) return 'actor';
  if (names.includes('location')) return 'location';
  return isClaimTag(tag) || names.includes('claim') ? 'claim' : null;
}

function sayingOf({ id, label }: RelationType): Saying | null {
  const names = [plain(id), plain(label)];
  if (names.includes('saidby') || names.includes('madeby')) return 'saying';
  return names.includes('about') ? 'about' : null;
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/gu, '');

/** The tags of marks whose attributes are looked at. */
export function speakingTags(meanings: ReadonlyMap<string, TagsetMeaning>): Set<string> {
  const ids = new Set<string>();
  for (const { tags } of meanings.values()) {
    for (const [id, { role, hasTopic }] of tags) if (role !== null || hasTopic) ids.add(id);
  }
  return ids;
}
