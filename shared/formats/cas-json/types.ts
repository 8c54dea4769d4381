// The types of a CAS: what is an annotation, which features a type has. Knows the types that every CAS has, and
// stands types that inherit from each other in a circle.

import { shown } from '../../annotation-file/problems.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { isObject, own, type Tell } from './members.ts';
import { ANNOTATION, DOCUMENT_ANNOTATION, SOFA, TOP } from './names.ts';

export interface Types {
  /** False where the file has no types at all. */
  readonly areDeclared: boolean;
  readonly names: readonly string[];
  /** Declared in the file, or there in every CAS. */
  isKnown(type: string): boolean;
  isA(type: string, ancestor: string): boolean;
  /** The range of each feature, inherited ones too. */
  featuresOf(type: string): ReadonlyMap<string, string>;
}

interface Declared {
  readonly parent: string;
  readonly features: ReadonlyMap<string, string>;
}

const BASE = 'uima.cas.AnnotationBase';
const builtIn = new Map<string, Declared>(
  (
    [
      [SOFA, TOP],
      [BASE, TOP],
      [ANNOTATION, BASE],
      [DOCUMENT_ANNOTATION, ANNOTATION],
    ] as const
  ).map(([type, parent]) => [type, { parent, features: new Map<string, string>() }]),
);

export function createTypes(raw: JsonObject | null, tell: Tell): Types {
  const declared = new Map(builtIn);
  for (const [name, type] of Object.entries(raw ?? {})) {
    const parent = isObject(type) ? own(type, '%SUPER_TYPE') : undefined;
    if (!isObject(type) || (parent !== undefined && typeof parent !== 'string')) {
      tell(
        ['%TYPES', name],
        `The type is ${shown(type)}, which says nothing of what it is.`,
        'Give it a “%SUPER_TYPE”.',
      );
    } else if (!builtIn.has(name)) {
      declared.set(name, { parent: parent ?? TOP, features: featuresIn(type) });
    }
  }
  const lines = new Map<string, readonly string[]>();
  const lineOf = (type: string): readonly string[] => {
    const known = lines.get(type);
    if (known !== undefined) return known;
    const line = new Set<string>();
    for (let at: string | undefined = type; at !== undefined && !line.has(at);) {
      line.add(at);
      at = declared.get(at)?.parent;
    }
    lines.set(type, [...line]);
    return [...line];
  };
  const features = new Map<string, ReadonlyMap<string, string>>();
  return {
    areDeclared: raw !== null,
    names: Object.keys(raw ?? {}),
    isKnown: (type) => declared.has(type) || type.startsWith('uima.') || type.endsWith('[]'),
    isA: (type, ancestor) => lineOf(type).includes(ancestor),
    featuresOf(type) {
      const known =
        features.get(type) ??
        new Map(lineOf(type).flatMap((one) => [...(declared.get(one)?.features ?? [])]));
      features.set(type, known);
      return known;
    },
  };
}

function featuresIn(type: JsonObject): ReadonlyMap<string, string> {
  const rangeOf = (feature: JsonValue): string => {
    const range = isObject(feature) ? own(feature, '%RANGE') : undefined;
    return typeof range === 'string' ? range : TOP;
  };
  const features = Object.entries(type).filter(([name]) => !name.startsWith('%'));
  return new Map(features.map(([name, feature]) => [name, rangeOf(feature)]));
}
