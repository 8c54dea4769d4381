import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../shared/search/parse-query.ts';
import { printQuery } from '../../../shared/search/print-query.ts';
import type { QueryNode } from '../../../shared/search/query-ast.ts';

function parsed(query: string): QueryNode | null {
  const result = parseQuery(query);
  if (!result.ok) throw new Error(result.fault.message);
  return result.node;
}

function faultOf(query: string) {
  const result = parseQuery(query);
  if (result.ok) throw new Error(`“${query}” was understood`);
  const { startUtf16, endUtf16, message, remedy } = result.fault;
  return { where: query.slice(startUtf16, endUtf16), message, remedy };
}

describe('what a query means', () => {
  // Printed in one form, which says how it was read.
  test.each([
    ['taliban', 'taliban'],
    ['bridge mayor', 'bridge mayor'],
    ['bridge AND mayor', 'bridge mayor'],
    ['a OR b c', 'a OR b c'],
    ['(a OR b) c', '(a OR b) c'],
    ['a (b c)', 'a b c'],
    ['a OR (b OR c)', 'a OR b OR c'],
    ['-a', '-a'],
    ['NOT a', '-a'],
    ['--a', 'a'],
    ['NOT (a b)', '-(a b)'],
    ['and or not', 'and or not'],
    ['tali*', 'tali*'],
    ['"the bridge"', '"the bridge"'],
    ['"the bridge"*', '"the bridge"*'],
    ['“the bridge”', '"the bridge"'],
    ['„die Brücke“', '"die Brücke"'],
    ['«le pont»', '"le pont"'],
    ['"say ""no"""', '"say ""no"""'],
    ['don’t co-operate', 'don’t co-operate'],
    ['NATO (2023)', 'NATO 2023'],
    ['12:30', '"12:30"'],
    ['https://example.org/a', '"https://example.org/a"'],
    ['TAG:claim', 'tag:claim'],
    ['author:ruiz headline:bridge body:safe', 'byline:ruiz title:bridge text:safe'],
    ['tag:(claim OR quote)', 'tag:claim OR tag:quote'],
    ['note:("check this" -done)', 'note:"check this" -note:done'],
    ['publisher:="Example Times"', 'publisher:="Example Times"'],
    ['publisher:=Times', 'publisher:=Times'],
    ['url:https://example.org', 'url:"https://example.org"'],
    ['language:English', 'language:en'],
    ['language:pt_BR', 'language:pt-br'],
    ['kind:word', 'kind:docx'],
    ['status:todo', 'status:to-do'],
    ['status:"in progress"', 'status:in-progress'],
    ['status:finished', 'status:done'],
    ['has:notes has:link', 'has:note has:url'],
    ['is:archive is:trash is:anywhere', 'is:archived is:deleted is:any'],
    ['before:2023-5', 'before:2023-05'],
    ['after:2023 on:2023/5/7', 'after:2023 on:2023-05-07'],
    ['on:>=2023', 'on:>=2023'],
    ['imported:2023-05-17', 'imported:2023-05-17'],
    ['imported:<2023', 'imported:<2023'],
    ['marks:>10 marks:(>=3 <9) marks:0', 'marks:>10 marks:>=3 marks:<9 marks:0'],
    ['annotator:="Ana Ruiz"', 'annotator:="Ana Ruiz"'],
    ['', ''],
    [' \t ', ''],
    [
      'tag:claim (note:"check this" OR -publisher:x) before:2023-05 taliban*',
      'tag:claim (note:"check this" OR -publisher:x) before:2023-05 taliban*',
    ],
  ])('%s', (query, printed) => {
    expect(printQuery(parsed(query))).toBe(printed);
  });

  test('every node knows where it stands', () => {
    expect(parsed('a  tag:"x y" OR -c')).toEqual({
      kind: 'or',
      startUtf16: 0,
      endUtf16: 18,
      nodes: [
        {
          kind: 'and',
          startUtf16: 0,
          endUtf16: 12,
          nodes: [
            { kind: 'words', field: null, text: 'a', prefix: false, startUtf16: 0, endUtf16: 1 },
            {
              kind: 'name',
              field: 'tag',
              text: 'x y',
              prefix: false,
              whole: false,
              startUtf16: 3,
              endUtf16: 12,
            },
          ],
        },
        {
          kind: 'not',
          startUtf16: 16,
          endUtf16: 18,
          node: {
            kind: 'words',
            field: null,
            text: 'c',
            prefix: false,
            startUtf16: 17,
            endUtf16: 18,
          },
        },
      ],
    });
  });
});

