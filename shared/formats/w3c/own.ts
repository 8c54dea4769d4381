// How our own Web Annotations say what the vocabulary has no word for: under one term, `sourcebench`, whose value is
// JSON (JSON-LD 1.1, “JSON literals”), so that other readers pass over it and nothing is lost.

import type { JsonObject, JsonValue } from '../../domain/json.ts';

export const annoContext = 'http://www.w3.org/ns/anno.jsonld';

export const ownContext: JsonValue[] = [
  annoContext,
  {
    '@version': 1.1,
    sourcebench: { '@id': 'urn:sourcebench:terms:data', '@type': '@json' },
  },
];

const OWN = 'urn:sourcebench:';
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** What other programs use as it is. */
const iri = /^(?:https?:\/\/|urn:|tag:|acct:|mailto:|did:)[^\s<>"{}|\\^`\p{Cc}]+$/u;

/** JSON-LD names things by IRIs: ids that are none become URNs. */
export function iriOf(id: string): string {
  if (uuid.test(id)) return `urn:uuid:${id}`;
  if (iri.test(id) && !id.startsWith('urn:uuid:') && !id.startsWith(OWN)) return id;
  return `${OWN}id:${encodeURIComponent(id.toWellFormed())}`;
}

/** The inverse. */
export function idOfIri(given: string): string {
  if (given.startsWith('urn:uuid:') && uuid.test(given.slice(9))) return given.slice(9);
  if (!given.startsWith(`${OWN}id:`)) return given;
  try {
    return decodeURIComponent(given.slice(OWN.length + 3));
  } catch {
    return given;
  }
}

/** What an annotation keeps under our own term. */
export const ownData = (annotation: JsonObject): JsonObject | null => {
  const data = annotation['sourcebench'];
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? data : null;
};
