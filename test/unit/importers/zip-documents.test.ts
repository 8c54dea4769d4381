// Hostile and damaged office documents and books: each gives a result that holds, or an error of ours that names the
// file. None hangs, and none is half read.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docxImporter } from '../../../electron/workspace/importers/docx/docx-importer.ts';
import { epubImporter } from '../../../electron/workspace/importers/epub/epub-importer.ts';
import type { Imported, Importer } from '../../../electron/workspace/importers/imported.ts';
import { odtImporter } from '../../../electron/workspace/importers/odt/odt-importer.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { bookEntries } from '../../support/epub-files.ts';
import { odtEntries, odtStyle } from '../../support/odt-files.ts';
import { docxEntries, listItem, numberingList, p, r, style } from '../../support/office-files.ts';
import { readFile } from '../../support/read-import.ts';
import { zipOf, type ZipEntry } from '../../support/zip-writer.ts';

interface Sample {
  readonly kind: string;
  readonly importer: Importer;
  readonly entries: readonly ZipEntry[];
  /** The file with the text in it. */
  readonly main: string;
  /** Without these there is no article. */
  readonly essential: readonly string[];
}

const prose = 'The bridge over the Aller was opened on Monday, the town said.';

const samples: readonly Sample[] = [
  {
    kind: 'docx',
    importer: docxImporter,
    main: 'word/document.xml',
    essential: ['word/document.xml'],
    entries: docxEntries({
      styles: style('T', 'Title') + style('H', 'heading 1'),
      numbering: `${numberingList(1, [['decimal', '%1.']])}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
      footnotes: `<w:footnote w:id="2">${p('Records.')}</w:footnote>`,
      core: '<dc:title>Bridge</dc:title>',
      links: { web: 'https://example.org/' },
      body:
        p('Bridge reopens', 'T') +
        p(prose) +
        listItem('One', 1) +
        `<w:tbl><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>` +
        `<w:p>${r('b', '<w:b/>')}<w:hyperlink r:id="web">${r('link')}</w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
    }),
  },
  {
    kind: 'odt',
    importer: odtImporter,
    main: 'content.xml',
    essential: ['content.xml'],
    entries: odtEntries({
      styles: odtStyle('Title', 'paragraph', null),
      meta: '<dc:title>Bridge</dc:title>',
      body:
        '<text:p text:style-name="Title">Bridge reopens</text:p>' +
        `<text:p>${prose}<text:note><text:note-body><text:p>Records.</text:p></text:note-body></text:note></text:p>` +
        '<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>' +
        '<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>',
    }),
  },
  {
    kind: 'epub',
    importer: epubImporter,
    main: 'OEBPS/one.xhtml',
    essential: ['META-INF/container.xml', 'OEBPS/book.opf'],
    entries: bookEntries({
      metadata: '<dc:title>Bridge</dc:title>',
      nav: [['one.xhtml', 'One']],
      ncx: [['one.xhtml', 'One']],
      chapters: [
        { name: 'one.xhtml', body: `<h1>One</h1><p>${prose}</p>` },
        { name: 'two.xhtml', body: `<p>${prose}</p>` },
      ],
    }),
  },
];

/** What is read, or null after an error of ours that names the file. */
async function outcome(importer: Importer, bytes: Uint8Array): Promise<Imported | null> {
  try {
    return await readFile(importer, 'a.bin', bytes);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    expect(thrown.message.startsWith('/in/a.bin ')).toBe(true);
    expect(thrown.details.remedy).not.toBe('');
    return null;
  }
}

const replaced = (entries: readonly ZipEntry[], name: string, content: string | Uint8Array) =>
  zipOf(entries.map((entry) => (entry.name === name ? { ...entry, content } : entry)));

const textsOf = (imported: Imported | null) => imported?.articles.map(({ text }) => text) ?? null;