describe('where a wrong query is wrong', () => {
  test.each([
    ['tagg:claim', 'tagg:', 'There is no field “tagg:”.', 'Did you mean “tag:”?'],
    ['Breaking: news', 'Breaking:', 'There is no field “Breaking:”.', 'put it in quotes'],
    ['x status:dne', 'dne', '“status:” knows no “dne”.', 'Did you mean “done”?'],
    ['status:foo', 'foo', '“status:” knows no “foo”.', 'to-do, in-progress, done'],
    ['kind:pfd', 'pfd', '“kind:” knows no “pfd”.', 'Did you mean “pdf”?'],
    ['language:englsh', 'englsh', '“englsh” is no language.', 'Did you mean “english”?'],
    ['a "b c', '"b c', 'This quote is not closed.', 'Write a second quote'],
    ['a “b c', '“b c', 'This quote is not closed.', 'Write ”'],
    ['a (b c', '(b c', 'This bracket is not closed.', 'Write a closing one'],
    ['a b) c', ')', 'This bracket closes nothing.', 'Leave it out'],
    ['a ()', '()', 'There is nothing between these brackets.', 'Write what to look for'],
    ['a ""', '""', 'There is nothing between these quotes.', 'Write the words'],
    ['a tag:', 'tag:', 'Nothing follows “tag:”.', '“tag:claim”'],
    ['tag: claim', 'tag:', 'Nothing follows “tag:”.', 'right after the colon'],
    ['tag:-claim', '-claim', 'The minus sign stands inside “tag:”.', '“-tag:claim”'],
    ['tag:(a title:b)', 'title:', '“title:” stands in brackets that belong to “tag:”.', 'Close'],
    ['before:yesterday', 'yesterday', '“yesterday” is no date that “before:” understands.', '2023'],
    ['on:2023-02-30', '2023-02-30', 'There is no 2023-02-30.', 'calendar'],
    ['on:0000', '0000', 'There is no 0000.', 'calendar'],
    ['after:>2023', '>2023', '“after:” takes a date without “>”.', '“on:>2023”'],
    ['marks:many', 'many', '“marks:” takes a number.', '“marks:>10”'],
    ['a *', '*', 'A star alone stands for every word.', '“reopen*”'],
    ['ta*ban', '*', 'A star can only stand at the end of a word.', 'Leave it out'],
    ['a OR', 'OR', '“OR” needs something before and after it.', 'in quotes'],
    ['OR a', 'OR', '“OR” needs something before and after it.', 'in quotes'],
    ['a AND AND b', 'AND', '“AND” needs something before and after it.', 'in quotes'],
    ['a NOT', 'NOT', 'Nothing follows “NOT”.', 'in quotes'],
    ['a - b', '-', 'Nothing follows this minus sign.', 'right after it'],
  ])('%s', (query, where, message, remedy) => {
    const fault = faultOf(query);
    expect(fault).toMatchObject({ where, message });
    expect(fault.remedy).toContain(remedy);
  });

  test('brackets that go too deep, too many terms and too long a query are faults, not crashes', () => {
    expect(faultOf(`${'('.repeat(500)}a${')'.repeat(500)}`).message).toContain('deeper');
    expect(faultOf('-'.repeat(500).concat('a')).message).toContain('deeper');
    expect(faultOf('a '.repeat(500)).message).toContain('more than 64 things');
    expect(faultOf('a'.repeat(2001))).toMatchObject({ where: 'a' });
    expect(parseQuery('a'.repeat(2000)).ok).toBe(true);
  });
});
