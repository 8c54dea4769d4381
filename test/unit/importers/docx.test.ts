// Word documents, written by hand part by part, compared with what a reader of them would see.

import { describe, expect, it } from 'vitest';
import { docxImporter } from '../../../electron/workspace/importers/docx/docx-importer.ts';
import {
  docxOf,
  listItem,
  numberingList,
  p,
  r,
  style,
  type DocxParts,
} from '../../support/office-files.ts';
import { readArticle, readFile, shownBlocks, shownMarks } from '../../support/read-import.ts';

const article = (parts: DocxParts) => readArticle(docxImporter, 'draft.docx', docxOf(parts));
const textOf = async (parts: DocxParts) => (await article(parts)).text;
const noticesOf = async (parts: DocxParts) =>
  (await readFile(docxImporter, 'draft.docx', docxOf(parts))).notices.map(({ message }) => message);

const prose = 'The bridge over the Aller was opened on Monday, the town said in a statement.';

it('has every author whom a byline style gives a line', async () => {
  const read = await article({
    styles: style('Titel', 'Title') + style('Author', 'Author'),
    body:
      p('Bridge reopens', 'Titel') + p('By Ana Ruiz', 'Author') + p('Bo Vell', 'Author') + p(prose),
  });
  expect(read.metadata.byline).toBe('Ana Ruiz, Bo Vell');
});

