// PDFs that are protected, scanned, broken or made to do harm: a clear message or a notice, within bounds.

import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/ipc/result.ts';
import { appErrorOf } from '../../support/app-error.ts';
import { drawnPdf, rawPages, rawPdf, shown, type RawObject } from '../../support/pdf-files.ts';
import { prose } from '../../support/pdf-files-prose.ts';
import { importPdf, only, readPdf } from '../../support/pdf-files-read.ts';

const helvetica = { text: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>' };
const line = shown([{ at: [72, 700], text: 'The wall is cracking, say the engineers.' }]);
const picture = 'q 500 0 0 700 40 40 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u0080 EI Q';

/** Resolves to the error, or null where the file was read after all. */
async function outcome(bytes: Uint8Array): Promise<AppError | null> {
  try {
    await importPdf(bytes);
    return null;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
}

test('asks for the password of a protected file, and reads one that is only locked for editing', async () => {
  const draw = (page: PDFKit.PDFDocument) => page.text('The wall is cracking.');
  const locked = await drawnPdf(draw, { userPassword: 'a', ownerPassword: 'b', pdfVersion: '1.7' });
  const error = await appErrorOf(() => importPdf(locked));
  expect(error.code).toBe('file-unreadable');
  expect(error.message).toBe('/in/report.pdf is protected and needs a password to be opened.');
  const readable = await drawnPdf(draw, { ownerPassword: 'b', pdfVersion: '1.7' });
  expect((await readPdf(readable)).text).toBe('The wall is cracking.');
});

test('says of a scan that it has no text', async () => {
  const error = await appErrorOf(() =>
    importPdf(rawPages([{ content: picture }, { content: picture }])),
  );
  expect(error.code).toBe('file-empty');
  expect(error.message).toBe('/in/report.pdf has no text, only pictures of pages.');
  expect(error.details.remedy).toContain('OCR');
});

test('says of a blank document that it has no visible text', async () => {
  const error = await appErrorOf(() => importPdf(rawPages([{ content: '' }])));
  expect(error.message).toBe('/in/report.pdf has no visible text.');
});

test('names the pages that are pictures, not those that are blank', async () => {
  const pages = [line, picture, '', picture, picture, line].map((content) => ({ content }));
  const { notices } = await importPdf(rawPages(pages));
  expect(notices).toEqual([
    {
      path: 'pages 2, 4–5',
      message: 'Pages 2, 4–5 have no text, only pictures or drawings.',
      remedy: 'If they are scanned, run text recognition (OCR) on the file and import it again.',
    },
  ]);
});

test('names the pages whose fonts do not say which letters they show', async () => {
  const codes = [...Array(60).keys()].map((index) =>
    (1 + (index % 25)).toString(16).padStart(4, '0'),
  );
  const bytes = rawPages([{ content: `BT /F1 12 Tf 72 700 Td <${codes.join('')}> Tj ET` }], {
    font: '<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [6 0 R] >>',
    more: [
      {
        text: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 7 0 R >>',
      },
      { text: '<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 0 1 1] >>' },
    ],
  });
  const outcomes = await importPdf(bytes).then(
    ({ notices }) => notices.map(({ message }) => message),
    (error: unknown) => [String(error)],
  );
  expect(outcomes.join(' ')).toMatch(/fonts? do(?:es)? not say which letters/);
});

test.each([
  ['nothing of a PDF', Buffer.from('%PDF-1.7\nthis is not one')],
  ['noise', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251))],
])('says of %s that it is damaged', async (_, bytes) => {
  const error = await appErrorOf(() => importPdf(new Uint8Array(bytes)));
  expect(error.code).toBe('file-invalid');
  expect(error.message).toContain('/in/report.pdf is damaged');
});

/** Three pages, partly compressed. */
const whole = drawnPdf((page) => {
  page.font('Helvetica-Bold').fontSize(20).text('Harbour wall').font('Times-Roman').fontSize(11);
  for (let at = 0; at < 12; at += 1) page.text(prose(120, at), { link: 'https://example.com/a' });
});

/** Its prefixes, forty of them. */
const prefixes = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: 40 }, (_, index) =>
    bytes.slice(0, Math.floor((bytes.length * (index + 1)) / 41)),
  );

test('reads what is left of a file that was cut off, and says that its end is missing', async () => {
  const pages = Array.from({ length: 5 }, () => ({ content: line }));
  // As in files made for the web, what says where the pages are comes first.
  const text = Buffer.from(rawPages(pages)).toString('latin1');
  const linear = text.replace('1 0 obj', 'trailer\n<< /Size 20 /Root 1 0 R >>\n1 0 obj');
  let read = 0;
  for (const bytes of prefixes(new Uint8Array(Buffer.from(linear, 'latin1')))) {
    const messages = await importPdf(bytes).then(
      ({ notices }) => notices.map(({ message }) => message),
      (thrown: unknown) => thrown,
    );
    if (!Array.isArray(messages)) {
      expect(messages).toBeInstanceOf(AppError);
      continue;
    }
    expect(messages).toContain('The end of the file is missing; what is there was read.');
    read += 1;
  }
  expect(read).toBeGreaterThan(10);
});

test('says of a file whose end holds what matters that it is missing', async () => {
  for (const bytes of prefixes(await whole)) {
    const error = await outcome(bytes);
    expect(error?.message ?? '').toMatch(/is damaged: its end is missing/);
  }
});

