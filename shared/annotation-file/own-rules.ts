// The rules of a tagset's relations in an annotated article file, which has no field for them: by relation id, as this
// program's own part of the article's `extra`. Read, they are part of the tagset and not of `extra`.

import { z } from 'zod';
import type { JsonObject, JsonValue } from '../domain/json.ts';
import type { RelationRules, Tagset } from '../domain/tagset.ts';
import { canonicalRules } from '../tagset/canonical-tagset.ts';
import { ownPath, putOwn, takeOwn } from './own-extra.ts';
import type { Problems } from './problems.ts';
import { relationRulesSchema } from './tagset-with-rules.ts';

const PART = 'relationRules';
const UNREAD = 'unread-relationRules';
const schema = z.record(z.string(), relationRulesSchema);

/** The tagset with the rules that `extra` holds, and `extra` without them. What cannot be read stays there, renamed. */
export function takeRules(
  tagset: Tagset,
  extra: JsonObject,
): { readonly tagset: Tagset; readonly extra: JsonObject } {
  const { value, extra: rest } = takeOwn(extra, PART);
  if (value === undefined) return { tagset, extra };
  if (faultsOf(tagset, value).length > 0) {
    return { tagset, extra: putOwn(rest, UNREAD, value) };
  }
  const rules = value as unknown as Readonly<Record<string, RelationRules>>;
  const relations = tagset.relations.map((relation) => {
    const own = Object.hasOwn(rules, relation.id) ? canonicalRules(rules[relation.id]) : null;
    return own === null ? relation : { ...relation, rules: own };
  });
  return { tagset: { ...tagset, relations }, extra: rest };
}

/** The inverse of {@link takeRules}. */
export function putRules({ relations }: Tagset, extra: JsonObject): JsonObject {
  const entries = relations.flatMap(({ id, rules }) => {
    const own = canonicalRules(rules);
    return own === null ? [] : [[id, { ...own }] as const];
  });
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return putOwn(extra, PART, entries.length === 0 ? undefined : Object.fromEntries(sorted));
}

/** Adds a problem for everything about the rules in `extra` that cannot be read. */
export function checkRules(
  tagset: Pick<Tagset, 'relations'>,
  extra: JsonObject,
  problems: Problems,
): void {
  const { value } = takeOwn(extra, PART);
  if (value === undefined) return;
  for (const { path, message, remedy } of faultsOf(tagset, value)) {
    problems.add([...ownPath(PART), ...path], message, remedy);
  }
}

interface Fault {
  readonly path: readonly string[];
  readonly message: string;
  readonly remedy: string;
}

function faultsOf({ relations }: Pick<Tagset, 'relations'>, value: JsonValue): Fault[] {
  const result = schema.safeParse(value);
  if (!result.success) {
    return result.error.issues.map(({ path }) => ({
      path: path.map(String),
      message: 'This is no rule of a relation.',
      remedy: 'Use acrossArticles, acyclic and sameTag, each true or not there.',
    }));
  }
  const known = new Set(relations.map(({ id }) => id));
  return Object.keys(result.data)
    .filter((id) => !known.has(id))
    .map((id) => ({
      path: [id],
      message: `The tagset has no relation “${id}”.`,
      remedy: `Use one of ${[...known].join(', ')}, or remove the rule.`,
    }));
}