describe('structure', () => {
  const styles =
    style('Titel', 'Title') +
    style('Untertitel', 'Subtitle') +
    style('berschrift1', 'heading 1') +
    style('MyHead', 'My Head', '<w:basedOn w:val="berschrift1"/>') +
    style('Outlined', 'Section', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
    style('Zitat', 'Quote') +
    style('Beschriftung', 'caption') +
    style('Byline', 'Byline') +
    style('Code', 'HTML Preformatted') +
    style('TOC1', 'toc 1');

  it('comes from the styles, whatever their ids and through those they are based on', async () => {
    const read = await article({
      styles,
      body:
        p('Bridge reopens', 'Titel') +
        p('After a year of work', 'Untertitel') +
        p('Ana Ruiz, Port Alder', 'Byline') +
        p('Contents 1', 'TOC1') +
        p(prose) +
        p('Safety', 'berschrift1') +
        p('Cost', 'MyHead') +
        p('Delay', 'Outlined') +
        p('Direct', undefined, '<w:outlineLvl w:val="5"/>') +
        p('It is safe.', 'Zitat') +
        p('The bridge at dusk', 'Beschriftung') +
        p('a  =  1', 'Code') +
        p('  b = 2', 'Code') +
        p('Unknown style', 'Missing'),
    });
    expect(shownBlocks(read)).toEqual([
      ['heading 1', 'headline', 'Bridge reopens'],
      ['paragraph', 'subtitle', 'After a year of work'],
      ['paragraph', 'byline', 'Ana Ruiz, Port Alder'],
      ['paragraph', 'boilerplate', 'Contents 1'],
      ['paragraph', 'body', prose],
      ['heading 1', 'body', 'Safety'],
      ['heading 1', 'body', 'Cost'],
      ['heading 3', 'body', 'Delay'],
      ['heading 6', 'body', 'Direct'],
      ['blockquote', 'body', 'It is safe.'],
      ['paragraph', 'caption', 'The bridge at dusk'],
      ['preformatted', 'body', 'a  =  1\n  b = 2'],
      ['paragraph', 'body', 'Unknown style'],
    ]);
    expect(read.detected.title).toEqual({
      value: 'Bridge reopens',
      origin: { how: 'stated', where: 'title style' },
    });
    expect(read.metadata.subtitle).toBe('After a year of work');
    expect(read.metadata.byline).toBe('Ana Ruiz, Port Alder');
  });

  it('is taken from style ids where the styles are missing', async () => {
    const read = await article({
      body: p('Bridge reopens', 'Title') + p(prose) + p('Cost', 'Heading2'),
    });
    expect(shownBlocks(read).map(([type]) => type)).toEqual([
      'heading 1',
      'paragraph',
      'heading 2',
    ]);
  });

  it('is taken from the words where no style says it', async () => {
    const read = await article({
      body:
        p('Example Times | Saturday, April 1, 2023') +
        p('Bridge reopens after a year') +
        p('By Ana Ruiz and Tomas Vell') +
        p('The bridge at dusk. (Photo: Ana Ruiz/Example Times)') +
        p(prose) +
        p('Read also: Ferry stops'),
    });
    expect(shownBlocks(read).map(([type, role]) => [type, role])).toEqual([
      ['paragraph', 'boilerplate'],
      ['heading 1', 'headline'],
      ['paragraph', 'byline'],
      ['paragraph', 'caption'],
      ['paragraph', 'body'],
      ['paragraph', 'boilerplate'],
    ]);
    expect(read.metadata).toMatchObject({
      title: 'Bridge reopens after a year',
      byline: 'Ana Ruiz and Tomas Vell',
      publisher: 'Example Times',
      publishedOn: '2023-04-01',
    });
    expect(read.detected.title?.origin).toEqual({ how: 'inferred', where: 'first lines' });
  });

  it('of lists has the numbers that Word shows, and no bullets', async () => {
    const read = await article({
      numbering:
        numberingList(1, [
          ['decimal', '%1.'],
          ['lowerLetter', '%2)'],
          ['lowerRoman', '%1.%2.%3'],
        ]) +
        numberingList(2, [['bullet', '•']]) +
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>' +
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
      body:
        listItem('One', 1) +
        listItem('Deeper', 1, 1) +
        listItem('Deepest', 1, 2) +
        listItem('Two', 1) +
        listItem('Again', 1, 1) +
        p(prose) +
        listItem('Three', 1) +
        listItem('Five', 3) +
        listItem('Dot', 2) +
        listItem('No list', 0) +
        listItem('Lost list', 9),
    });
    expect(shownBlocks(read)).toEqual([
      ['list-item 1', 'body', '1. One'],
      ['list-item 2', 'body', 'a) Deeper'],
      ['list-item 3', 'body', '1.a.i Deepest'],
      ['list-item 1', 'body', '2. Two'],
      ['list-item 2', 'body', 'a) Again'],
      ['paragraph', 'body', prose],
      ['list-item 1', 'body', '3. Three'],
      ['list-item 1', 'body', '5. Five'],
      ['list-item 1', 'body', 'Dot'],
      ['paragraph', 'body', 'No list'],
      ['paragraph', 'body', 'Lost list'],
    ]);
    expect(read.text).toContain('1. One\na) Deeper\n1.a.i Deepest\n2. Two');
  });

  it('of numbered headings has their numbers, from the style too', async () => {
    const numPr = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>';
    const read = await article({
      styles: style('H', 'heading 1', numPr),
      numbering:
        numberingList(1, [['upperRoman', '%1.']]) +
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
      body: p('Cost', 'H') + p(prose) + p('Delay', 'H'),
    });
    expect(shownBlocks(read).map(([, , text]) => text)).toEqual(['I. Cost', prose, 'II. Delay']);
  });

  it('of tables is a line for each row, with tables inside flattened', async () => {
    const cell = (inside: string) => `<w:tc>${inside}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
    const inner = table(row(p('x'), p('y')), row(p('z'), p('')));
    const read = await article({
      body:
        table(
          row(p('Year'), p('Cost')),
          row(p('2022') + p('(est.)'), inner + p('')),
          row(p(''), p('\t1')),
        ) +
        p(prose) +
        table(row(p('Laid out', 'Heading1') + p('in a box')), row(p('below'))),
    });
    expect(shownBlocks(read)).toEqual([
      ['table-row', 'body', 'Year\tCost'],
      ['table-row', 'body', '2022 (est.)\tx y z'],
      ['table-row', 'body', '\t1'],
      ['paragraph', 'body', prose],
      ['heading 1', 'body', 'Laid out'],
      ['paragraph', 'body', 'in a box'],
      ['paragraph', 'body', 'below'],
    ]);
  });

  it('is mapped to the paragraphs of the parts', async () => {
    const { sourceMap } = await article({
      body: `${p('One')}<w:p/>${p('Two')}<w:tbl><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`,
    });
    expect(sourceMap.map(({ place }) => place)).toEqual([
      { part: 'word/document.xml', paragraph: 1 },
      { part: 'word/document.xml', paragraph: 3 },
      { part: 'word/document.xml', paragraph: 4 },
    ]);
  });
});

describe('inline content', () => {
  const links = {
    web: 'https://example.org/a?b=1&c=2',
    evil: 'javascript:alert(1)',
    data: 'data:text/html,<script>alert(1)</script>',
    file: 'file:///etc/passwd',
  };
  const linked = (id: string, text: string) => `<w:hyperlink r:id="${id}">${r(text)}</w:hyperlink>`;
  const field = (instruction: string, text: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>` +
    `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

  it('keeps bold, italic and underline, of runs and of character styles', async () => {
    const read = await article({
      styles:
        style('Fett', 'Strong', '<w:rPr><w:b/></w:rPr>', 'character') +
        style('Sub', 'Sub', '<w:basedOn w:val="Fett"/><w:rPr><w:i/></w:rPr>', 'character') +
        style('Prog', 'HTML Code', '', 'character'),
      body: `<w:p>${r('a ')}${r('b', '<w:b/>')}${r('c', '<w:b w:val="0"/><w:i/>')} ${r('d', '<w:u w:val="single"/>')}${r(' e', '<w:rStyle w:val="Sub"/>')}${r(' f', '<w:rStyle w:val="Prog"/>')}</w:p>`,
    });
    expect(read.text).toBe('a bcd e f');
    expect(shownMarks(read)).toEqual([
      ['bold', 'b'],
      ['italic', 'c'],
      ['underline', 'd'],
      ['bold', 'e'],
      ['italic', 'e'],
      ['code', 'f'],
    ]);
  });

  it('keeps links to pages, of both kinds, and the text of all others', async () => {
    const read = await article({
      links,
      body:
        `<w:p>${linked('web', 'page')} ${linked('evil', 'script')} ${linked('data', 'data')} ${linked('file', 'file')} ` +
        `<w:hyperlink w:anchor="here">${r('inside')}</w:hyperlink> ` +
        `${field(' HYPERLINK "http://example.org/f" \\o "tip" ', 'field')} ${field('HYPERLINK javascript:alert(2)', 'worse')}` +
        `<w:fldSimple w:instr=" HYPERLINK &quot;mailto:ana@example.org&quot; ">${r(' mail')}</w:fldSimple></w:p>`,
    });
    expect(read.text).toBe('pagescriptdatafileinsidefieldworse mail');
    expect(read.marks.map(({ type, href }) => [type, href])).toEqual([
      ['link', 'https://example.org/a?b=1&c=2'],
      ['link', 'http://example.org/f'],
      ['link', 'mailto:ana@example.org'],
    ]);
  });

  it('keeps every kind of character', async () => {
    const body =
      `<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t>` +
      `<w:softHyphen/><w:t>f</w:t><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Arial" w:char="2022"/>` +
      `<w:t><![CDATA[<g>]]>&amp;h<!-- no -->i<?no no?>j</w:t><w:ptab/><w:t>🚧</w:t></w:r></w:p>`;
    expect(await textOf({ body })).toBe('a b\nc\nd\u2011e\u00adfα•<g>&hij 🚧');
  });

  it('keeps the text of fields, directions, formulas, ruby and controls', async () => {
    const body =
      `<w:p><w:fldSimple w:instr=" SEQ Figure ">${r('7')}</w:fldSimple><w:bdo w:val="rtl">${r(' right')}</w:bdo><w:dir w:val="rtl">${r(' left')}</w:dir>` +
      `<m:oMath><m:r><m:t> E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>` +
      `<w:sdt><w:sdtContent>${r(' kept')}</w:sdtContent></w:sdt><w:smartTag>${r(' tag')}</w:smartTag>` +
      `<w:r><w:ruby><w:rt>${r('rt')}</w:rt><w:rubyBase>${r(' base')}</w:rubyBase></w:ruby></w:r></w:p>`;
    expect(await textOf({ body })).toBe('7 right left E=mc2 kept tag base');
    expect(await noticesOf({ body })).toEqual([
      '1 formula is given as plain characters.',
      '1 reading aid beside characters was left out.',
    ]);
  });

  it('collects the notes at the end, with the marker where they belong', async () => {
    const note = (kind: string, id: number, text: string) =>
      `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${r(` ${text}`)}</w:p>${p('More.')}</w:${kind}>`;
    const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const read = await article({
      footnotes: `<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>${note('footnote', 2, 'Records.')}${note('footnote', 3, 'Letters.')}`,
      endnotes: note('endnote', 2, 'Archive.'),
      body: `<w:p>${r('One')}${reference('footnote', 3)}${r(' two')}${reference('endnote', 2)}${r(' three')}${reference('footnote', 2)}${reference('footnote', 3)}${reference('footnote', 99)}</w:p>`,
    });
    expect(shownBlocks(read).map(([, , text]) => text)).toEqual([
      'One[1] two[2] three[3][1]',
      '[1] Letters.',
      'More.',
      '[2] Archive.',
      'More.',
      '[3] Records.',
      'More.',
    ]);
    expect(read.sourceMap.map(({ place }) => place.part)).toEqual([
      'word/document.xml',
      'word/footnotes.xml',
      'word/footnotes.xml',
      'word/endnotes.xml',
      'word/endnotes.xml',
      'word/footnotes.xml',
      'word/footnotes.xml',
    ]);
  });

  it('leaves the markers of notes out of the title', async () => {
    const { text, metadata } = await article({
      styles: style('T', 'Title'),
      footnotes: `<w:footnote w:id="2">${p('First published elsewhere.')}</w:footnote>`,
      body: `<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>${r('Bridge reopens')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>${p(prose)}`,
    });
    expect(text).toContain('Bridge reopens[1]');
    expect(metadata.title).toBe('Bridge reopens');
  });

  it('keeps what was inserted, drops what was deleted or is hidden, and says so', async () => {
    const parts = {
      comments: `<w:comment w:id="0">${p('Is that so?')}</w:comment>`,
      header: p('Example Times'),
      body:
        `<w:p>${r('a')}<w:ins>${r(' in')}</w:ins><w:del><w:r><w:delText> out</w:delText></w:r></w:del><w:moveTo>${r(' to')}</w:moveTo>` +
        `<w:moveFrom>${r(' from')}</w:moveFrom>${r(' hidden', '<w:vanish/>')}${r(' shown', '<w:vanish w:val="0"/>')}<w:r><w:commentReference w:id="0"/></w:r></w:p>` +
        `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r('Joined')}</w:p>${p(' to this')}`,
    };
    expect(await textOf(parts)).toBe('a in to shown\n\nJoined to this');
    expect(await noticesOf(parts)).toEqual([
      '1 comment stays in the original.',
      '2 tracked insertions are kept as text.',
      '2 passages that were deleted with changes tracked were left out.',
      '1 passage of hidden text was left out.',
      '1 page header or footer with text was left out.',
    ]);
  });

  it('has captions for pictures that say what they show', async () => {
    const picture = (description: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${description}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="pic"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const parts = {
      pictures: ['pic'],
      body:
        `<w:p>${picture('The bridge &lt;at&gt; dusk')}${r('Text after')}${picture('The ferry')}</w:p>` +
        `<w:p>${picture('')}${picture('IMG_0231.jpg')}</w:p>`,
    };
    expect(shownBlocks(await article(parts))).toEqual([
      ['paragraph', 'caption', 'The bridge <at> dusk'],
      ['paragraph', 'body', 'Text after'],
      ['paragraph', 'caption', 'The ferry'],
    ]);
    expect(await noticesOf(parts)).toEqual(['2 pictures without a description were left out.']);
  });

  it('has a caption once that the picture’s description repeats, and two that differ', async () => {
    const picture = (description: string) =>
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${description}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="pic"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const read = await article({
      pictures: ['pic'],
      styles: style('Beschriftung', 'caption'),
      body:
        picture('The bridge') +
        p('The bridge', 'Beschriftung') +
        picture('A boat') +
        p('The ferry', 'Beschriftung'),
    });
    expect(shownBlocks(read).map(([, , text]) => text)).toEqual([
      'The bridge',
      'A boat',
      'The ferry',
    ]);
  });

  it('has the text of boxes once, after their paragraph, however they are drawn', async () => {
    const content = (text: string) => `<w:txbxContent>${p(text)}${p('more')}</w:txbxContent>`;
    const shape = (text: string) =>
      `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${content(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
    const vml = (name: string, text: string) =>
      `<w:pict><v:${name}><v:textbox>${content(text)}</v:textbox></v:${name}></w:pict>`;
    const alternatives = (choice: string, fallback: string) =>
      `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice>${fallback}</mc:AlternateContent>`;
    const anchored = (text: string, inside: string) => `<w:p>${r(text)}<w:r>${inside}</w:r></w:p>`;
    const read = await article({
      body:
        anchored(
          'One',
          alternatives(shape('both'), `<mc:Fallback>${vml('shape', 'both')}</mc:Fallback>`),
        ) +
        anchored('Two', alternatives(shape('choice'), '')) +
        anchored('Three', alternatives(shape('picture'), '<mc:Fallback><w:pict/></mc:Fallback>')) +
        anchored('Four', shape('drawn')) +
        anchored('Five', vml('oval', 'old')),
    });
    expect(read.text.split('\n\n')).toEqual([
      'One',
      'both',
      'more',
      'Two',
      'choice',
      'more',
      'Three',
      'picture',
      'more',
      'Four',
      'drawn',
      'more',
      'Five',
      'old',
      'more',
    ]);
  });
});

describe('properties', () => {
  const body = p(prose) + p('It took a year, and the cost was more than the town had said before.');

  it('are told as what they are', async () => {
    const { metadata, detected } = await article({
      body,
      core: '<dc:title>Bridge report</dc:title><dc:creator>Ana Ruiz</dc:creator><dc:language>en_GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">2023-04-01T23:00:00Z</dcterms:created>',
    });
    expect(metadata).toEqual({
      title: 'Bridge report',
      subtitle: null,
      byline: 'Ana Ruiz',
      publisher: null,
      publishedOn: '2023-04-01',
      url: null,
      language: 'en-GB',
      direction: 'ltr',
    });
    expect(detected.title?.origin).toEqual({ how: 'stated', where: 'document property “title”' });
    expect(detected.byline?.origin).toEqual({
      how: 'stated',
      where: 'document property “creator”',
    });
    expect(detected.publishedOn?.origin).toEqual({
      how: 'inferred',
      where: 'document property “created”',
    });
    expect(detected.language?.origin).toEqual({
      how: 'stated',
      where: 'document property “language”',
    });
  });

  it.each([
    'Document1',
    'C:\\Users\\ana\\draft.docx',
    'Microsoft Word - draft.doc',
    'Dokument 2',
    ' ',
    '/tmp/x',
  ])('that programs fill in are no title: %s', async (title) => {
    const { metadata, detected } = await article({
      body,
      core: `<dc:title>${title}</dc:title><dc:creator>Microsoft Office User</dc:creator>`,
    });
    expect(metadata.title).toBe(
      'The bridge over the Aller was opened on Monday, the town said in a statement.',
    );
    expect(detected).not.toHaveProperty('title');
    expect(metadata.byline).toBeNull();
  });

  it('that cannot be read are told, and the text comes in', async () => {
    const parts = { body, core: '<dc:title>' };
    expect(await textOf(parts)).toContain('It took a year');
    expect((await noticesOf(parts))[0]).toContain('properties cannot be read');
  });

  it('of a right-to-left text has that direction', async () => {
    const { metadata } = await article({ body: p('أعيد فتح الجسر بعد عام من العمل.') });
    expect(metadata.direction).toBe('rtl');
  });
});
