// Books, written by hand file by file, compared with what a reader of them would see.

import { describe, expect, it } from 'vitest';
import { epubImporter } from '../../../electron/workspace/importers/epub/epub-importer.ts';
import { appErrorOf } from '../../support/app-error.ts';
import {
  bookEntries,
  bookOf,
  encrypted,
  pageOf,
  type BookParts,
} from '../../support/epub-files.ts';
import { readFile, shownBlocks, shownMarks } from '../../support/read-import.ts';
import { zipOf } from '../../support/zip-writer.ts';

const read = (parts: BookParts) => readFile(epubImporter, 'bridge.epub', bookOf(parts));
const prose =
  '<p>The bridge over the Aller was opened on Monday, the town said in a statement.</p>';
const proseText = 'The bridge over the Aller was opened on Monday, the town said in a statement.';
const metadata =
  '<dc:title>The Bridge Book</dc:title><dc:language>en-GB</dc:language><dc:publisher>Aller Press</dc:publisher>' +
  '<dc:creator id="a">Ana Ruiz</dc:creator><dc:creator id="b">Tomas Vell</dc:creator><dc:creator id="c">An Editor</dc:creator>' +
  '<meta refines="#a" property="role">aut</meta><meta refines="#b" property="role">aut</meta><meta refines="#c" property="role">edt</meta>' +
  '<dc:date>2023-04-01T00:00:00Z</dc:date>';

const full: BookParts = {
  metadata,
  nav: [
    ['one.xhtml', 'The  old bridge'],
    ['one.xhtml#part', 'A part of it'],
    ['two%20b.xhtml', 'The <em>new</em> bridge'],
  ],
  chapters: [
    {
      name: 'cover.xhtml',
      body: '<div><svg xmlns="http://www.w3.org/2000/svg"><image/></svg></div>',
    },
    { name: 'one.xhtml', body: `<h1>One</h1>${prose}<ul><li>steel</li><li>wood</li></ul>` },
    {
      name: 'two%20b.xhtml',
      body: `<h2>Two</h2><p>It is <b>safe</b>, <a href="https://example.org/">she</a> said.</p>`,
    },
    { name: 'three.xhtml', body: `<h2>Three <i>here</i></h2>${prose}` },
    { name: 'four.xhtml', body: prose },
  ],
};

describe('chapters', () => {
  it('are articles in reading order, without the cover and the table of contents', async () => {
    const { articles, notices } = await read(full);
    expect(articles.map((article) => article.text)).toEqual([
      `One\n\n${proseText}\n\nsteel\nwood`,
      'Two\n\nIt is safe, she said.',
      `Three here\n\n${proseText}`,
      proseText,
    ]);
    expect(notices).toEqual([]);
    const [one, two] = articles;
    expect(one && shownBlocks(one).map(([type]) => type)).toEqual([
      'heading 1',
      'paragraph',
      'list-item 1',
      'list-item 1',
    ]);
    expect(two && shownMarks(two)).toEqual([
      ['bold', 'safe'],
      ['link', 'she'],
    ]);
  });

  it('have the titles of the table of contents, else of their headings, else of their place', async () => {
    const { articles } = await read(full);
    expect(articles.map((article) => article.metadata.title)).toEqual([
      'The old bridge',
      'The new bridge',
      'Three here',
      'The Bridge Book, part 4',
    ]);
    expect(articles.map((article) => article.detected.title?.origin.where)).toEqual([
      'table of contents',
      'table of contents',
      'first heading',
      undefined,
    ]);
  });

  it('have the titles of the older table of contents where there is no other', async () => {
    const chapters = [{ name: 'one.xhtml', body: prose }];
    const { articles } = await read({ chapters, ncx: [['one.xhtml#x', 'The old bridge']] });
    expect(articles[0]?.metadata.title).toBe('The old bridge');
  });

  it('have author, publisher, date and language of the book', async () => {
    const { articles } = await read(full);
    expect(articles[2]?.metadata).toMatchObject({
      byline: 'Ana Ruiz, Tomas Vell',
      publisher: 'Aller Press',
      publishedOn: '2023-04-01',
      language: 'en-GB',
    });
    expect(articles[2]?.detected.publisher).toEqual({
      value: 'Aller Press',
      origin: { how: 'stated', where: 'book property “publisher”' },
    });
    const older = await read({
      metadata:
        '<dc:creator opf:role="edt">An Editor</dc:creator><dc:creator opf:role="aut">Ana Ruiz</dc:creator><dc:date>2021</dc:date><dc:date opf:event="publication">2020-02-30</dc:date>',
      chapters: [{ name: 'one.xhtml', body: prose }],
    });
    expect(older.articles[0]?.metadata).toMatchObject({ byline: 'Ana Ruiz', publishedOn: null });
  });

  it('are mapped to their files and the places in them', async () => {
    const { articles } = await read(full);
    const [one] = articles;
    const page = String(full.chapters[1] && pageOf(full.chapters[1].body ?? ''));
    const place = one?.sourceMap[1]?.place;
    expect(place?.part).toBe('OEBPS/one.xhtml');
    expect(page.slice(place?.startUtf16, place?.endUtf16)).toContain(proseText);
    expect(articles[1]?.sourceMap[0]?.place.part).toBe('OEBPS/two b.xhtml');
  });

  it('outside the reading order are told', async () => {
    const { articles, notices } = await read({
      chapters: [
        { name: 'one.xhtml', body: prose },
        { name: 'notes.xhtml', body: '<p>Note.</p>', reference: 'linear="no"' },
      ],
    });
    expect(articles).toHaveLength(1);
    expect(notices.map(({ message }) => message)).toEqual([
      '1 page outside the reading order was left out.',
    ]);
  });

  it('that are named twice are read once', async () => {
    const entries = bookEntries({ chapters: [{ name: 'one.xhtml', body: prose }] }).map((entry) =>
      entry.name === 'OEBPS/book.opf'
        ? {
            ...entry,
            content: String(entry.content).replace(
              '<itemref idref="c0" />',
              '<itemref idref="c0"/>'.repeat(30_000),
            ),
          }
        : entry,
    );
    const { articles } = await readFile(epubImporter, 'a.epub', zipOf(entries));
    expect(articles).toHaveLength(1);
  });

  it('that are broken are told, and the others come in', async () => {
    const { articles, notices } = await read({
      chapters: [
        { name: 'missing.xhtml', isMissing: true },
        { name: 'one.xhtml', body: prose },
        { name: 'binary.xhtml', page: new Uint8Array(500).fill(1) },
        { name: 'cut.xhtml', page: pageOf(`${prose}<p>The end is cut`).slice(0, -20) },
        { name: 'picture.svg', page: '<svg/>', mediaType: 'image/svg+xml' },
        {
          name: 'old.xhtml',
          page: new Uint8Array(Buffer.from(pageOf(`<p>caf\u00e9 ${proseText}</p>`), 'latin1')),
        },
      ],
    });
    expect(articles.map(({ text }) => text)).toEqual([
      proseText,
      `${proseText}\n\nThe end`,
      `café ${proseText}`,
    ]);
    expect(notices.map(({ path }) => path)).toEqual([
      'OEBPS/missing.xhtml',
      'OEBPS/binary.xhtml',
      'OEBPS/picture.svg',
      'OEBPS/old.xhtml',
    ]);
    expect(notices[3]?.message).toContain('was read as');
  });
});

