// The part of a dataset card that describes a tagset: what each tag means, what can be said about a mark, what links.

import type { Attribute } from '../domain/tagset.ts';
import { cell, table } from './markdown.ts';
import type { TagsetTally } from './tally.ts';

export function tagsetSection({ tagset, articles, tags, relations }: TagsetTally): string {
  const code = (id: string) => `\`${id.replaceAll(/[`|\n]/g, '')}\``;
  const count = (counts: ReadonlyMap<string, number>, id: string) => String(counts.get(id) ?? 0);
  const tagRows = tagset.tags.map(({ id, label, description, attributes }) => [
    cell(label),
    code(id),
    count(tags, id),
    cell(description ?? ''),
    attributes.map(attributeWords).join('; '),
  ]);
  const known = new Set<string>(tagset.tags.map(({ id }) => id));
  const strays = [...tags].filter(([id]) => !known.has(id));
  const strayRows = strays.map(([id, marks]) => ['', code(id), String(marks), '', '']);
  const relationRows = tagset.relations.map(({ id, label, from, to }) => [
    cell(label),
    code(id),
    count(relations, id),
    from.map(code).join(', '),
    to.map(code).join(', '),
  ]);
  const parts = [
    `## Tagset ${cell(tagset.name)}, version ${tagset.version}`,
    `Used by ${articles} ${articles === 1 ? 'article' : 'articles'}.`,
    table(['Tag', 'Id', 'Marks', 'Description', 'Attributes'], [...tagRows, ...strayRows]),
  ];
  if (relationRows.length > 0) {
    parts.push(table(['Relation', 'Id', 'Relations', 'From', 'To'], relationRows));
  }
  return parts.join('\n\n');
}

function attributeWords({ label, type, options = [] }: Attribute): string {
  if (options.length === 0) return `${cell(label)} (${type})`;
  return `${cell(label)}: ${options.map((option) => cell(option.label)).join(', ')}`;
}
