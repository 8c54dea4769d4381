// Codes: nested in the file, tags of a tagset here. A code's name is unique among its siblings only, so a name that
// several codes have is told apart by those above it; the tag's label shows them all.

import { attribute, childNamed, childrenNamed, type XmlNode } from './xml.ts';
import { isGuid, sameGuid } from './guid.ts';
import { describedBy, textAt, type Described } from './payload.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Scheme } from '../scheme.ts';

export interface Code {
  readonly element: XmlNode;
  /** Without braces, lower case. */
  readonly guid: string;
  /** What the scheme calls the tag. */
  readonly name: string;
  readonly label: string;
  readonly described: Described;
  /** `#rrggbb`. */
  readonly color: string | null;
  /** Passages can have it; others only hold codes together. */
  readonly isCodable: boolean;
}

interface Found {
  readonly element: XmlNode;
  readonly path: readonly string[];
}

export const SEPARATOR = ' / ';

/** Those under `Codes`, outer before inner. `ids` are our tags' ids by GUID, where we wrote the codes. */
export function codesIn(codes: XmlNode | undefined, ids: JsonObject): Code[] {
  const found: Found[] = [];
  const visit = (element: XmlNode, above: readonly string[]) => {
    for (const inner of childrenNamed(element, 'Code')) {
      const path = [...above, attribute(inner, 'name') ?? ''];
      found.push({ element: inner, path });
      visit(inner, path);
    }
  };
  if (codes !== undefined) visit(codes, []);
  const count = new Map<string, number>();
  for (const { path } of found) {
    const name = path.at(-1) ?? '';
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  return found.map(({ element, path }) => {
    const guid = sameGuid(attribute(element, 'guid') ?? '');
    const name = path.at(-1) ?? '';
    const label = path.join(SEPARATOR);
    return {
      element,
      guid,
      name: textAt(ids, guid) ?? (count.get(name) === 1 ? name : label),
      label,
      described: describedBy(element),
      color: colorOf(attribute(element, 'color')),
      isCodable: attribute(element, 'isCodable') !== 'false',
    };
  });
}

function colorOf(color: string | null): string | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color ?? '');
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  return color !== null && /^#[\da-f]{6}$/i.test(color) ? color : null;
}

/** Codes that hold others together are no tags, unless a passage has one all the same. */
export function declareCodes(
  codes: readonly Code[],
  scheme: Scheme,
  used: ReadonlySet<string> = new Set(),
): void {
  for (const { guid, name, label, color, described, isCodable } of codes) {
    if (!isCodable && !used.has(guid)) continue;
    scheme.tag(name, {
      label,
      ...(color === null ? {} : { color }),
      ...(described.text === null ? {} : { description: described.text }),
    });
  }
}

/** What is wrong with a code, told with its place. */
export function codeFaults(
  codes: readonly Code[],
): { readonly element: XmlNode; readonly message: string; readonly remedy: string }[] {
  const seen = new Set<string>();
  return codes.flatMap(({ element, guid, label }) => {
    const isKnown = seen.has(guid);
    seen.add(guid);
    if (!isGuid(guid)) {
      const message = `The code “${label}” has no GUID.`;
      return [{ element, message, remedy: 'Give each code a GUID of its own.' }];
    }
    if (!isKnown) return [];
    const message = `Another code has the GUID of “${label}”.`;
    return [{ element, message, remedy: 'Give each code a GUID of its own.' }];
  });
}

export const codesOf = (root: XmlNode): XmlNode | undefined => {
  const book = root.name === 'CodeBook' ? root : childNamed(root, 'CodeBook');
  return book === undefined ? undefined : childNamed(book, 'Codes');
};
