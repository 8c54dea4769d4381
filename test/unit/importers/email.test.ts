import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkImported } from '../../../electron/workspace/importers/check-imported.ts';
import { emailImporter } from '../../../electron/workspace/importers/email/email-importer.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { appErrorOf } from '../../support/app-error.ts';
import {
  attached,
  crlf,
  htmlMessage,
  htmlPart,
  message,
  multipart,
  part,
  textPart,
} from '../../support/email-files.ts';
import { markList, outline } from '../../support/outline.ts';
import {
  assertHarmless,
  assertNothingHidden,
  shownWord,
  xssVectors,
} from '../../support/xss-corpus.ts';

const read = async (content: string | Uint8Array) =>
  emailImporter.read({
    file: '/mail/a.eml',
    fileName: 'a.eml',
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
    options: { wholePage: false },
  });
async function articleOf(content: string | Uint8Array) {
  const [article] = (await read(content)).articles;
  if (article === undefined) throw new Error('no article');
  return article;
}

const head = [
  'heading 1 headline: Bridge reopens 🚧',
  'paragraph byline: From: Ana Ruíz <ana@example.org>',
  'paragraph boilerplate: To: Desk <desk@ledger.example>, "Vell, Tomas" <vell@ledger.example>',
  'paragraph boilerplate: Cc: archive@ledger.example',
  'paragraph date: Date: Sat, 1 Apr 2023 23:35:00 -0500',
];
/** The blocks under the headers. */
const bodyOf = async (content: string | Uint8Array) =>
  outline(await articleOf(content)).slice(head.length);

const plain = (...lines: readonly string[]) =>
  message(['Content-Type: text/plain; charset=utf-8'], ...lines);
const flowed = (...lines: readonly string[]) =>
  message(['Content-Type: text/plain; charset=utf-8;', ' Format="Flowed"'], ...lines);

describe('the headers', () => {
  test('are the first blocks and the metadata, the date in the sender’s own zone', async () => {
    const article = await articleOf(plain('It is safe.'));
    expect(outline(article)).toEqual([...head, 'paragraph: It is safe.']);
    expect(article.metadata).toEqual({
      title: 'Bridge reopens 🚧',
      subtitle: null,
      byline: 'Ana Ruíz',
      publisher: null,
      publishedOn: '2023-04-01',
      url: null,
      language: null,
      direction: 'ltr',
    });
    expect(article.detected).toEqual({
      title: { value: 'Bridge reopens 🚧', origin: { how: 'stated', where: 'header “Subject”' } },
      byline: { value: 'Ana Ruíz', origin: { how: 'stated', where: 'header “From”' } },
      publishedOn: { value: '2023-04-01', origin: { how: 'stated', where: 'header “Date”' } },
    });
  });

  test('of a mailing list name it, and where it keeps the message', async () => {
    const { metadata } = await articleOf(
      message(
        [
          'List-Id: "Coastal News" <news.example.org>',
          'Organization: Ignored',
          'Archived-At: <https://lists.example.org/1>',
          'Content-Language: en-gb',
        ],
        'Words.',
      ),
    );
    expect(metadata).toMatchObject({
      publisher: 'Coastal News',
      url: 'https://lists.example.org/1',
      language: 'en-GB',
    });
  });

  test.each([
    ['Date: 1 Apr 23 10:00 GMT', '2023-04-01'],
    ['Date: Saturday, 01-Apr-23 10:00:00 GMT', '2023-04-01'],
    ['Date: 2023-04-01T10:00:00Z', '2023-04-01'],
    ['Date: 31 Feb 2023 10:00 GMT', null],
    ['Date: soon', null],
    ['X-Other: 1', null],
  ])('%j gives %j', async (header, expected) => {
    const { metadata } = await articleOf(
      crlf('From: ana@example.org', header, 'Message-ID: <1@b.c>', '', 'Words.'),
    );
    expect(metadata).toMatchObject({
      publishedOn: expected,
      byline: 'ana@example.org',
      title: 'Words.',
    });
  });

  test('in raw bytes and odd characters are read, and none of them breaks a line', async () => {
    const article = await articleOf(
      'From: Ana Ruíz <ana@example.org>\nSubject: Brücke =?utf-8?Q?a=0Ab=00?= \n\tfolded\nMessage-ID: <1@b.c>\n\nWords.',
    );
    expect(outline(article).slice(0, 2)).toEqual([
      'heading 1 headline: Brücke a b folded',
      'paragraph byline: From: Ana Ruíz <ana@example.org>',
    ]);
  });
});

