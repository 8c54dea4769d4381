import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTerm } from '../../../shared/search/add-term.ts';
import { completeQuery } from '../../../shared/search/complete-query.ts';
import { parseQuery } from '../../../shared/search/parse-query.ts';
import { printQuery } from '../../../shared/search/print-query.ts';
import type { QueryNode } from '../../../shared/search/query-ast.ts';
import { fieldNames, queryFields, type FieldName } from '../../../shared/search/query-fields.ts';

const signs = 'AND OR NOT - ( ) " “ ” „ « » * : = < >='.split(' ');
const values = "taliban claim 2023 2023-05-17 en done 10 橋 🚧 \0 \ud83d '".split(' ');
const pieces = [
  ...queryFields.flatMap(({ name, aliases, example }) => [`${name}:`, ...aliases, example]),
  ...signs,
  ...values,
  ' ',
  ' ',
  ' ',
  ' ',
  '\n',
];
const someQuery = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** The tree without where it stands. */
const meaning = (node: QueryNode | null): unknown =>
  JSON.parse(
    JSON.stringify(node, (key, value: unknown) =>
      key === 'startUtf16' || key === 'endUtf16' ? undefined : value,
    ),
  );

function spansOf(node: QueryNode): QueryNode[] {
  if (node.kind === 'not') return [node, ...spansOf(node.node)];
  if (node.kind === 'and' || node.kind === 'or') return [node, ...node.nodes.flatMap(spansOf)];
  return [node];
}

test('any string is understood, or has one fault that lies in it', () => {
  fc.assert(
    fc.property(someQuery, (query) => {
      const result = parseQuery(query);
      if (result.ok) {
        for (const { startUtf16, endUtf16 } of result.node === null ? [] : spansOf(result.node)) {
          expect(startUtf16).toBeLessThan(endUtf16);
          expect(endUtf16).toBeLessThanOrEqual(query.length);
        }
        return;
      }
      const { startUtf16, endUtf16, message, remedy } = result.fault;
      expect(startUtf16).toBeGreaterThanOrEqual(0);
      expect(startUtf16).toBeLessThan(endUtf16);
      expect(endUtf16).toBeLessThanOrEqual(query.length);
      expect(message).toMatch(/\.$/);
      expect(remedy).toMatch(/[.?]$/);
    }),
    { numRuns: 3000 },
  );
});

test('a query that is printed reads back as the same', () => {
  let understood = 0;
  fc.assert(
    fc.property(someQuery, (query) => {
      const result = parseQuery(query);
      if (!result.ok) return;
      understood += 1;
      const printed = printQuery(result.node);
      const again = parseQuery(printed);
      if (!again.ok) throw new Error(`${printed}: ${again.fault.message}`);
      expect(meaning(again.node)).toEqual(meaning(result.node));
      expect(printQuery(again.node)).toBe(printed);
    }),
    { numRuns: 3000 },
  );
  expect(understood).toBeGreaterThan(300);
});

test('a value that is added is one more thing asked for, and only once', () => {
  const free = new Set<FieldName>(
    'publisher byline tag annotator collection title'.split(' ') as FieldName[],
  );
  const field = fc.constantFrom(...fieldNames.filter((name) => free.has(name)));
  const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => /\S/.test(text));
  fc.assert(
    fc.property(someQuery, field, value, (query, name, text) => {
      const before = parseQuery(query);
      if (!before.ok) return;
      const added = addTerm(query, name, text);
      const after = parseQuery(added);
      if (!after.ok) throw new Error(`${added}: ${after.fault.message}`);
      const nodes = after.node?.kind === 'and' ? after.node.nodes : [after.node];
      expect(nodes.some((node) => node !== null && 'text' in node && node.text === text)).toBe(
        true,
      );
      if (before.node !== null)
        expect(added.startsWith(query.trim()) || added.startsWith('(')).toBe(true);
      expect(addTerm(added, name, text)).toBe(added);
    }),
  );
});

test('what completes a query replaces a stretch of it', () => {
  fc.assert(
    fc.property(someQuery, fc.nat({ max: 60 }), (query, at) => {
      const caret = Math.min(at, query.length);
      const { startUtf16, endUtf16 } = completeQuery(query, caret);
      expect(startUtf16).toBeGreaterThanOrEqual(0);
      expect(startUtf16).toBeLessThanOrEqual(caret);
      expect(endUtf16).toBeGreaterThanOrEqual(caret);
      expect(endUtf16).toBeLessThanOrEqual(query.length);
    }),
  );
});

test.each(queryFields.map(({ name, example }) => [name, example] as const))(
  'the example of %s, “%s”, is understood as that field',
  (name, example) => {
    const result = parseQuery(example);
    expect(result.ok).toBe(true);
    expect(example.startsWith(`${name}:`)).toBe(true);
    expect(addTerm('', name, '2023')).toContain(`${name}:`);
  },
);
