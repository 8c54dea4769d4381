// A file's header and sentences as text, to the letter as INCEpTION writes them (Tsv3XSerializer.java).

import { cellOfValue, escapeText, escapeValue, NO_ANNOTATION, NULL_VALUE } from './escaping.ts';
import { lineOfLayer } from './layers.ts';
import type { OutColumn, OutLayer } from './plan.ts';
import type { OutRelation, OutRow, OutSentence, OutSpan } from './sheet.ts';

/** With the line break that ends it. `version` is of the format. */
export const headerText = (version: string, layers: readonly OutLayer[]): string =>
  [`#FORMAT=WebAnno TSV ${version}`, ...layers.map(lineOfLayer), '', ''].join('\n');

/** With the line break before it, which ends what was there. `lines` stand above its text. */
export function sentenceText(
  { kept, tokens }: OutSentence,
  { text, layers, lines }: { text: string; layers: readonly OutLayer[]; lines: readonly string[] },
): string {
  const written = ['', ...lines, ...(kept.more ?? [])];
  if (kept.id !== undefined && kept.id.trim() !== '') {
    written.push(`#Sentence.id=${escapeText(kept.id)}`);
  }
  for (const line of text.slice(kept.start, kept.end).split('\n')) {
    written.push(`#Text=${escapeText(line)}`);
  }
  for (const token of tokens) {
    for (const row of [token, ...token.parts]) written.push(rowText(row, text, layers));
  }
  return `${written.join('\n')}\n`;
}

function rowText(row: OutRow, text: string, layers: readonly OutLayer[]): string {
  const words = text.slice(row.startUtf16, row.endUtf16);
  // INCEpTION does not look at the words; what breaks a row is escaped as in the sentence's text.
  const safe = /[\u0000-\u001f]/.test(words) ? escapeText(words) : words;
  const cells = layers.flatMap((layer) =>
    layer.columns.map((column) => cellOf(row, layer, column)),
  );
  return [row.id, `${row.startUtf16}-${row.endUtf16}`, safe, ...cells, ''].join('\t');
}

function cellOf(row: OutRow, layer: OutLayer, column: OutColumn): string {
  const entries =
    layer.kind === 'RL'
      ? (row.relations.get(layer) ?? []).map((relation) => relationCell(relation, column))
      : (row.spans.get(layer) ?? []).map((span) => spanCell(span, layer, column));
  return entries.length === 0 ? NO_ANNOTATION : entries.join('|');
}

function relationCell({ values, from, to }: OutRelation, column: OutColumn): string {
  if (column.kind !== 'ref') return cellOfValue(values.get(column) ?? null);
  const isNumbered = from.number !== null || to.number !== null;
  return `${idOf(from)}${isNumbered ? `[${from.number ?? 0}_${to.number ?? 0}]` : ''}`;
}

const idOf = ({ rows }: OutSpan): string => rows[0]?.id ?? '';
const suffixOf = ({ number }: OutSpan): string => (number === null ? '' : `[${number}]`);

function spanCell(span: OutSpan, layer: OutLayer, column: OutColumn): string {
  const value = span.values.get(column) ?? null;
  if (column.kind === 'element') return `${cellOfValue(value)}[${span.chain?.chain ?? 0}]`;
  if (column.kind === 'link') {
    const { chain = 0, link = 0, label = null } = span.chain ?? {};
    return `${cellOfValue(label)}->${chain}-${link}`;
  }
  if (column.kind === 'role') return `${rolesCell(span, column)}${suffixOf(span)}`;
  if (column.kind === 'target') {
    return targetsCell(span, layer.columns[layer.columns.indexOf(column) - 1]);
  }
  return `${cellOfValue(value)}${suffixOf(span)}`;
}

function rolesCell({ slots }: OutSpan, column: OutColumn): string {
  const links = slots.get(column) ?? [];
  if (links.length === 0) return NO_ANNOTATION;
  return links.map(({ role }) => (role === null ? NULL_VALUE : escapeValue(role))).join(';');
}

function targetsCell({ slots }: OutSpan, role: OutColumn | undefined): string {
  const links = role === undefined ? [] : (slots.get(role) ?? []);
  if (links.length === 0) return NULL_VALUE;
  return links.map(({ to }) => `${idOf(to)}${suffixOf(to)}`).join(';');
}
