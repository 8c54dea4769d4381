// What one W3C Web Annotation says, in the terms of the workbench: tags, a note, who made it, the stretches of text it
// is about or the annotations it links. Interpreting it again shows whether a mark still says what its annotation says.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { segmentOf } from '../selectors/segment-of.ts';
import {
  isObject,
  listOf,
  textIn,
  timeIn,
  type WebAgent,
  type WebOrigin,
  type WebSegment,
} from '../selectors/web-mark.ts';

export interface Interpreted extends WebOrigin {
  readonly id: string | null;
  readonly tags: readonly string[];
  readonly note: string | null;
  /** Of the first target that names one. */
  readonly source: string;
  readonly segments: readonly WebSegment[];
  /** Targets that are not among the segments: of other sources, or not about words. */
  readonly others: number;
}

const plain = (term: JsonValue | undefined): string => (textIn(term) ?? '').replace(/^oa:/, '');

const tagging = new Set(['tagging', 'classifying']);
const notNotes = new Set([...tagging, 'linking', 'identifying']);

export function interpret(annotation: JsonObject): Interpreted {
  const bodies = bodiesOf(annotation);
  const tags = bodies.flatMap(({ purpose, words }) =>
    tagging.has(purpose) && words !== null ? [words] : [],
  );
  const notes = bodies.flatMap(({ purpose, words }) =>
    !notNotes.has(purpose) && words !== null ? [words] : [],
  );
  const targets = targetsOf(annotation);
  const source = targets.find((target) => target.source !== '')?.source ?? '';
  const segments = targets.flatMap((target) =>
    target.source === source ? (segmentOf(target.selectors) ?? []) : [],
  );
  return {
    id: textIn(annotation['id'] ?? annotation['@id']),
    tags: [...new Set(tags)],
    note: notes.length === 0 ? null : notes.join('\n\n'),
    creator: agentIn(listOf(annotation['creator'])[0]),
    createdAtMs: timeIn(annotation['created']),
    updatedAtMs: timeIn(annotation['modified']),
    source,
    segments,
    others: targets.length - segments.length,
  };
}

export const isLinking = (annotation: JsonObject): boolean =>
  listOf(annotation['motivation']).some((motivation) => plain(motivation) === 'linking');

/** The ids of what an annotation links: its one target to its one body that is not words. Null for anything else. */
export function linkIn(
  annotation: JsonObject,
): { readonly from: string; readonly to: string } | null {
  if (!isLinking(annotation)) return null;
  const named = (value: JsonValue | undefined) =>
    listOf(value).flatMap((one) => {
      if (!isObject(one)) return textIn(one) ?? [];
      return 'value' in one ? [] : (textIn(one['id'] ?? one['source']) ?? []);
    });
  const [from, ...moreTargets] = named(annotation['target']);
  const [to, ...moreBodies] = named(annotation['body']);
  const isOne = moreTargets.length === 0 && moreBodies.length === 0;
  return from === undefined || to === undefined || !isOne ? null : { from, to };
}

interface Body {
  readonly purpose: string;
  readonly words: string | null;
}

function bodiesOf(annotation: JsonObject): Body[] {
  const motivation = plain(listOf(annotation['motivation'])[0]);
  const value = textIn(annotation['bodyValue']);
  const bare = value === null ? [] : [{ purpose: motivation, words: value }];
  return [...bare, ...listOf(annotation['body']).flatMap((body) => bodyIn(body, motivation) ?? [])];
}

/** Null for a body that is somewhere else. */
function bodyIn(body: JsonValue, motivation: string): Body | null {
  if (!isObject(body)) return null;
  const { purpose, value } = body;
  const own = plain(listOf(purpose)[0]);
  const words = textIn(value)?.trim() ?? '';
  return { purpose: own === '' ? motivation : own, words: words === '' ? null : words };
}

/** Bodies that say neither tags nor a note: links, media, what is identified. */
export function otherBodies(annotation: JsonObject): readonly JsonValue[] {
  return listOf(annotation['body']).filter((body) => {
    const said = bodyIn(body, plain(listOf(annotation['motivation'])[0]));
    if (said === null || said.words === null) return true;
    return notNotes.has(said.purpose) && !tagging.has(said.purpose);
  });
}

interface Target {
  readonly source: string;
  readonly selectors: readonly JsonValue[];
}

/** Several selectors of one target are several ways to say one stretch. */
function targetsOf(annotation: JsonObject): Target[] {
  return listOf(annotation['target']).map((target) => {
    if (!isObject(target)) return { source: textIn(target) ?? '', selectors: [] };
    const source = target['source'];
    const named = isObject(source) ? textIn(source['id']) : textIn(source);
    return { source: named ?? textIn(target['id']) ?? '', selectors: listOf(target['selector']) };
  });
}

function agentIn(agent: JsonValue | undefined): WebAgent | null {
  if (!isObject(agent)) {
    const id = textIn(agent);
    return id === null ? null : { id, name: id };
  }
  const name = textIn(agent['name']) ?? textIn(agent['nickname']);
  const id = textIn(agent['id']) ?? name;
  return id === null ? null : { id, name: name ?? id };
}
