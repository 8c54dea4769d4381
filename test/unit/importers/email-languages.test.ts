import { describe, expect, test } from 'vitest';
import { emailImporter } from '../../../electron/workspace/importers/email/email-importer.ts';
import { crlf, message } from '../../support/email-files.ts';

async function read(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const options = { wholePage: false };
  const { articles, notices } = await emailImporter.read({
    file: '/mail/a.eml',
    fileName: 'a.eml',
    bytes,
    options,
  });
  const [article] = articles;
  if (article === undefined) throw new Error('no article');
  return { article, notices };
}

const hebrew = 'הגשר נפתח מחדש ביום שני לאחר שנתיים של תיקונים.';

test('direction and language are those of the words, not of the names of the header fields', async () => {
  const { article } = await read(
    message(['Content-Type: text/plain; charset=utf-8'], hebrew, '', '-- ', 'Ana Example', 'Desk'),
  );
  expect(article.metadata).toMatchObject({ direction: 'rtl', language: 'he' });
  const { article: english } = await read(
    message(['Content-Type: text/plain; charset=utf-8'], 'It is safe.'),
  );
  expect(english.metadata.direction).toBe('ltr');
});

describe('an encoding', () => {
  const withBody = (body: Uint8Array, ...headers: readonly string[]) =>
    Buffer.concat([Buffer.from(crlf('From: a@b.c', 'Subject: S', ...headers, '', '')), body]);
  const cafe = Buffer.from([0x43, 0x61, 0x66, 0xe9]);

  test('that nobody knows is told', async () => {
    const { article, notices } = await read(
      withBody(cafe, 'Content-Type: text/plain;', ' charset="x-klingon"'),
    );
    expect(article.text).toContain('Café');
    expect(notices).toMatchObject([
      {
        path: 'charset',
        message:
          'The message gives its encoding as “x-klingon”, which is not known; it was read as windows-1252.',
      },
    ]);
  });

  test.each(['utf-8', 'KOI8-R', 'cp1252', 'cp932', 'x-euc-jp', 'tis620', 'us-ascii'])(
    '%s is known to mail',
    async (name) => {
      const { notices } = await read(
        withBody(Buffer.from('Safe.'), `Content-Type: text/plain; charset=${name}`),
      );
      expect(notices).toEqual([]);
    },
  );

  test('that the bytes are not in is told with the number of places', async () => {
    const { article, notices } = await read(withBody(cafe, 'Content-Type: text/plain'));
    expect(article.text).toContain('Caf\u{fffd}');
    expect(notices.map(({ path }) => path)).toEqual(['charset']);
    expect(notices[0]?.message).toContain('1 place is not valid');
  });
});
