import fc from 'fast-check';
import { Tokenize } from 'rtf-stream-parser';
import { expect, test } from 'vitest';
import { readTokens } from '../../../electron/workspace/importers/rtf/tokens.ts';
import { wholeRtf } from '../../support/rtf-files.ts';

/** `{`, `}`, `\word5`, and the bytes between them as one. */
function normalised(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  let bytes = '';
  for (const token of tokens) {
    if (token.startsWith('=')) bytes += token.slice(1);
    else {
      if (bytes !== '') joined.push(`=${bytes}`);
      bytes = '';
      joined.push(token);
    }
  }
  if (bytes !== '') joined.push(`=${bytes}`);
  return joined;
}

function ours(source: string): string[] {
  const tokens: string[] = [];
  readTokens(source, {
    open: () => tokens.push('{'),
    close: () => tokens.push('}'),
    control: (word, param) => tokens.push(`\\${word}${param ?? ''}`),
    bytes: (text) => tokens.push(`=${text}`),
  });
  return normalised(tokens);
}

/** The same from a tokenizer of another hand. */
async function theirs(source: string): Promise<string[]> {
  const stream = new Tokenize();
  stream.end(Buffer.from(source, 'latin1'));
  const tokens: string[] = [];
  for await (const token of stream) {
    const {
      type,
      word = '',
      param,
      data,
    } = token as {
      type: number;
      word?: string;
      param?: number;
      data?: Buffer;
    };
    if (type === 0) tokens.push('{');
    else if (type === 1) tokens.push('}');
    else if (type === 3 || word === "'") tokens.push(`=${data?.toString('latin1') ?? ''}`);
    else if (/^[\\{}]$/.test(word)) tokens.push(`=${word}`);
    else if (/^[\r\n]$/.test(word)) tokens.push('\\par');
    else if (word !== 'bin') tokens.push(`\\${word}${param ?? ''}`);
  }
  return normalised(tokens);
}

test('a real file has the tokens that another tokenizer finds in it', async () => {
  expect(ours(wholeRtf)).toEqual(await theirs(wholeRtf));
});

test('any well-formed file has the tokens that another tokenizer finds in it', async () => {
  const leaf = fc.oneof(
    fc.stringMatching(/^[ -Z^-z|~]{1,8}$/).map((text) => text.replace(/[{}\\]/g, '')),
    fc
      .tuple(
        fc.stringMatching(/^[a-z]{1,8}$/),
        fc.constantFrom('', '0', '12', '-7'),
        fc.constantFrom(' ', '\n', ';', '  '),
      )
      .map(([word, param, after]) => `\\${word === 'bin' ? 'b' : word}${param}${after}`),
    fc.constantFrom(
      "\\'e9",
      "\\'5C",
      '\\{',
      '\\}',
      '\\\\',
      '\\~',
      '\\*',
      '\\-',
      '\\\n',
      '\r\n',
      '\\bin3 {}\\',
    ),
  );
  const { group } = fc.letrec<{ group: string }>((tie) => ({
    group: fc
      .array(fc.oneof({ depthSize: 'small', maxDepth: 4 }, leaf, tie('group')), { maxLength: 8 })
      .map((parts) => `{${parts.join('')}}`),
  }));
  await fc.assert(
    fc.asyncProperty(group, async (source) => {
      expect(ours(source)).toEqual(await theirs(source));
    }),
    { numRuns: 500 },
  );
});
