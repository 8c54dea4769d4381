import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectKind } from '../../../electron/workspace/importers/detect-kind.ts';
import { zipOf } from '../../support/zip-writer.ts';

const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Buffer => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const kindOf = (name: string, content: string | Uint8Array) =>
  detectKind(name, typeof content === 'string' ? Buffer.from(content) : content);
const refusalOf = (name: string, content: string | Uint8Array) => {
  const found = kindOf(name, content);
  if (!('refusal' in found)) throw new Error(`taken for ${found.kind}`);
  return found.refusal;
};

const prose = 'The bridge reopened on Monday. It is safe, the mayor said.\n\nMore words follow.\n';
const html =
  '<!DOCTYPE html>\n<html><head><title>Bridge</title></head><body><p>Words.</p></body></html>';
const mail =
  'Received: from a by b; Sat, 1 Apr 2023 10:00:00 +0200\r\nFrom: Ana Ruiz <ana@example.org>\r\nTo: desk@example.org\r\nSubject: Bridge\r\nMessage-ID: <1@example.org>\r\n\r\nIt is safe.\r\n';
const chromePage =
  'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: Bridge\r\nDate: Sat, 1 Apr 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x----"\r\n\r\n\r\n------x----\r\nContent-Type: text/html\r\n\r\n<p>x\r\n';
const article = '{"format":"sourcebench.annotated-article","version":1}';

describe('kinds are known by their content', () => {
  test.each([
    ['pdf', 'x.txt', '%PDF-1.7\n1 0 obj'],
    ['pdf', 'x.pdf', `HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj\n`],
    ['rtf', 'x.doc', '{\\rtf1\\ansi Words}'],
    ['rtf', 'x.rtf', '\ufeff\r\n{\\rtf1 Words}'],
    ['rtf', 'x.rtf', utf16('{\\rtf1\\ansi Words}', 'le', true)],
    ['html', 'x.txt', html],
    ['html', 'x.html', utf16(html, 'be', true)],
    ['html', 'x', `\ufeff  <!-- saved from url=(0019)https://example.org/ -->\n${html}`],
    [
      'html',
      'x.xhtml',
      `<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><p>a</p></html>`,
    ],
    ['html', 'x.html', 'Some words with <b>one tag</b>.'],
    ['html', 'piece.txt', '<div><p>One</p><p>Two</p></div>'],
    ['html', 'x.md', html],
    ['mhtml', 'x.mhtml', chromePage],
    ['mhtml', 'x.eml', chromePage],
    [
      'mhtml',
      'x.mht',
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; type="text/html"\n\n--b\n',
    ],
    ['email', 'x.txt', mail],
    ['email', 'x.eml', 'Subject: Only this\n\nWords.'],
    [
      'email',
      'x',
      `Date: Sat, 1 Apr 2023 10:00:00 +0200\nFrom: ana@example.org\nSubject: Bridge\n\nWords.`,
    ],
    ['email', 'x.eml', utf16(mail, 'le', true)],
    ['email', 'x.mbox', `From ana@example.org Sat Apr  1 10:00:00 2023\n${mail}`],
    [
      'email',
      'newsletter.eml',
      mail.replace(
        '\r\n\r\n',
        '\r\nContent-Type: multipart/related; type="text/html"; boundary=b\r\n\r\n',
      ),
    ],
    ['markdown', 'x.md', `# Bridge\n\n${prose}`],
    ['markdown', 'x.MARKDOWN', '<div align="center">\n\n# Bridge\n\n</div>\n<p></p><p></p><p></p>'],
    ['plain-text', 'x.txt', `# Bridge\n\n${prose}`],
    ['plain-text', 'x.html', prose],
    ['plain-text', 'x.txt', utf16(prose, 'be', false)],
    ['plain-text', 'x.txt', 'Date: no header of a mail\n\nWords.'],
    ['plain-text', 'x.txt', 'From: our correspondent\nTo: everybody\n\nWords.'],
    ['plain-text', 'x.txt', 'The tag <html> opens a page, </html> closes it, <p>.'],
    ['plain-text', 'x.txt', 'The header is “%PDF-1.7” in every file of that kind.'],
    ['plain-text', 'x.txt', '{"type":"FeatureCollection"}'],
    ['plain-text', 'x.docx', prose],
    ['plain-text', 'x.txt', ''],
    ['annotated-json', 'notes.txt', article],
    ['annotated-json', 'x.json', utf16(JSON.stringify(JSON.parse(article), null, 2), 'le', true)],
    ['annotated-jsonl', 'x.json', `${article}\n${article}\n`],
    ['annotated-jsonl', 'x.jsonl', `${article}\n`],
    ['annotated-jsonl', 'x.txt', `{"format": broken\r\n${article}\r\n`],
    [
      'docx',
      'x.zip',
      zipOf([
        { name: '[Content_Types].xml', content: '<a/>' },
        { name: 'word/document.xml', content: '<a/>' },
      ]),
    ],
    [
      'odt',
      'x',
      zipOf([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
      ]),
    ],
    ['epub', 'x', zipOf([{ name: 'mimetype', content: 'application/epub+zip', stored: true }])],
    ['epub', 'x.epub', zipOf([{ name: 'META-INF/container.xml', content: '<a/>' }])],
  ])('%s: %s', (kind, name, content) => {
    expect(kindOf(name, content)).toEqual({ kind });
  });

  test('a truncated Word document is still one, so that its importer can say what is wrong', () => {
    const whole = zipOf([
      { name: '[Content_Types].xml', content: '<a/>' },
      { name: 'word/document.xml', content: 'words '.repeat(100) },
    ]);
    expect(kindOf('x.docx', whole.subarray(0, whole.length - 60))).toEqual({ kind: 'docx' });
  });
});

