// The annotations of a W3C Web Annotation document, whatever holds them: one annotation, a list of them (Recogito), a
// page, or a collection with its first page (https://www.w3.org/TR/annotation-model/).

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { isObject, listOf } from '../selectors/web-mark.ts';

export type Container = 'single' | 'list' | 'page' | 'collection';

export interface WebDocument {
  readonly container: Container;
  /** What the container says besides its items. */
  readonly head: JsonObject;
  readonly items: readonly { readonly value: JsonValue; readonly path: string }[];
}

const hasType = (value: JsonObject, type: string): boolean => listOf(value['type']).includes(type);

const without = (value: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

const numbered = (items: JsonValue | undefined, path: string) =>
  listOf(items).map((value, at) => ({ value, path: `${path}[${at}]` }));

/** Null for JSON that is none of them. */
export function annotationsIn(value: JsonValue): WebDocument | null {
  if (Array.isArray(value)) {
    const isAny = value.some(
      (item) => isObject(item) && ('target' in item || hasType(item, 'Annotation')),
    );
    return isAny || value.length === 0
      ? { container: 'list', head: {}, items: numbered(value, '$') }
      : null;
  }
  if (!isObject(value)) return null;
  if (hasType(value, 'AnnotationCollection')) return collectionIn(value);
  if (hasType(value, 'AnnotationPage') || Array.isArray(value['items'])) {
    return {
      container: 'page',
      head: without(value, 'items'),
      items: numbered(value['items'], '$.items'),
    };
  }
  if (!hasType(value, 'Annotation') && !('target' in value)) return null;
  return { container: 'single', head: {}, items: [{ value, path: '$' }] };
}

/** Further pages are at other addresses, which are not asked. */
function collectionIn(value: JsonObject): WebDocument {
  const first = value['first'];
  const page = isObject(first) ? first : {};
  const head = { ...value, ...(isObject(first) ? { first: without(first, 'items') } : {}) };
  return { container: 'collection', head, items: numbered(page['items'], '$.first.items') };
}