describe('plain text', () => {
  test('has quotes without their marks, a list, and a signature as boilerplate', async () => {
    expect(
      await bodyOf(
        plain(
          'It is safe.',
          '',
          '> He asked:',
          '> > Is it?',
          '>',
          '> And when?',
          '',
          '- one',
          '- two',
          '',
          '-- ',
          'Ana Ruíz',
          'Coastal Ledger',
        ),
      ),
    ).toEqual([
      'paragraph: It is safe.',
      'blockquote: He asked:',
      'blockquote: Is it?',
      'blockquote: And when?',
      'list-item 1: one',
      'list-item 1: two',
      'paragraph boilerplate: --',
      'paragraph boilerplate: Ana Ruíz',
      'paragraph boilerplate: Coastal Ledger',
    ]);
  });

  test('wrapped by hand is joined, and a mailing list’s footer is boilerplate', async () => {
    expect(
      await bodyOf(
        plain(
          'The bridge carried its first cars since July on Friday, after repairs',
          'that cost 41 million, twice the sum approved in 2021, according to the',
          'transport office of the town.',
          '_______________________________________________',
          'News mailing list',
        ),
      ),
    ).toEqual([
      'paragraph: The bridge carried its first cars since July on Friday, after repairs that cost 41 million, twice the sum approved in 2021, according to the transport office of the town.',
      'paragraph boilerplate: _______________________________________________',
      'paragraph boilerplate: News mailing list',
    ]);
  });

  test('that is flowed is unwrapped, with its quotes', async () => {
    expect(
      await bodyOf(
        flowed(
          'A paragraph that is ',
          'flowed over ',
          'lines.',
          'Another one.',
          '> Quoted and ',
          '> flowed, 5 > 3.',
          '>> Deeper.',
          ' > not quoted',
          '-- ',
          'Ana',
        ),
      ),
    ).toEqual([
      'paragraph: A paragraph that is flowed over lines.',
      'paragraph: Another one.',
      'blockquote: Quoted and flowed, 5 > 3.',
      'blockquote: Deeper.',
      'paragraph: > not quoted',
      'paragraph boilerplate: --',
      'paragraph boilerplate: Ana',
    ]);
  });

  test('that is flowed with spaces to delete has none of them', async () => {
    expect(
      await bodyOf(
        message(
          ['Content-Type: text/plain; format=flowed; delsp=yes; charset=utf-8'],
          '橋が ',
          '開いた。',
        ),
      ),
    ).toEqual(['paragraph: 橋が開いた。']);
  });

  test('that only mentions flowed text is left alone', async () => {
    const words = 'Content-Type: text/plain; format=flowed ';
    expect(await bodyOf(plain(words, 'next'))).toEqual([
      `paragraph: ${words.trim()}`,
      'paragraph: next',
    ]);
  });

  test('tells where its blocks stand', async () => {
    const source = crlf('One.', '', '> Two', '> three.');
    const { sourceMap, text } = await articleOf(plain(...source.split('\r\n')));
    const decoded = source.replaceAll('\r\n', '\n');
    const places = sourceMap
      .slice(head.length)
      .map(({ startUtf16, endUtf16, place }) => [
        text.slice(startUtf16, endUtf16),
        place.part,
        decoded.slice(place.startUtf16, place.endUtf16),
      ]);
    expect(places).toEqual([
      ['One.', 'text/plain', 'One.'],
      ['Two', 'text/plain', '> Two'],
      ['three.', 'text/plain', '> three.'],
    ]);
    expect(sourceMap[0]?.place).toEqual({ part: 'headers' });
  });

  test.each([
    [
      'quoted-printable in windows-1252',
      [
        'Content-Type: text/plain; charset=windows-1252',
        'Content-Transfer-Encoding: quoted-printable',
      ],
      Buffer.from('Caf=E9 =93safe=94, a long=\r\n line.'),
      'Café “safe”, a long line.',
    ],
    [
      '8-bit in KOI8-R',
      ['Content-Type: text/plain; charset=koi8-r', 'Content-Transfer-Encoding: 8bit'],
      Buffer.from([0xed, 0xcf, 0xd3, 0xd4]),
      'Мост',
    ],
    [
      'base64 in Shift_JIS',
      ['Content-Type: text/plain; charset=Shift_JIS', 'Content-Transfer-Encoding: base64'],
      Buffer.from(Buffer.from([0x8b, 0xb4]).toString('base64')),
      '橋',
    ],
  ])('in %s is decoded', async (_what, headers, body, text) => {
    const bytes = Buffer.concat([
      Buffer.from(crlf('From: a@b.c', 'Subject: S', ...headers, '', '')),
      body,
    ]);
    expect(outline(await articleOf(bytes)).at(-1)).toBe(`paragraph: ${text}`);
  });
});