test('says of a file with a wrong table of contents that it was repaired', async () => {
  const bytes = Buffer.from(rawPages([{ content: line }]));
  const text = bytes.toString('latin1').replace(/startxref\s+\d+/, 'startxref\n17');
  const { notices, articles } = await importPdf(new Uint8Array(Buffer.from(text, 'latin1')));
  expect(notices[0]?.message).toBe(
    'The file is damaged and was repaired; some of it may be missing.',
  );
  expect(articles[0]?.text).toBe('The wall is cracking, say the engineers.');
});

test('survives flipped bytes', async () => {
  const bytes = await whole;
  const flip = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 30 }), async (flips) => {
      const broken = bytes.slice();
      for (const { at, value } of flips) broken[at] = value;
      await outcome(broken);
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('reads the pages of a tree that goes round in circles once', async () => {
  const objects: RawObject[] = [
    { text: '<< /Type /Catalog /Pages 2 0 R >>' },
    { text: '<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 >>' },
    {
      text: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    },
    { text: '<< >>', stream: line },
    helvetica,
  ];
  const error = await outcome(rawPdf(objects));
  expect(error?.code ?? 'read').toMatch(/^(?:read|file-invalid)$/);
});

test('does not believe a huge number of pages', async () => {
  const text = Buffer.from(rawPages([{ content: line }])).toString('latin1');
  for (const count of ['9999', '2000000000']) {
    const bytes = new Uint8Array(
      Buffer.from(text.replace('/Count 1', `/Count ${count}`), 'latin1'),
    );
    const error = await outcome(bytes);
    expect(error?.code ?? 'read').toMatch(/^(?:read|file-invalid|file-too-large)$/);
  }
});

/** A zlib stream that unpacks to 300 MB of spaces. */
const bomb = deflateSync(Buffer.alloc(300 * 1024 * 1024, 0x20), { level: 9 });

test.each([
  ['a page', rawPages([{ content: bomb, filter: '/Filter /FlateDecode' }])],
  [
    'filters upon filters',
    rawPages([
      { content: deflateSync(bomb, { level: 9 }), filter: '/Filter [/FlateDecode /FlateDecode]' },
    ]),
  ],
  [
    'a stream of objects',
    rawPages([{ content: line }], {
      more: [{ text: '<< /Type /ObjStm /N 1 /First 6 /Filter /FlateDecode >>', stream: bomb }],
    }),
  ],
])('does not unpack %s that is made to fill the memory', async (_, bytes) => {
  const error = await appErrorOf(() => importPdf(bytes));
  expect(error.code).toBe('file-too-large');
  expect(error.message).toContain('unpacks to more than 256 MB');
});

test('takes nothing from scripts, actions and links of other kinds', async () => {
  const link = (action: string, y: number) =>
    `<< /Type /Annot /Subtype /Link /Rect [70 ${y - 4} 300 ${y + 12}] /A << /Type /Action ${action} >> >>`;
  const actions = [
    '/S /URI /URI (javascript:alert\\(1\\))',
    '/S /JavaScript /JS (app.alert\\(2\\))',
    '/S /Launch /F (C:\\\\Windows\\\\System32\\\\calc.exe)',
    '/S /URI /URI (file:///etc/passwd)',
    '/S /URI /URI (data:text/html,<script>alert\\(3\\)</script>)',
    '/S /SubmitForm /F (https://example.com/submit)',
    '/S /URI /URI (https://example.com/kept)',
  ];
  const texts = actions.map((_, index) => ({
    at: [72, 700 - index * 30] as const,
    text: `Link number ${index}`,
  }));
  const annotations = actions.map((action, index) => link(action, 700 - index * 30)).join(' ');
  const bytes = rawPages(
    [
      {
        content: shown(texts),
        entries: `/Annots [${annotations}] /AA << /O << /S /JavaScript /JS (alert\\(4\\)) >> >>`,
      },
    ],
    {
      catalog:
        '/OpenAction << /S /JavaScript /JS (alert\\(5\\)) >> /Names << /JavaScript << /Names [(x) << /S /JavaScript /JS (alert\\(6\\)) >>] >> >>',
    },
  );
  const { text, marks } = await readPdf(bytes);
  expect(text).not.toMatch(/alert|script|calc/);
  expect(marks.map(({ href }) => href)).toEqual(['https://example.com/kept']);
});

test('bounds what it reads of one page', async () => {
  const content = Array.from(
    { length: 101_000 },
    (_, at) => `BT /F1 4 Tf ${at % 500} ${(at * 7) % 800} Td (a) Tj ET`,
  ).join('\n');
  const { notices } = await importPdf(rawPages([{ content }]));
  expect(notices.map(({ message }) => message)).toContain(
    'Page 1 has too much on it; the rest of it was left out.',
  );
}, 60_000);

test('bounds nesting', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  expect((await outcome(rawPages([{ content: `${deep} Tj ${line}` }])))?.code ?? 'read').toBeTypeOf(
    'string',
  );
  expect(
    (await outcome(rawPages([{ content: line, entries: `/X ${deep}` }])))?.code ?? 'read',
  ).toBeTypeOf('string');
});

test('says that form fields and notes were left out', async () => {
  const note = '<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Check this) >>';
  const { notices, articles } = await importPdf(
    rawPages([{ content: line, entries: `/Annots [${note}]` }]),
  );
  expect(notices.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'page 1: Page 1 has filled form fields or notes, which were left out.',
  ]);
  expect(articles[0] === undefined ? [] : only(articles[0], 'paragraph')).toEqual([
    'The wall is cracking, say the engineers.',
  ]);
});