describe.each(samples)('a $kind file', ({ importer, entries, main, essential }) => {
  const bytes = zipOf(entries);
  const xmlNames = entries.map(({ name }) => name).filter((name) => name !== 'mimetype');

  it('that is whole is read', async () => {
    const imported = await outcome(importer, bytes);
    expect(textsOf(imported)?.join('\n')).toContain(prose);
    expect(imported?.notices).toEqual([]);
  });

  it('that is cut off is refused wherever it is cut', { timeout: 60_000 }, async () => {
    for (let length = 0; length < bytes.length; length += 3) {
      expect(await outcome(importer, bytes.subarray(0, length))).toBeNull();
    }
  });

  it('with changed bytes is refused, or read with the same text', { timeout: 60_000 }, async () => {
    const whole = textsOf(await outcome(importer, bytes)) ?? [];
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, value] of changes) changed[at] = value;
        // A name that changed makes a part be missing, and with it its text; what is there is right.
        for (const text of textsOf(await outcome(importer, changed)) ?? []) {
          for (const line of text.split(/\n+/)) {
            expect(whole.some((other) => other.includes(line.replace(/\[\d\]|^\d\. /g, '')))).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it(
    'with changed XML is refused, or read into something that holds',
    { timeout: 60_000 },
    async () => {
      const piece = fc.constantFrom(
        '<',
        '>',
        '/',
        '"',
        '&',
        '<w:p>',
        '</w:p>',
        '<text:p>',
        '</text:list>',
        '<p>',
        '\u0000',
        '\ud800',
        '9'.repeat(30),
        '',
        ' ',
        'x',
      );
      const change = fc.record({
        name: fc.constantFrom(...xmlNames),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.nat(40),
        piece,
      });
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
          const changed = entries.map((entry) => {
            let content = String(entry.content);
            for (const { name, at, drop, piece: inserted } of changes) {
              const from = Math.floor(at * content.length);
              if (name === entry.name)
                content = content.slice(0, from) + inserted + content.slice(from + drop);
            }
            return { ...entry, content };
          });
          await outcome(importer, zipOf(changed));
        }),
        { numRuns: 400 },
      );
    },
  );

  it.each(xmlNames)('without %s is refused only where that is needed', async (name) => {
    const rest = entries.filter((entry) => entry.name !== name);
    const imported = await outcome(importer, zipOf(rest));
    expect(imported === null).toBe(essential.includes(name));
  });

  it('with one part for another is refused, or read into something that holds', async () => {
    const whole = textsOf(await outcome(importer, bytes));
    const again: unknown[] = [];
    const wrong: unknown[] = [];
    for (const from of xmlNames) {
      const content = entries.find(({ name }) => name === from)?.content ?? '';
      for (const to of xmlNames) {
        const texts = textsOf(await outcome(importer, replaced(entries, to, content)));
        if (from === to) again.push(texts);
        else if (essential.includes(to)) wrong.push(texts);
      }
    }
    expect(again).toEqual(xmlNames.map(() => whole));
    expect(new Set(wrong)).toEqual(new Set([null]));
  });

  it(
    'with a bomb, entities, or endless nesting in any part never reads it',
    { timeout: 60_000 },
    async () => {
      const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]><x>&b;</x>`;
      const outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>';
      const nested = `<x>${'<x>'.repeat(10_000)}`;
      const zeros = new Uint8Array(20 * 1024 * 1024);
      for (const name of xmlNames) {
        for (const content of [laughs, outside, nested, zeros]) {
          const text =
            textsOf(await outcome(importer, replaced(entries, name, content)))?.join('\n') ?? '';
          expect(text).not.toMatch(/haha|root:/);
        }
      }
    },
  );

  it('with a password on its text says so', async () => {
    const locked = (name: string) =>
      zipOf(
        entries.map((entry) =>
          entry.name === name ? { ...entry, claims: { flags: 0x0801 } } : entry,
        ),
      );
    for (const name of xmlNames) await outcome(importer, locked(name));
    const told = await readFile(importer, 'a.bin', locked(main)).then(
      ({ notices }) => notices.map(({ message }) => message).join(' '),
      (thrown: unknown) => String(thrown),
    );
    expect(told).toContain('is protected by a password');
  });

  it('with names that lead out of the archive is read, and they are told', async () => {
    const evil = [
      { name: '../../evil.sh', content: 'x' },
      { name: '/etc/passwd', content: 'x' },
    ];
    const imported = await outcome(importer, zipOf([...evil, ...entries]));
    expect(textsOf(imported)).toEqual(textsOf(await outcome(importer, bytes)));
    expect(imported?.notices).toHaveLength(2);
  });

  it('of another kind is refused', async () => {
    for (const other of samples) {
      if (other.importer === importer) continue;
      expect(await outcome(importer, zipOf(other.entries))).toBeNull();
    }
    for (const junk of ['', 'PK', 'PK\u0003\u0004', 'plain text', '<html></html>', '{}']) {
      expect(await outcome(importer, new TextEncoder().encode(junk))).toBeNull();
    }
  });
});

describe('a Word document', () => {
  const ole = (stream: string) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(504),
      Buffer.from(stream, 'utf16le'),
      Buffer.alloc(512),
    ]);

  it.each([
    ['EncryptedPackage', 'is protected by a password.'],
    [
      'WordDocument',
      'is a Word document in the format used before 2007 (.doc), which Sourcebench does not read.',
    ],
    [
      'Workbook',
      'is an office file in a format used before 2007, which Sourcebench does not read.',
    ],
  ])('in a compound file with the stream %s is told what it is', async (stream, message) => {
    await expect(readFile(docxImporter, 'a.doc', ole(stream))).rejects.toThrow(
      `/in/a.doc ${message}`,
    );
  });

  it('with everything inside everything is read or refused', { timeout: 60_000 }, async () => {
    const wrap = fc.constantFrom(
      (x: string) => p(x),
      (x: string) => `<w:p>${x}</w:p>`,
      (x: string) => `<w:r>${x}</w:r>`,
      (x: string) => `<w:tbl><w:tr><w:tc>${x}</w:tc></w:tr></w:tbl>`,
      (x: string) => `<w:tbl>${x}</w:tbl><w:tc>${x}</w:tc>`,
      (x: string) => `<w:hyperlink>${x}</w:hyperlink>`,
      (x: string) => `<w:ins>${x}</w:ins><w:del>${x}</w:del>`,
      (x: string) =>
        `<mc:AlternateContent><mc:Choice>${x}</mc:Choice><mc:Fallback>${x}</mc:Fallback></mc:AlternateContent>`,
      (x: string) =>
        `<mc:AlternateContent>${x}<mc:Choice><w:drawing><wps:wsp><w:txbxContent>${x}</w:txbxContent></wps:wsp></w:drawing></mc:Choice></mc:AlternateContent>`,
      (x: string) => `<w:drawing><w:txbxContent>${x}</w:txbxContent></w:drawing>`,
      (x: string) => `<w:pict><v:oval><w:txbxContent>${x}</w:txbxContent></v:oval></w:pict>`,
      (x: string) => `<w:fldSimple w:instr="x">${x}</w:fldSimple>`,
      (x: string) => `<w:t>${x}</w:t>`,
      (x: string) =>
        `<w:sym w:font="A" w:char="41">${x}</w:sym><w:bookmarkStart>${x}</w:bookmarkStart>`,
      (x: string) => `<m:oMath>${x}<m:t>${x}</m:t></m:oMath>`,
      (x: string) => `<w:rPr><w:vanish/>${x}</w:rPr>${x}`,
      (x: string) => `<!-- c --><?p i?><![CDATA[ ${x.length} ]]>${x}`,
      (x: string) =>
        `<w:sdt><w:sdtContent>${x}</w:sdtContent></w:sdt><w:footnoteReference w:id="2"/>`,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(wrap, { maxLength: 7 }), async (wraps) => {
        const body = p('Start') + wraps.reduce((inside, around) => around(inside), r('x'));
        const footnotes = `<w:footnote w:id="2">${body}</w:footnote>`;
        await outcome(docxImporter, zipOf(docxEntries({ body, footnotes })));
      }),
      { numRuns: 600 },
    );
  });
});
