import { describe, expect, test } from 'vitest';
import { mhtmlImporter } from '../../../electron/workspace/importers/mhtml.ts';
import { appErrorOf } from '../../support/app-error.ts';
import { markList, outline } from '../../support/outline.ts';
import { assertHarmless } from '../../support/xss-corpus.ts';

async function read(lines: readonly string[] | Uint8Array, wholePage = false) {
  const bytes = lines instanceof Uint8Array ? lines : Buffer.from(lines.join('\r\n'), 'latin1');
  const input = { file: '/a/saved.mhtml', fileName: 'saved.mhtml', bytes, options: { wholePage } };
  const imported = await mhtmlImporter.read(input);
  const [article] = imported.articles;
  if (article === undefined) throw new Error('no article was read');
  assertHarmless(article);
  return { ...imported, article };
}

/** As Chromium saves pages: the page's address in every header, quoted-printable, frames as parts of their own. */
const chromium = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://tribune.example/news/bridge-reopens',
  'Subject: =?utf-8?Q?Bridge=20reopens=20=E2=80=93=20Harbour=20Tribune?=',
  'Date: Sun, 2 Apr 2023 08:00:00 +0200',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----MultipartBoundary--aB3dE5----"',
  '',
  '',
  '------MultipartBoundary--aB3dE5----',
  'Content-Type: text/html',
  'Content-ID: <frame-1@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://tribune.example/news/bridge-reopens',
  '',
  '<!DOCTYPE html><html lang=3D"en"><head><meta http-equiv=3D"Content-Type" con=',
  'tent=3D"text/html; charset=3DUTF-8"><link rel=3D"stylesheet" href=3D"cid:css-1@m=',
  'html.blink"><title>Bridge reopens =E2=80=93 Harbour Tribune</title></head><body>=',
  '<article><h1>Bridge reopens</h1><p>The bridge over the Alder reopened on Satur=',
  'day, two years after a flood tore away its ramp, and =E2=80=9Cit is safe=E2=80=9D, the m=',
  'ayor said.</p><p>Engineers had examined <a href=3D"/reports/welds">every weld</a=',
  '>, and the repair had cost 11 million, slightly more than had been planned.</p>=',
  '<iframe src=3D"cid:frame-2@mhtml.blink"></iframe></article></body></html>',
  '------MultipartBoundary--aB3dE5----',
  'Content-Type: text/html',
  'Content-ID: <frame-2@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://ads.example/frame',
  '',
  '<html><body><p>An advertisement, in a frame.</p></body></html>',
  '------MultipartBoundary--aB3dE5----',
  'Content-Type: text/css',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: cid:css-1@mhtml.blink',
  '',
  'p { color: red }',
  '------MultipartBoundary--aB3dE5------',
  '',
];

/** As Internet Explorer saved pages: the charset in the part's header, base64, a nested alternative. */
const explorer = [
  'From: "Saved by a browser"',
  'Subject: =?windows-1251?B?zO7x8iDu8urw+/I=?=',
  'Date: Mon, 3 Apr 2006 10:00:00 +0300',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; type="multipart/alternative"; boundary="----=_NextPart_000"',
  'X-MimeOLE: Produced By Mail',
  '',
  'This is a multi-part message in MIME format.',
  '',
  '------=_NextPart_000',
  'Content-Type: multipart/alternative; boundary="----=_NextPart_001"',
  '',
  '------=_NextPart_001',
  'Content-Type: text/html; charset="windows-1251"',
  'Content-Transfer-Encoding: base64',
  'Content-Location: http://paper.example/',
  ' 2006/04/03/most.html',
  '',
  ...(Buffer.from(
    // “Мост открыт” and a sentence about it, in windows-1251.
    '<html><body><h1>\xcc\xee\xf1\xf2 \xee\xf2\xea\xf0\xfb\xf2</h1><p>\xcc\xfd\xf0 \xf1\xea\xe0\xe7\xe0\xeb, \xf7\xf2\xee \xec\xee\xf1\xf2 \xee\xf2\xea\xf0\xee\xfe\xf2 \xe2 \xef\xee\xed\xe5\xe4\xe5\xeb\xfc\xed\xe8\xea. <a href="map.html">\xca\xe0\xf0\xf2\xe0</a></p></body></html>',
    'latin1',
  )
    .toString('base64')
    .match(/.{1,76}/g) ?? []),
  '',
  '------=_NextPart_001--',
  '',
  '------=_NextPart_000',
  'Content-Type: image/gif',
  'Content-Transfer-Encoding: base64',
  'Content-Location: http://paper.example/map.gif',
  '',
  'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  '',
  '------=_NextPart_000--',
  '',
];