describe('HTML', () => {
  const html =
    '<html><body><h1>Head</h1><p>It is <b>safe</b>, <a href="https://ledger.example/a">she</a> said.</p><blockquote><p>Quoted</p></blockquote></body></html>';

  test('is read instead of the plain text beside it', async () => {
    const article = await articleOf(
      multipart('alternative', 'b', [], textPart('b', 'Plain form'), htmlPart('b', html)),
    );
    expect(outline(article)).toEqual([
      ...head,
      'heading 1: Head',
      'paragraph: It is safe, she said.',
      'blockquote: Quoted',
    ]);
    expect(markList(article)).toEqual(['bold: safe', 'link https://ledger.example/a: she']);
    expect(checkImported(await read(htmlMessage(html)))).toBeNull();
  });

  test('that shows nothing gives way to the plain text', async () => {
    expect(
      await bodyOf(
        multipart(
          'alternative',
          'b',
          [],
          textPart('b', 'Plain form'),
          htmlPart('b', '<img src="cid:1">'),
        ),
      ),
    ).toEqual(['paragraph: Plain form']);
  });

  test('with scripts and tricks is words only', async () => {
    const article = await articleOf(
      htmlMessage(
        '<p onclick=x>a<script>alert(1)</script> <a href="javascript:x">b</a><style>p{}</style></p>',
      ),
    );
    expect(outline(article).slice(head.length)).toEqual(['paragraph: a b']);
    expect(article.marks).toEqual([]);
  });
});

