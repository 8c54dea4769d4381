// Says something about a mark: gives its attributes values that its tag asks for, or takes them away.
// What is not named stays. Values stand in the tagset's order, whatever the order in which they were given.

import { attributeFault } from '../../../shared/annotation-file/attribute-values.ts';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import { normalValue, sameValue, valueInSentence } from '../../../shared/domain/attribute-words.ts';
import type { JsonValue } from '../../../shared/domain/json.ts';
import type { Attribute, Tag, Tagset } from '../../../shared/domain/tagset.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { inSentence } from './label.ts';
import { requireAnnotation } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

type Values = Readonly<Record<string, JsonValue>>;

/** Throws `invalid-input` for an attribute that the tag lacks and for a value that is not what it asks for. */
export function setAttributes(
  workspace: OpenWorkspace,
  { id, values, articleId }: ThreadInput<'annotation:set-attributes'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const { head, annotation: before } = requireAnnotation(db, id, articleId);
    const tagset = workspace.tagsetOf(head);
    const tag = tagset.tags.find((each) => each.id === before.tag);
    const given = checked(tagset, tag, before, values);
    const changed = given.filter(([name, value]) => !sameValue(before.attributes[name], value));
    const label = labelOf(tag, changed);
    if (changed.length === 0) return { label, head, changes: [] };
    const attributes = inOrder(tag, { ...before.attributes, ...Object.fromEntries(changed) });
    const after: Annotation = { ...before, attributes, updatedAtMs: atMs };
    return {
      label,
      head,
      changes: [{ entity: 'annotation', articleId: head.id, id, before, after }],
    };
  });
}

const attributeOf = (tag: Tag | undefined, id: string): Attribute | undefined =>
  tag?.attributes.find((attribute) => attribute.id === id);

function checked(
  tagset: Tagset,
  tag: Tag | undefined,
  { attributes, tag: tagId }: Annotation,
  values: Values,
): (readonly [string, JsonValue])[] {
  return Object.entries(values).map(([id, value]) => {
    const attribute = attributeOf(tag, id);
    if (attribute === undefined) {
      // What the tagset does not know can be taken away, but not said.
      if (value === null && Object.hasOwn(attributes, id)) return [id, null];
      throw unknownAttribute(tagset, tag, tagId, id);
    }
    const wanted = normalValue(attribute, value);
    const fault = wanted === null ? null : attributeFault(attribute, wanted);
    if (fault === null) return [id, wanted];
    throw new AppError('invalid-input', `“${attribute.label}” cannot be ${shown(value)}.`, {
      remedy: fault,
    });
  });
}

function unknownAttribute(
  { name }: Tagset,
  tag: Tag | undefined,
  tagId: string,
  id: string,
): AppError {
  if (tag === undefined) {
    return new AppError('invalid-input', `The tagset “${name}” has no tag “${tagId}”.`, {
      remedy: 'Give the mark one of the tagset’s tags first.',
    });
  }
  const known = tag.attributes.map((attribute) => attribute.id).join(', ');
  return new AppError('invalid-input', `The tag “${tag.label}” has no attribute “${id}”.`, {
    remedy: known === '' ? 'It has none.' : `Use one of its attributes: ${known}.`,
  });
}

const LONGEST = 60;

function shown(value: JsonValue): string {
  return `“${short(typeof value === 'string' ? value : JSON.stringify(value))}”`;
}

function short(words: string): string {
  if (words.length <= LONGEST) return words;
  return `${words
    .slice(0, LONGEST)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()}…`;
}

function labelOf(tag: Tag | undefined, changed: readonly (readonly [string, JsonValue])[]): string {
  const [only] = changed;
  if (only === undefined || changed.length > 1) {
    return tag === undefined ? 'Attributes' : `Attributes of ${inSentence(tag)}`;
  }
  const [id, value] = only;
  const attribute = attributeOf(tag, id);
  if (attribute === undefined) return `Clear ${id}`;
  if (value === null) return `Clear ${attribute.label.toLowerCase()}`;
  return `${attribute.label}: ${short(valueInSentence(attribute, value))}`;
}

/** Without what has no value; what the tag does not know comes last. */
function inOrder(tag: Tag | undefined, values: Values): Annotation['attributes'] {
  const known = tag?.attributes.map(({ id }) => id) ?? [];
  const rank = (id: string) => (known.includes(id) ? known.indexOf(id) : known.length);
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .toSorted(([a], [b]) => rank(a) - rank(b)),
  );
}