describe('what cannot be read is refused by name, with a remedy', () => {
  const ole = (...streams: string[]) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(504),
      ...streams.map((name) => Buffer.from(name.padEnd(64, '\0'), 'utf16le')),
    ]);
  const zip = (...names: string[]) => zipOf(names.map((name) => ({ name, content: 'x' })));

  test.each([
    [/Word document of the old kind/, /docx/, 'x.doc', ole('Root Entry', 'WordDocument')],
    [/Excel workbook of the old kind/, /docx/, 'x.xls', ole('Root Entry', 'Workbook')],
    [/PowerPoint presentation of the old kind/, /PDF/, 'x.ppt', ole('PowerPoint Document')],
    [/Outlook message/, /eml/, 'x.msg', ole('__properties_version1.0')],
    [/protected by a password/, /password|without one/, 'x.docx', ole('EncryptedPackage')],
    [/older office document/, /docx/, 'x', ole('Root Entry')],
    [/Excel workbook\./, /docx/, 'x.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
    [
      /PowerPoint presentation\./,
      /PDF/,
      'x.pptx',
      zip('[Content_Types].xml', 'ppt/presentation.xml'),
    ],
    [/Apple Pages/, /PDF/, 'x.pages', zip('Index/Document.iwa')],
    [/ZIP archive/, /Unpack/, 'x.zip', zip('a.txt', 'b.txt')],
    [
      /damaged or cut off/,
      /undamaged copy/,
      'cut.docx',
      zip('[Content_Types].xml').subarray(0, 40),
    ],
    [/damaged or cut off/, /undamaged copy/, 'hollow.odt', zip('a.txt')],
    [/ZIP archive/, /Unpack/, 'empty.zip', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')],
    [
      /OpenDocument spreadsheet/,
      /docx/,
      'x.ods',
      zipOf([
        {
          name: 'mimetype',
          content: 'application/vnd.oasis.opendocument.spreadsheet',
          stored: true,
        },
      ]),
    ],
    [
      /mailbox of several messages/,
      /one by one/,
      'x.mbox',
      `From a@b.c Sat Apr  1 10:00:00 2023\n${mail}\nFrom a@b.c Sat Apr  1 11:00:00 2023\n${mail}`,
    ],
    [
      /flat OpenDocument/,
      /odt/,
      'x.fodt',
      '<?xml version="1.0"?>\n<office:document office:version="1.2">',
    ],
    [
      /saved as XML/,
      /docx/,
      'x.xml',
      '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
    ],
    [
      /not a text file; it looks like a PNG picture/,
      /plain text/,
      'x.txt',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]),
    ],
    [/not a text file\./, /plain text/, 'x.txt', Buffer.alloc(4096)],
    [/not valid JSON/, /annotated\.json/, 'x.json', '{"format": '],
    [/not an annotated article/, /annotated\.json/, 'x.json', '{"type":"FeatureCollection"}'],
    [/no lines that are annotated articles/, /jsonl/, 'x.jsonl', '{"a":1}\n{"a":2}\n'],
  ])('%s', (what, remedy, name, content) => {
    const refusal = refusalOf(name, content);
    expect(refusal.what).toMatch(what);
    expect(refusal.remedy).toMatch(remedy);
  });
});

test('no bytes make it throw', () => {
  const start = fc.constantFrom(
    Buffer.alloc(0),
    Buffer.from('PK\x03\x04'),
    Buffer.from('PK\x05\x06'),
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from('{\n"sourcebench.annotated-article"'),
    Buffer.from('From: a@b.c\n'),
  );
  fc.assert(
    fc.property(
      start,
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('', 'a.json', 'a.eml', 'a.html'),
      (head, tail, name) => {
        const found = detectKind(name, Buffer.concat([head, tail]));
        expect('kind' in found || found.refusal.remedy !== '').toBe(true);
      },
    ),
  );
});

test.each([
  ['plain-text', '<!--'.repeat(300_000)],
  ['html', '<html '.repeat(200_000)],
  ['plain-text', '{"'.repeat(400_000)],
  ['plain-text', 'a: b\n'.repeat(300_000)],
  ['plain-text', 'From '.repeat(300_000)],
  ['plain-text', '<p>'.repeat(300_000)],
])('%s: a hostile text of a megabyte is told', (kind, text) => {
  expect(kindOf('x.txt', text)).toEqual({ kind });
});

test('a document of a few bytes is called damaged, not a text', () => {
  const found = detectKind('a.docx', Buffer.from('PK\u0003\u0004 gone', 'latin1'));
  expect(found).toMatchObject({
    refusal: { what: 'is damaged or cut off: it has no document in it.' },
  });
});