describe('a page saved by Chromium', () => {
  test('gives its article, with links completed by the page’s address', async () => {
    const { article, kind, mediaType, encoding } = await read(chromium);
    expect({ kind, mediaType, encoding }).toEqual({
      kind: 'mhtml',
      mediaType: 'multipart/related',
      encoding: 'UTF-8 (meta)',
    });
    expect(outline(article)).toEqual([
      'heading 1 headline: Bridge reopens',
      'paragraph: The bridge over the Alder reopened on Saturday, two years after a flood tore away its ramp, and “it is safe”, the mayor said.',
      'paragraph: Engineers had examined every weld, and the repair had cost 11 million, slightly more than had been planned.',
    ]);
    expect(markList(article)).toEqual(['link https://tribune.example/reports/welds: every weld']);
    expect(article.detected.url).toEqual({
      value: 'https://tribune.example/news/bridge-reopens',
      origin: { how: 'stated', where: 'address in the file' },
    });
  });

  test('says that its frames were not read, and names the part that was', async () => {
    const { article, notices } = await read(chromium, true);
    expect(notices.map(({ message }) => message)).toEqual([
      'One page embedded in the page, such as films and advertisements, was not read.',
    ]);
    expect(article.text).not.toContain('advertisement');
    expect(article.sourceMap[0]?.place.part).toBe('https://tribune.example/news/bridge-reopens');
  });
});

describe('a page saved by Internet Explorer', () => {
  test('is decoded by its part’s header and completed by its folded address', async () => {
    const { article, encoding } = await read(explorer);
    expect(encoding).toBe('windows-1251 (header)');
    expect(outline(article)).toEqual([
      'heading 1 headline: Мост открыт',
      'paragraph: Мэр сказал, что мост откроют в понедельник. Карта',
    ]);
    expect(markList(article)).toEqual(['link http://paper.example/2006/04/03/map.html: Карта']);
    expect(article.metadata).toMatchObject({
      title: 'Мост открыт',
      url: 'http://paper.example/2006/04/03/most.html',
      publishedOn: '2006-04-03',
    });
  });

  test('has the subject for a title where the page has none', async () => {
    const page = Buffer.from('<p>Only a few words.</p>').toString('base64');
    const start = explorer.indexOf('Content-Location: http://paper.example/') + 3;
    const lines = [
      ...explorer.slice(0, start),
      page,
      ...explorer.slice(explorer.indexOf('------=_NextPart_001--') - 1),
    ];
    expect((await read(lines)).article.detected.title).toEqual({
      value: 'Мост открыт',
      origin: { how: 'stated', where: 'header “Subject”' },
    });
  });
});

test('the archive says which part it starts with', async () => {
  const part = (id: string, words: string) => [
    '--b',
    'Content-Type: text/html; charset=utf-8',
    `Content-ID: <${id}>`,
    '',
    `<p>${words}</p>`,
  ];
  const { article } = await read([
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=b; start="<two>"',
    '',
    ...part('one', 'The first part.'),
    ...part('two', 'The second part.'),
    '--b--',
  ]);
  expect(article.text).toBe('The second part.');
});

describe('what cannot be read is refused by name', () => {
  const header = ['MIME-Version: 1.0', 'Content-Type: multipart/related; boundary=b', ''];

  test('an archive without a page', async () => {
    const lines = [...header, '--b', 'Content-Type: text/css', '', 'p {}', '--b--'];
    expect(await appErrorOf(() => read(lines))).toMatchObject({
      code: 'file-invalid',
      message: '/a/saved.mhtml is a web archive without a page in it.',
    });
  });

  test('a page without anything to see', async () => {
    const lines = [
      ...header,
      '--b',
      'Content-Type: text/html',
      '',
      '<script>a()</script>',
      '--b--',
    ];
    expect(await appErrorOf(() => read(lines))).toMatchObject({ code: 'file-empty' });
  });

  test('parts inside parts without end', async () => {
    const lines = Array.from({ length: 1000 }, (_, at) => [
      `Content-Type: multipart/mixed; boundary=b${at}`,
      '',
      `--b${at}`,
    ]).flat();
    expect(await appErrorOf(() => read(lines))).toMatchObject({
      code: 'file-invalid',
      message: '/a/saved.mhtml is a damaged web archive: its parts cannot be told apart.',
    });
  });
});

test('an archive cut in the middle gives what is there', async () => {
  const whole = Buffer.from(chromium.join('\r\n'), 'latin1');
  const { article } = await read(whole.subarray(0, whole.indexOf('slightly more')));
  expect(article.text).toContain(
    'Engineers had examined every weld, and the repair had cost 11 million',
  );
});
