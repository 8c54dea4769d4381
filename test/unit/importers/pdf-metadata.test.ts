// What a PDF says about itself, and what is not taken from it.

import { expect, test } from 'vitest';
import { drawnPdf, rawPages, shown } from '../../support/pdf-files.ts';
import { prose } from '../../support/pdf-files-prose.ts';
import { readPdf } from '../../support/pdf-files-read.ts';

const content = shown([
  { at: [72, 780], text: 'Harbour wall to be rebuilt', size: 20 },
  ...[...prose(60).matchAll(/.{1,80}(?:\s|$)/g)]
    .map(([text]) => text)
    .map((text, row) => ({ at: [72, 740 - row * 14] as const, text: text.trim() })),
]);

/** With these entries of the Info dictionary, and XMP where it is given. */
function withInfo(info: string, xmp?: string): Uint8Array {
  const more = [
    { text: `<< ${info} >>` },
    ...(xmp === undefined
      ? []
      : [{ text: '<< /Type /Metadata /Subtype /XML >>', stream: Buffer.from(xmp) }]),
  ];
  const catalog = xmp === undefined ? '' : '/Metadata 7 0 R';
  return rawPages([{ content }], { more, catalog, trailer: '/Info 6 0 R' });
}

const packet = (description: string): string =>
  '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">' +
  `${description}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`;

test('takes title, author, subject and date from the properties', async () => {
  const bytes = await drawnPdf((page) => page.text(prose(30)), {
    info: {
      Title: 'The wall \u2013 a report',
      Author: 'Ana Ruiz',
      Subject: 'What the divers found',
      CreationDate: new Date('2023-04-01T12:00:00Z'),
    },
    lang: 'en-GB',
  });
  const { metadata, detected } = await readPdf(bytes);
  expect(metadata).toEqual({
    title: 'The wall – a report',
    subtitle: 'What the divers found',
    byline: 'Ana Ruiz',
    publisher: null,
    publishedOn: '2023-04-01',
    url: null,
    language: 'en-GB',
    direction: 'ltr',
  });
  expect(detected).toEqual({
    title: {
      value: 'The wall – a report',
      origin: { how: 'stated', where: 'document property “title”' },
    },
    subtitle: {
      value: 'What the divers found',
      origin: { how: 'stated', where: 'document property “subject”' },
    },
    byline: { value: 'Ana Ruiz', origin: { how: 'stated', where: 'document property “author”' } },
    publishedOn: {
      value: '2023-04-01',
      origin: { how: 'inferred', where: 'document property “created”' },
    },
    language: { value: 'en-GB', origin: { how: 'stated', where: 'document property “language”' } },
  });
});

test.each([
  ["D:20230401233000+02'00'", '2023-04-01'],
  ["D:20230401003000-10'00'", '2023-04-01'],
  ['D:20230401', '2023-04-01'],
  ['D:20230231', null],
  ['D:19700101000000Z', null],
  ['yesterday', null],
])('reads the day of %s as it stands', async (written, day) => {
  const { metadata } = await readPdf(withInfo(`/CreationDate (${written.replace(/[()]/g, '')})`));
  expect(metadata.publishedOn).toBe(day);
});

test.each([
  'Microsoft Word - wall final 2.docx',
  'untitled',
  'Untitled-1',
  'Document1',
  'wall_final.indd',
  'report',
  'report.pdf',
  'C:\\\\Users\\\\ana\\\\wall.doc',
  '  ',
  'PowerPoint Presentation',
])('does not take “%s” for a title', async (title) => {
  const { metadata, detected } = await readPdf(withInfo(`/Title (${title})`), 'report.pdf');
  expect(metadata.title).toBe('Harbour wall to be rebuilt');
  expect(detected.title?.origin.how).toBe('inferred');
});

test('prefers XMP, with all its letters', async () => {
  const xmp = packet(
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Строительство стены</rdf:li></rdf:Alt></dc:title>' +
      '<dc:creator><rdf:Seq><rdf:li>Ana Ruiz</rdf:li><rdf:li>Tomas Vell</rdf:li></rdf:Seq></dc:creator>' +
      '<dc:publisher><rdf:Bag><rdf:li>Harbour Review</rdf:li></rdf:Bag></dc:publisher>' +
      '<xmp:CreateDate>2023-04-01T23:30:00+02:00</xmp:CreateDate>',
  );
  const { metadata } = await readPdf(
    withInfo('/Title (Other) /Author (Nobody) /CreationDate (D:20200101)', xmp),
  );
  expect(metadata).toMatchObject({
    title: 'Строительство стены',
    byline: 'Ana Ruiz, Tomas Vell',
    publisher: 'Harbour Review',
    publishedOn: '2023-04-01',
  });
});

test('does not believe a language that the words contradict', async () => {
  const { metadata, detected } = await readPdf(
    rawPages([{ content }], { catalog: '/Lang (de-DE)' }),
  );
  expect(metadata.language).toBe('en');
  expect(detected.language?.origin.how).toBe('inferred');
});

test('reads broken XMP as none', async () => {
  const { metadata } = await readPdf(withInfo('/Title (A title)', '<x:xmpmeta><rdf:RDF><rdf:Desc'));
  expect(metadata.title).toBe('A title');
});

test('takes the name of a paper above the headline for what it is', async () => {
  const page = shown([
    { at: [72, 790], text: 'Harbour Times', size: 30 },
    { at: [72, 740], text: 'Wall to be rebuilt before winter', size: 20 },
    {
      at: [72, 700],
      text: 'The wall is cracking, say the engineers who looked at it in spring and wrote about it.',
    },
  ]);
  const { text, blocks } = await readPdf(rawPages([{ content: page }]));
  expect(blocks.map(({ role }) => role)).toEqual(['boilerplate', 'headline', 'body']);
  expect(text.startsWith('Harbour Times')).toBe(true);
});
