// What a mark keeps of the annotation of another program it came from, also when it has changed: what it is about, in
// the words of that program, as long as the words are the same, and everything that has no place in the workbench.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { interpret, otherBodies } from './interpret.ts';
import { hasWords, keptAnnotation } from './untouched.ts';

export interface Original {
  readonly target: JsonValue;
  readonly bodies: readonly JsonValue[];
  /** Members that are no part of the standard, such as a program's own flags. */
  readonly members: JsonObject;
}

/** Written anew from what the mark says now. */
const ours = new Set(
  '@context id @id type @type motivation created modified creator body bodyValue target sourcebench'.split(
    ' ',
  ),
);

/** By mark; those that are new or have other words are not there. */
export function originsOf({ annotations }: AnnotatedArticle): ReadonlyMap<string, Original> {
  const kept = new Map<string, JsonObject>(
    annotations.flatMap(({ id, extra }) => {
      const original = keptAnnotation(extra);
      return original === null ? [] : [[id, original.annotation] as const];
    }),
  );
  return new Map<string, Original>(
    annotations.flatMap((mark) => {
      const { w3c } = mark.extra;
      const of = typeof w3c === 'object' && w3c !== null && 'of' in w3c ? w3c['of'] : null;
      const annotation = kept.get(mark.id) ?? (typeof of === 'string' ? kept.get(of) : undefined);
      if (annotation === undefined || mark.anchoring.state === 'orphan') return [];
      const { target } = annotation;
      if (target === undefined || !hasWords(mark, interpret(annotation).segments)) return [];
      const bodies = kept.has(mark.id) ? otherBodies(annotation) : [];
      const members = kept.has(mark.id) ? membersOf(annotation) : {};
      return [[mark.id, { target, bodies, members }] as const];
    }),
  );
}

const membersOf = (annotation: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(annotation).filter(([name]) => !ours.has(name)));