describe('a chapter’s XML', () => {
  const textOf = async (page: string) =>
    (await read({ chapters: [{ name: 'one.html', page }] })).articles[0]?.text;

  it('is not read as HTML where the two differ', async () => {
    const page = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x.js"/></head><body><p>One<a id="x"/> two</p><p/><div/><p>Three<br/>four <![CDATA[<b> & ]]>five</p><?php echo "a > b" ?><!-- <p> --></body></html>`;
    expect(await textOf(page)).toBe('One two\n\nThree\nfour <b> & five');
  });

  it('may have a prefix for its own names', async () => {
    const page =
      '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:p>One</h:p><h:p>Two</h:p></h:body></h:html>';
    expect(await textOf(page)).toBe('One\n\nTwo');
  });

  it('has no entity of its own expanded', async () => {
    const page = `<!DOCTYPE html [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "&a;&a;">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>One &b;&nbsp;two</p></body></html>`;
    expect(await textOf(page)).toBe('One &b;\u00a0two');
  });

  it('never shows its places wrongly', async () => {
    const page =
      '<html xmlns="http://www.w3.org/1999/xhtml"><body><p><![CDATA[One]]></p><p>Two</p></body></html>';
    const { articles } = await read({ chapters: [{ name: 'one.html', page }] });
    expect(articles[0]?.sourceMap.map(({ place }) => place)).toEqual([
      { part: 'OEBPS/one.html' },
      { part: 'OEBPS/one.html' },
    ]);
  });

  it('may be nested without end', async () => {
    const page = pageOf('<div>'.repeat(10_000) + prose + '</div>'.repeat(10_000));
    expect(await textOf(page)).toBe(proseText);
  });
});

describe('a book that is refused', () => {
  const chapters = [{ name: 'one.xhtml', body: prose }];
  const scrambled = encrypted('OEBPS/font.otf', 'http://www.idpf.org/2008/embedding');

  it('is one with copy protection; scrambled fonts protect nothing', async () => {
    const aes = 'http://www.w3.org/2001/04/xmlenc#aes256-cbc';
    const locked = { chapters, encryption: scrambled + encrypted('OEBPS/one.xhtml', aes) };
    expect((await appErrorOf(() => read(locked))).message).toBe(
      '/in/bridge.epub is locked by copy protection (DRM), which Sourcebench cannot open.',
    );
    expect((await read({ chapters, encryption: scrambled })).articles).toHaveLength(1);
  });

  it.each([
    ['no container', 'META-INF/container.xml', null, 'is an archive without a book in it'],
    [
      'a broken container',
      'META-INF/container.xml',
      '<container>',
      '“META-INF/container.xml” in it is not well-formed XML',
    ],
    ['no package', 'OEBPS/book.opf', null, 'the list of its chapters is missing'],
    [
      'an empty package',
      'OEBPS/book.opf',
      '<package/>',
      '“OEBPS/book.opf” in it names no chapters',
    ],
    [
      'an entity bomb',
      'OEBPS/book.opf',
      '<!DOCTYPE p [<!ENTITY a "a">]><package/>',
      'declares entities of its own',
    ],
    ['deep nesting', 'OEBPS/book.opf', '<a>'.repeat(10_000), 'nested more than 256 levels deep'],
  ])('is one with %s', async (_, name, content, message) => {
    const entries = bookEntries({ chapters }).flatMap((entry) => {
      if (entry.name !== name) return [entry];
      return content === null ? [] : [{ ...entry, content }];
    });
    const error = await appErrorOf(() => readFile(epubImporter, 'a.epub', zipOf(entries)));
    expect(error.code).toBe('file-invalid');
    expect(error.message).toContain(message);
  });

  it('is one without text, or without a chapter that can be read', async () => {
    expect((await appErrorOf(() => read({ chapters: [{ name: 'a.xhtml', body: '' }] }))).code).toBe(
      'file-empty',
    );
    const { code, details } = await appErrorOf(() =>
      read({ chapters: [{ name: 'a.xhtml', isMissing: true }] }),
    );
    expect(code).toBe('file-invalid');
    expect(details.problems).toHaveLength(1);
  });
});
