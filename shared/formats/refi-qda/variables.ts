// Facts about an article as variables of its source, where other programs show and sort by them. Ours are known by
// their GUIDs, which are always the same.

import { attributeFault } from '../../annotation-file/attribute-values.ts';
import type { ArticleMetadata } from '../../domain/article.ts';
import type { ReadContext } from '../codec.ts';
import { sameGuid } from './guid.ts';
import { attribute, childNamed, childrenNamed, node, type XmlNode } from './xml.ts';

const facts = [
  ['subtitle', 'Subtitle'],
  ['byline', 'Byline'],
  ['publisher', 'Publisher'],
  ['publishedOn', 'Published on'],
  ['url', 'URL'],
  ['language', 'Language'],
  ['direction', 'Direction'],
] as const;
type Fact = (typeof facts)[number][0];

const guidOf = (fact: Fact, idFor: ReadContext['idFor']): string =>
  idFor('refi-qda', 'variable', fact);

const isOurs = (guid: string, idFor: ReadContext['idFor']): boolean =>
  facts.some(([fact]) => guidOf(fact, idFor) === sameGuid(guid));

/** The variables whose values are in use. */
export const variables = (used: ReadonlySet<string>, idFor: ReadContext['idFor']): XmlNode[] =>
  facts
    .filter(([fact]) => used.has(fact))
    .map(([fact, name]) =>
      node('Variable', {
        guid: guidOf(fact, idFor),
        name,
        typeOfVariable: fact === 'publishedOn' ? 'Date' : 'Text',
      }),
    );

export const isOurVariable = (element: XmlNode, idFor: ReadContext['idFor']): boolean =>
  element.name === 'Variable' && isOurs(attribute(element, 'guid') ?? '', idFor);

function reference(value: XmlNode): string {
  const found = childNamed(value, 'VariableRef');
  return found === undefined ? '' : (attribute(found, 'targetGUID') ?? '');
}

export const isOurValue = (element: XmlNode, idFor: ReadContext['idFor']): boolean =>
  element.name === 'VariableValue' && isOurs(reference(element), idFor);

/** Those that differ from what a reader would find in the text. */
export function variableValues(
  metadata: ArticleMetadata,
  found: Partial<ArticleMetadata>,
  idFor: ReadContext['idFor'],
): { readonly element: XmlNode; readonly fact: Fact }[] {
  return facts.flatMap(([fact]) => {
    const value = metadata[fact];
    if (value === null || value === found[fact]) return [];
    const name = fact === 'publishedOn' ? 'DateValue' : 'TextValue';
    const ref = node('VariableRef', { targetGUID: guidOf(fact, idFor) });
    return [{ element: node('VariableValue', {}, ref, node(name, {}, value)), fact }];
  });
}

export function metadataIn(source: XmlNode, idFor: ReadContext['idFor']): Partial<ArticleMetadata> {
  const values = new Map(
    childrenNamed(source, 'VariableValue').map((value) => [
      sameGuid(reference(value)),
      value.children.find(({ name }) => name.endsWith('Value'))?.text ?? null,
    ]),
  );
  const at = (fact: Fact): string | null => values.get(guidOf(fact, idFor)) ?? null;
  const day = at('publishedOn');
  const isDay = attributeFault({ id: '', label: '', type: 'date', required: false }, day) === null;
  const direction = at('direction');
  const lines = (['subtitle', 'byline', 'publisher', 'url', 'language'] as const).flatMap(
    (fact) => {
      const value = at(fact);
      return value === null ? [] : [[fact, value] as const];
    },
  );
  return {
    ...Object.fromEntries(lines),
    ...(isDay && day !== null ? { publishedOn: day } : {}),
    ...(direction === 'ltr' || direction === 'rtl' ? { direction } : {}),
  };
}
