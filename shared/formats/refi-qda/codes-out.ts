// The codebook in the making: the codes of projects that were read, nested as they were and as the user changed them
// since, then a code for each other tag.

import type { TagId } from '../../domain/ids.ts';
import type { Tag, Tagset } from '../../domain/tagset.ts';
import type { WriteContext } from '../codec.ts';
import { SEPARATOR } from './codebook.ts';
import { sameGuid } from './guid.ts';
import type { KeptProject } from './kept.ts';
import { describedBy, description } from './payload.ts';
import { attribute, childrenNamed, node, type XmlNode } from './xml.ts';

export interface CodesOut {
  /** Before the marks of an article: codes for all tags of its tagset, in the order of both. */
  begin(tagset: Tagset, kept: KeptProject | null): void;
  /** Of the tag in the article that was begun last. */
  codeOf(tag: TagId): string;
  /** From GUIDs to our tags. */
  ids(): ReadonlyMap<string, string>;
  /** `Codes`; null where there is none. */
  element(): XmlNode | null;
}

interface Code {
  readonly element: XmlNode;
  readonly parent: string | null;
  isUsed: boolean;
}

type NewGuid = (wanted: string, ...words: readonly string[]) => string;

export function createCodesOut(guid: NewGuid, idFor: WriteContext['idFor']): CodesOut {
  const codes = new Map<string, Code>();
  const ids = new Map<string, string>();
  /** Of tags that did not come from codes, by tagset and tag. */
  const made = new Map<string, string>();
  let current = new Map<string, string>();

  const addKept = (tagset: Tagset, { codes: roots, tags }: KeptProject) => {
    const visit = (element: XmlNode, parent: string | null) => {
      const wanted = attribute(element, 'guid') ?? '';
      const key = sameGuid(wanted);
      const was = tags.find(([one]) => one === key);
      const tag = tagset.tags.find(({ id }) => id === was?.[1]);
      const isGone = was !== undefined && tag === undefined;
      if (tag !== undefined) current.set(tag.id, wanted);
      if (!isGone && !codes.has(key)) {
        guid(wanted);
        codes.set(key, { element: changed(element, tag, was), parent, isUsed: false });
      }
      for (const child of childrenNamed(element, 'Code')) visit(child, isGone ? parent : key);
    };
    for (const root of roots) visit(root, null);
  };

  return {
    begin(tagset, kept) {
      current = new Map();
      if (kept !== null) addKept(tagset, kept);
      for (const tag of tagset.tags) {
        const key = JSON.stringify([tagset.id, tag.id]);
        if (!current.has(tag.id)) {
          const known = made.get(key) ?? guid(tag.id, 'code', tagset.id, tag.id);
          made.set(key, known);
          current.set(tag.id, known);
          const code = { element: codeElement(tag, known), parent: null, isUsed: false };
          if (!codes.has(sameGuid(known))) codes.set(sameGuid(known), code);
        }
        if (kept === null || tagset.id !== 'refi-qda') {
          ids.set(sameGuid(current.get(tag.id) ?? ''), tag.id);
        }
      }
    },
    codeOf(tag) {
      const found = current.get(tag) ?? idFor('refi-qda', 'code', tag);
      const code = codes.get(sameGuid(found));
      if (code !== undefined) code.isUsed = true;
      return found;
    },
    ids: () => ids,
    element: () => nested(codes),
  };
}

function nested(codes: ReadonlyMap<string, Code>): XmlNode | null {
  const inner = new Map<string | null, XmlNode[]>();
  // From the last to the first, so that what is inside a code is there before it: codes follow those they are in.
  for (const [key, { element, parent, isUsed }] of [...codes].toReversed()) {
    const attributes = { ...element.attributes, ...(isUsed ? { isCodable: 'true' } : {}) };
    const children = [...element.children, ...(inner.get(key) ?? []).toReversed()];
    const siblings = inner.get(parent) ?? [];
    siblings.push({ ...element, attributes, children, text: '' });
    inner.set(parent, siblings);
  }
  const roots = inner.get(null)?.toReversed() ?? [];
  return roots.length === 0 ? null : node('Codes', {}, ...roots);
}

const codeElement = (tag: Tag, guid: string): XmlNode =>
  node(
    'Code',
    {
      guid,
      name: tag.label.trim() === '' ? tag.id : tag.label,
      isCodable: 'true',
      color: tag.color,
    },
    ...description(tag.description, {}),
  );

/** As it was but for what the user changed since. */
function changed(
  element: XmlNode,
  tag: Tag | undefined,
  was: KeptProject['tags'][number] | undefined,
): XmlNode {
  const rest = element.children.filter(({ name }) => name !== 'Code');
  if (tag === undefined || was === undefined) return { ...element, children: rest };
  const [, , label, color] = was;
  const name = tag.label === label ? null : (tag.label.split(SEPARATOR).at(-1) ?? tag.label);
  const attributes = {
    ...element.attributes,
    ...(name === null ? {} : { name }),
    ...(tag.color === color ? {} : { color: tag.color }),
  };
  const others = rest.filter(({ name: child }) => child !== 'Description');
  const { text } = describedBy(element);
  const isSame = text === tag.description || (text === '' && tag.description === null);
  const described = isSame
    ? rest.filter(({ name: child }) => child === 'Description')
    : description(tag.description, {});
  return { ...element, attributes, children: [...described, ...others] };
}
