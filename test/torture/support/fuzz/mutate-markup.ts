// Damage to XML and HTML that is still markup: elements doubled, dropped, moved and nested, attributes that lie.

import type { Random } from '../random.ts';
import { matchNear } from './match-near.ts';

const mostNested = 2000;
const attributeValues = [
  '',
  '-1',
  '0',
  '99999999999',
  '1e9',
  '__proto__',
  '../x',
  '\u0001',
  'a'.repeat(5000),
  '&amp;',
  '#',
];

function element(
  markup: string,
  random: Random,
): { readonly start: number; readonly end: number } | null {
  const found = matchNear(markup, /<([A-Za-z][\w:.-]*)[^<>]*>/g, random);
  if (found === null) return null;
  const { index, 0: opening, 1: name } = found;
  if (opening.endsWith('/>')) return { start: index, end: index + opening.length };
  const close = markup.indexOf(`</${name}>`, index);
  return { start: index, end: close === -1 ? index + opening.length : close + `</${name}>`.length };
}

type Mutate = (markup: string, random: Random) => string;

const onElement =
  (work: (inner: string, random: Random) => string): Mutate =>
  (markup, random) => {
    const found = element(markup, random);
    if (found === null) return markup;
    const inner = markup.slice(found.start, found.end);
    return markup.slice(0, found.start) + work(inner, random) + markup.slice(found.end);
  };

const mutations: readonly Mutate[] = [
  onElement(() => ''),
  onElement((inner) => inner + inner),
  onElement((inner, random) =>
    inner.repeat(Math.min(random.pick([20, 500]), Math.floor(60_000 / inner.length) + 1)),
  ),
  onElement((inner, random) => {
    const name = /^<([\w:.-]+)/.exec(inner)?.[1] ?? 'a';
    const times = random.pick([5, 100, mostNested]);
    return `<${name}>`.repeat(times) + inner + `</${name}>`.repeat(times);
  }),
  onElement((inner, random) =>
    inner.replace(/="[^"]*"/, () => `="${random.pick(attributeValues)}"`),
  ),
  onElement((inner) => inner.replace(/<\/[^>]*>$/, '')),
  (markup, random) => {
    const found = element(markup, random);
    const target = element(markup, random);
    if (found === null || target === null) return markup;
    return (
      markup.slice(0, target.start) +
      markup.slice(found.start, found.end) +
      markup.slice(target.start)
    );
  },
  (markup, random) => {
    const value = /="([^"]*)"/g;
    const found = matchNear(markup, value, random);
    if (found === null) return markup;
    const { index, 0: whole } = found;
    const by = random.pick([
      matchNear(markup, value, random)?.[0] ?? '',
      `="${random.pick(attributeValues)}"`,
    ]);
    return markup.slice(0, index) + by + markup.slice(index + whole.length);
  },
  (markup, random) =>
    markup.replace(
      />([^<]+)</,
      () => `>${random.pick(['&#0;', '&#xD800;', '\u{10ffff}', '\t'.repeat(9000), '&b;'])}<`,
    ),
  (markup, random) =>
    markup.replace(
      /^(<\?xml[^>]*\?>)?/,
      (head) =>
        head +
        random.pick([
          '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]>',
          '<!DOCTYPE a SYSTEM "http://hostile.example/x.dtd">',
          '<!-- -- -->',
          '<?php x ?>',
        ]),
    ),
];

export function mutatedMarkup(markup: string, random: Random): string {
  let mutated = markup;
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const next = random.pick(mutations)(mutated, random);
    if (next.length < 400_000) mutated = next;
  }
  return mutated;
}