describe('what a message carries', () => {
  test('is told by name, kind and size', async () => {
    const { notices } = await read(
      multipart(
        'mixed',
        'b',
        [],
        textPart('b', 'Words.'),
        attached('b', 'report.pdf', 'application/pdf', 'x'.repeat(2048)),
        attached('b', '=?utf-8?Q?f=C3=B6to.jpg?=', 'image/jpeg', 'xyz'),
        part(
          'b',
          ['Content-Type: application/octet-stream', 'Content-Disposition: attachment'],
          'x',
        ),
      ),
    );
    expect(notices.map(({ path, message: words }) => `${path}: ${words}`)).toEqual([
      'attachment 1: “report.pdf” (application/pdf, 2 kB) was not read; it stays in the original.',
      'attachment 2: “föto.jpg” (image/jpeg, 3 bytes) was not read; it stays in the original.',
      expect.stringMatching(
        /^attachment 3: An attachment without a name \(application\/octet-stream, /,
      ),
    ]);
  });

  test('as pictures inside its text is counted', async () => {
    const { notices } = await read(
      multipart(
        'related',
        'b',
        [],
        htmlPart('b', '<p>Words <img src="cid:1@x"></p>'),
        part(
          'b',
          ['Content-Type: image/png', 'Content-ID: <1@x>', 'Content-Transfer-Encoding: base64'],
          'eA==',
        ),
      ),
    );
    expect(notices).toMatchObject([
      { path: 'pictures', message: expect.stringContaining('One picture') as string },
    ]);
  });

  test('as a forwarded message is quoted, with who wrote it', async () => {
    const inner = crlf(
      'From: Lena Orth <lena@example.org>',
      'Date: Fri, 31 Mar 2023 09:00:00 +0200',
      'Subject: The toll',
      '',
      'It costs 3.',
      '',
      '> More?',
    );
    const article = await articleOf(
      multipart(
        'mixed',
        'b',
        [],
        textPart('b', 'See below.'),
        part('b', ['Content-Type: message/rfc822'], inner),
      ),
    );
    expect(outline(article).slice(head.length)).toEqual([
      'paragraph: See below.',
      'heading 2: The toll',
      'blockquote byline: From: Lena Orth <lena@example.org>',
      'blockquote date: Date: Fri, 31 Mar 2023 09:00:00 +0200',
      'blockquote: It costs 3.',
      'blockquote: More?',
    ]);
    expect(article.metadata).toMatchObject({
      title: 'Bridge reopens 🚧',
      publishedOn: '2023-04-01',
    });
    expect(article.sourceMap.at(-1)?.place.part).toBe('message 1, text/plain');
  });

  test('too many forwarded levels down is told as an attachment', async () => {
    let inner = crlf('Subject: S', '', 'Innermost.');
    for (let level = 0; level < 8; level += 1) {
      inner = crlf(
        'Subject: S',
        `Content-Type: multipart/mixed; boundary=b${level}`,
        '',
        `--b${level}`,
        'Content-Type: message/rfc822',
        '',
        inner,
        `--b${level}--`,
      );
    }
    const { articles, notices } = await read(crlf('From: a@b.c', inner));
    expect(articles[0]?.text).not.toContain('Innermost');
    expect(notices).toMatchObject([{ path: 'attachment 1' }]);
  });
});

describe('a message that cannot be read is refused by name', () => {
  test.each([
    [
      'PGP',
      multipart(
        'encrypted',
        'b',
        [],
        part('b', ['Content-Type: application/pgp-encrypted'], 'Version: 1'),
        part('b', ['Content-Type: application/octet-stream'], 'x'),
      ),
      /encrypted e-mail \(PGP\)/,
    ],
    [
      'PGP in its text',
      plain('-----BEGIN PGP MESSAGE-----', '', 'abc', '-----END PGP MESSAGE-----'),
      /encrypted e-mail \(PGP\)/,
    ],
    [
      'S/MIME',
      message(
        [
          'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
          'Content-Transfer-Encoding: base64',
        ],
        'eA==',
      ),
      /encrypted e-mail \(S\/MIME\)/,
    ],
    [
      'S/MIME with its text inside the signature',
      message(
        [
          'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m',
          'Content-Transfer-Encoding: base64',
        ],
        'eA==',
      ),
      /signed in a form that hides its text/,
    ],
    ['nothing', crlf('MIME-Version: 1.0', '', ''), /no visible text/],
    ['headers without end', `From: a@b.c\n${'X: y\n'.repeat(700_000)}`, /damaged e-mail/],
  ])('%s', async (_what, source, says) => {
    const error = await appErrorOf(async () => read(source));
    expect(error.message).toMatch(says);
    expect(error.message).toContain('/mail/a.eml');
    expect(error.details.remedy).not.toBe('');
  });
});

describe('odd messages', () => {
  test('a signature beside the text does not hide it', async () => {
    expect(
      await bodyOf(
        multipart(
          'signed',
          'b',
          [],
          textPart('b', 'Words.'),
          attached('b', 'smime.p7s', 'application/pkcs7-signature', 'x'),
        ),
      ),
    ).toEqual(['paragraph: Words.']);
    expect(
      await bodyOf(
        plain(
          '-----BEGIN PGP SIGNED MESSAGE-----',
          'Hash: SHA256',
          '',
          'Words.',
          '-----BEGIN PGP SIGNATURE-----',
          'abc',
          '-----END PGP SIGNATURE-----',
        ),
      ),
    ).toEqual([
      'paragraph boilerplate: -----BEGIN PGP SIGNED MESSAGE-----',
      'paragraph boilerplate: Hash: SHA256',
      'paragraph: Words.',
      'paragraph boilerplate: -----BEGIN PGP SIGNATURE-----',
      'paragraph boilerplate: abc',
      'paragraph boilerplate: -----END PGP SIGNATURE-----',
    ]);
  });

  test('one message in a mailbox is read without the line before it', async () => {
    const article = await articleOf(
      `From ana@example.org Sat Apr  1 10:00:00 2023\n${plain('Words.')}`,
    );
    expect(outline(article)).toEqual([...head, 'paragraph: Words.']);
  });

  test('a message saved as UTF-16 is read', async () => {
    expect(await bodyOf(Buffer.from(`\ufeff${plain('Bücher.')}`, 'utf16le'))).toEqual([
      'paragraph: Bücher.',
    ]);
  });

  test.each([
    [
      'parts inside each other',
      Array.from(
        { length: 200 },
        (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
      ).join(''),
    ],
    [
      'very many parts',
      `Content-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: text/plain\n\nx\n'.repeat(5000)}`,
    ],
    ['very deep quotes', `\n${'>'.repeat(100_000)} x\n`],
    ['a very long line', `\n${'word '.repeat(200_000)}\n`],
    ['very many quotes', `\n${'> a\nb\n'.repeat(20_000)}`],
    ['very many addresses', `Cc: ${'a@b.c, '.repeat(20_000)}\n\nx`],
    ['very many encoded words', `X-A: ${'=?utf-8?Q?a?= '.repeat(20_000)}\n\nx`],
    ['deep HTML', `Content-Type: text/html\n\n${'<div>'.repeat(20_000)}x`],
  ])('with %s: is read or refused by name', async (_what, rest) => {
    try {
      expect(checkImported(await read(`From: a@b.c\nSubject: S\n${rest}`))).toBeNull();
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
    }
  });

  test('any cut and any lines give a valid article or a named error', async () => {
    const whole = multipart(
      'mixed',
      'b',
      ['List-Id: x'],
      textPart('b', 'a', '> b', '-- ', 'c'),
      htmlPart('b', '<p>x</p>'),
      attached('b', 'a', 'a/b', 'x'),
      part('b', ['Content-Type: message/rfc822'], 'Subject: x', '', 'y'),
    );
    const line = fc.constantFrom(
      '--b',
      '--b--',
      '',
      '',
      'Content-Type: text/html',
      'Content-Type: text/plain; format=flowed',
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: message/rfc822',
      'Content-Transfer-Encoding: base64',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Disposition: attachment',
      'Subject: =?utf-8?Q?=ff=00?=',
      'Subject: ',
      'From: ',
      'Date: x',
      '> q ',
      '>> ',
      '-- ',
      'words ',
      '<p>x',
      '=ED=A0=80',
      '\ufeff',
      '\0',
      '_'.repeat(30),
    );
    const source = fc.oneof(
      fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n')),
      fc.nat({ max: whole.length }).map((end) => whole.slice(0, end)),
      fc.uint8Array({ maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(source, async (content) => {
        try {
          expect(checkImported(await read(content))).toBeNull();
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
        }
      }),
      { numRuns: 500 },
    );
  });
});

test.each(xssVectors)('nothing that could run comes out of a message: $name', async ({ html }) => {
  const article = await articleOf(htmlMessage(html));
  assertHarmless(article);
  assertNothingHidden(article);
  expect(article.text).toContain(shownWord);
});
