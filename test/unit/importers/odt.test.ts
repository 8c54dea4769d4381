// OpenDocument texts, written by hand part by part, compared with what a reader of them would see.

import { describe, expect, it } from 'vitest';
import { odtImporter } from '../../../electron/workspace/importers/odt/odt-importer.ts';
import { appErrorOf } from '../../support/app-error.ts';
import { fodtOf, odtEntries, odtOf, odtStyle, type OdtParts } from '../../support/odt-files.ts';
import { readArticle, readFile, shownBlocks, shownMarks } from '../../support/read-import.ts';
import { zipOf } from '../../support/zip-writer.ts';

const article = (parts: OdtParts) => readArticle(odtImporter, 'draft.odt', odtOf(parts));
const textOf = async (parts: OdtParts) => (await article(parts)).text;
const noticesOf = async (parts: OdtParts) =>
  (await readFile(odtImporter, 'draft.odt', odtOf(parts))).notices.map(({ message }) => message);

const p = (inside: string, style = 'Standard') =>
  `<text:p text:style-name="${style}">${inside}</text:p>`;
const h = (inside: string, level: number, style = '') =>
  `<text:h text:style-name="${style}" text:outline-level="${level}">${inside}</text:h>`;
const bold = '<style:text-properties fo:font-weight="bold"/>';
const prose = 'The bridge over the Aller was opened on Monday, the town said in a statement.';

const frame = (inside: string) => `<draw:frame>${inside}</draw:frame>`;
const picture = (title: string, description: string) =>
  frame(
    `<draw:image xlink:href="Pictures/1.png"/><svg:title>${title}</svg:title><svg:desc>${description}</svg:desc>`,
  );

describe('structure', () => {
  const styles =
    odtStyle('Title', 'paragraph', null) +
    odtStyle('Subtitle', 'paragraph', null) +
    odtStyle('Caption', 'paragraph', null) +
    odtStyle('Illustration', 'paragraph', 'Caption') +
    odtStyle('Quotations', 'paragraph', null) +
    odtStyle('Preformatted_20_Text', 'paragraph', null) +
    odtStyle('Heading_20_2', 'paragraph', null, bold);

  it('comes from headings and from the styles that a style is based on', async () => {
    const read = await article({
      styles,
      automatic:
        odtStyle('P1', 'paragraph', 'Subtitle') + odtStyle('P9', 'paragraph', 'Quotations'),
      body:
        p('Bridge reopens', 'Title') +
        p('After a year of work', 'P1') +
        p('By Ana Ruiz and Tomas Vell') +
        p(prose) +
        h('Safety', 1) +
        h('Cost', 2, 'Heading_20_2') +
        h('Far down', 9) +
        p('It is safe.', 'P9') +
        p('Figure 1: dusk', 'Illustration') +
        p('a<text:s text:c="2"/>=\n 1', 'Preformatted_20_Text') +
        p('<text:tab/>b', 'Preformatted_20_Text') +
        p('Missing style', 'P77') +
        p(''),
    });
    expect(shownBlocks(read)).toEqual([
      ['heading 1', 'headline', 'Bridge reopens'],
      ['paragraph', 'subtitle', 'After a year of work'],
      ['paragraph', 'byline', 'By Ana Ruiz and Tomas Vell'],
      ['paragraph', 'body', prose],
      ['heading 1', 'body', 'Safety'],
      ['heading 2', 'body', 'Cost'],
      ['heading 6', 'body', 'Far down'],
      ['blockquote', 'body', 'It is safe.'],
      ['paragraph', 'caption', 'Figure 1: dusk'],
      ['preformatted', 'body', 'a  = 1\n\tb'],
      ['paragraph', 'body', 'Missing style'],
    ]);
    expect(read.detected.title?.origin).toEqual({ how: 'stated', where: 'title style' });
    expect(read.detected.subtitle?.origin).toEqual({ how: 'stated', where: 'subtitle style' });
    expect(read.metadata.byline).toBe('Ana Ruiz and Tomas Vell');
    expect(shownMarks(read)).toEqual([]);
  });

  it('of lists has the numbers that the program shows, and no bullets', async () => {
    const number = (level: number, format: string, suffix: string, more = '') =>
      `<text:list-level-style-number text:level="${level}" style:num-format="${format}" style:num-suffix="${suffix}" ${more}/>`;
    const list = (inside: string, more = '') =>
      `<text:list text:style-name="L1" ${more}>${inside}</text:list>`;
    const item = (inside: string, more = '') =>
      `<text:list-item ${more}>${inside}</text:list-item>`;
    const read = await article({
      automatic:
        `<text:list-style style:name="L1">${number(1, '1', '.')}${number(2, 'a', ')')}${number(3, 'I', '', 'text:display-levels="2"')}</text:list-style>` +
        '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>',
      body:
        list(
          item(
            p('One') +
              p('still one') +
              `<text:list>${item(p('Deeper') + `<text:list>${item(p('Deepest'))}</text:list>`)}</text:list>`,
          ) +
            item(p('Two')) +
            item(p('Seven'), 'text:start-value="7"'),
        ) +
        p(prose) +
        list(item(p('Eight')), 'text:continue-numbering="true"') +
        list(`<text:list-header>${p('Header')}</text:list-header>${item(p('Anew'))}`) +
        `<text:list text:style-name="L2">${item(p('Dot'))}</text:list>`,
    });
    expect(shownBlocks(read)).toEqual([
      ['list-item 1', 'body', '1. One'],
      ['list-item 1', 'body', 'still one'],
      ['list-item 2', 'body', 'a) Deeper'],
      ['list-item 3', 'body', 'a.I Deepest'],
      ['list-item 1', 'body', '2. Two'],
      ['list-item 1', 'body', '7. Seven'],
      ['paragraph', 'body', prose],
      ['list-item 1', 'body', '8. Eight'],
      ['list-item 1', 'body', 'Header'],
      ['list-item 1', 'body', '1. Anew'],
      ['list-item 1', 'body', 'Dot'],
    ]);
  });

  it('of numbered headings has their numbers', async () => {
    const level = (number: number, shown: number) =>
      `<text:outline-level-style text:level="${number}" style:num-format="1" text:display-levels="${shown}"/>`;
    const read = await article({
      styles: `<text:outline-style style:name="Outline">${level(1, 1)}${level(2, 2)}</text:outline-style>`,
      body: h('Cost', 1) + h('Steel', 2) + h('Labour', 2) + h('', 1) + h('Delay', 1),
    });
    expect(shownBlocks(read).map(([, , text]) => text)).toEqual([
      '1 Cost',
      '1.1 Steel',
      '1.2 Labour',
      '2 Delay',
    ]);
  });

  it('of tables is a line for each row, with tables inside flattened', async () => {
    const cell = (inside: string) => `<table:table-cell>${inside}</table:table-cell>`;
    const row = (...cells: string[]) =>
      `<table:table-row>${cells.map(cell).join('')}</table:table-row>`;
    const table = (columns: number, ...rows: string[]) =>
      `<table:table><table:table-column table:number-columns-repeated="${columns}"/>${rows.join('')}</table:table>`;
    const inner = table(2, row(p('x'), p('y')), row(p('z'), ''));
    const read = await article({
      body:
        table(
          2,
          `<table:table-header-rows>${row(p('Year'), p('Cost'))}</table:table-header-rows>`,
          row(p('2022') + p('(est.)'), inner),
          row('', p('<text:tab/>1')),
        ) + table(1, row(h('Laid out', 1) + p('in a box')), row(p('below'))),
    });
    expect(shownBlocks(read)).toEqual([
      ['table-row', 'body', 'Year\tCost'],
      ['table-row', 'body', '2022 (est.)\tx y z'],
      ['table-row', 'body', '\t1'],
      ['heading 1', 'body', 'Laid out'],
      ['paragraph', 'body', 'in a box'],
      ['paragraph', 'body', 'below'],
    ]);
    expect(read.sourceMap.map(({ place }) => place)).toEqual(
      [1, 3, 8, 9, 10, 11].map((paragraph) => ({ part: 'content.xml', paragraph })),
    );
  });

  it('of a table of contents is boilerplate', async () => {
    const index = `<text:table-of-content><text:index-body><text:index-title>${p('Contents')}</text:index-title>${p('Cost 1')}</text:index-body></text:table-of-content>`;
    const read = await article({ body: h('Bridge reopens', 1) + index + p(prose) });
    expect(shownBlocks(read).map(([, role]) => role)).toEqual([
      'headline',
      'boilerplate',
      'boilerplate',
      'body',
    ]);
  });
});

describe('inline content', () => {
  it('keeps bold, italic and underline through the styles, and drops what a style takes back', async () => {
    const read = await article({
      styles: odtStyle('Strong', 'text', null, bold) + odtStyle('Source_20_Text', 'text', null),
      automatic:
        odtStyle('T1', 'text', 'Strong', '<style:text-properties fo:font-style="italic"/>') +
        odtStyle('T2', 'text', null, '<style:text-properties fo:font-weight="normal"/>') +
        odtStyle(
          'T3',
          'text',
          null,
          '<style:text-properties style:text-underline-style="solid"/>',
        ) +
        odtStyle('P2', 'paragraph', 'Standard', bold),
      body:
        p(
          'a <text:span text:style-name="T1">b<text:span text:style-name="T2">c</text:span></text:span> <text:span text:style-name="T3">d</text:span> <text:span text:style-name="Source_20_Text">e</text:span>',
        ) + p('all<text:span text:style-name="T2"> but this</text:span>', 'P2'),
    });
    expect(read.text).toBe('a bc d e\n\nall but this');
    expect(shownMarks(read)).toEqual([
      ['italic', 'bc'],
      ['bold', 'b'],
      ['underline', 'd'],
      ['code', 'e'],
      ['bold', 'all'],
    ]);
  });

  it('keeps links to pages, and the text of all others', async () => {
    const link = (href: string, text: string) =>
      `<text:a xlink:type="simple" xlink:href="${href}">${text}</text:a>`;
    const read = await article({
      body: p(
        link('https://example.org/a?b=1&amp;c=2', 'page') +
          link('javascript:alert(1)', ' script') +
          link('#here', ' inside') +
          link('../file.odt', ' file') +
          link('mailto:ana@example.org', ' mail'),
      ),
    });
    expect(read.text).toBe('page script inside file mail');
    expect(read.marks.map(({ href }) => href)).toEqual([
      'https://example.org/a?b=1&c=2',
      'mailto:ana@example.org',
    ]);
  });

  it('keeps every kind of character, and the text of fields', async () => {
    const body = p(
      'a<text:tab/>b<text:line-break/>c<text:s text:c="3"/>d<text:soft-page-break/>e\u00adf&lt;g&gt;🚧' +
        '<text:page-number>7</text:page-number><text:bookmark-ref> there</text:bookmark-ref><text:ruby><text:ruby-base> base</text:ruby-base><text:ruby-text>rt</text:ruby-text></text:ruby>' +
        '<text:script>alert(1)</text:script>',
    );
    expect(await textOf({ body })).toBe('a b\nc de\u00adf<g>🚧7 there base');
    expect(await noticesOf({ body })).toEqual(['1 reading aid beside characters was left out.']);
  });

  it('collects the notes at the end, with the marker where they belong', async () => {
    const note = (inside: string) =>
      `<text:note text:note-class="footnote"><text:note-citation>9</text:note-citation><text:note-body>${inside}</text:note-body></text:note>`;
    const read = await article({
      body: p(`One${note(p('Records.') + p('More.'))} two${note(p('Letters.'))}`) + p('After'),
    });
    expect(shownBlocks(read).map(([, , text]) => text)).toEqual([
      'One[1] two[2]',
      'After',
      '[1] Records.',
      'More.',
      '[2] Letters.',
    ]);
  });

  it('keeps what was inserted, drops what was deleted or is hidden, and says so', async () => {
    const region = (inside: string) => `<text:changed-region>${inside}</text:changed-region>`;
    const parts = {
      automatic: odtStyle('T1', 'text', null, '<style:text-properties text:display="none"/>'),
      body:
        `<text:tracked-changes>${region('<text:insertion/>')}${region(`<text:deletion>${p('gone')}</text:deletion>`)}</text:tracked-changes>` +
        p(
          `a<text:change-start text:change-id="1"/> in<text:change-end text:change-id="1"/><text:change text:change-id="2"/><text:span text:style-name="T1"> hidden</text:span><office:annotation>${p('Is that so?')}</office:annotation>!`,
        ) +
        `<text:section text:display="none">${p('Hidden too')}</text:section>`,
    };
    expect(await textOf(parts)).toBe('a in!');
    expect(await noticesOf(parts)).toEqual([
      '1 comment stays in the original.',
      '1 tracked insertion is kept as text.',
      '1 passage that was deleted with changes tracked was left out.',
      '2 passages of hidden text were left out.',
    ]);
  });

  it('has captions for pictures that say what they show, and the text of boxes after their paragraph', async () => {
    const box = (inside: string) => frame(`<draw:text-box>${inside}</draw:text-box>`);
    const parts = {
      body:
        p(
          `${picture('Title', 'The bridge &lt;at&gt; dusk')}Text after${picture('The ferry', '')}`,
        ) +
        p(
          `Boxed${box(p('in a box') + p(`${picture('', 'Inner picture')}Figure 1`))}<draw:custom-shape>${p('in a shape')}</draw:custom-shape> more`,
        ) +
        p(picture('', '') + frame('<draw:object xlink:href="./Object 1"/><draw:image/>')),
    };
    expect(shownBlocks(await article(parts))).toEqual([
      ['paragraph', 'caption', 'The bridge <at> dusk'],
      ['paragraph', 'body', 'Text after'],
      ['paragraph', 'caption', 'The ferry'],
      ['paragraph', 'body', 'Boxed more'],
      ['paragraph', 'body', 'in a box'],
      ['paragraph', 'caption', 'Inner picture'],
      ['paragraph', 'body', 'Figure 1'],
      ['paragraph', 'body', 'in a shape'],
    ]);
    expect(await noticesOf(parts)).toEqual([
      '1 embedded object was left out.',
      '1 picture without a description was left out.',
    ]);
  });
});

describe('the file', () => {
  const meta =
    '<dc:title>Bridge report</dc:title><meta:initial-creator>Ana Ruiz</meta:initial-creator><dc:creator>Tomas Vell</dc:creator>' +
    '<meta:creation-date>2023-04-01T23:00:00.123</meta:creation-date><dc:date>2024-01-01T00:00:00</dc:date><dc:language>de-CH</dc:language>';

  it('has properties that are told as what they are', async () => {
    const { metadata, detected } = await article({ meta, body: p(prose) });
    expect(metadata).toMatchObject({
      title: 'Bridge report',
      byline: 'Ana Ruiz',
      publishedOn: '2023-04-01',
      language: 'de-CH',
    });
    expect(detected.byline?.origin).toEqual({
      how: 'stated',
      where: 'document property “creator”',
    });
  });

  it('may be flat, and then has the same text and properties', async () => {
    const parts = {
      meta,
      styles: odtStyle('Title', 'paragraph', null),
      body: p('Bridge reopens', 'Title') + p(prose),
    };
    const flat = await readFile(odtImporter, 'a.fodt', new TextEncoder().encode(fodtOf(parts)));
    const zipped = await article(parts);
    expect(flat.mediaType).toBe('application/vnd.oasis.opendocument.text-flat-xml');
    expect(flat.articles[0]?.text).toBe(zipped.text);
    expect(flat.articles[0]?.metadata).toEqual(zipped.metadata);
    expect(flat.articles[0]?.sourceMap[1]?.place).toEqual({ paragraph: 2 });
  });

  it('with a password is told', async () => {
    const manifest =
      '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>';
    const { message } = await appErrorOf(() => article({ manifest, body: p(prose) }));
    expect(message).toBe('/in/draft.odt is protected by a password.');
  });

  it('that is a spreadsheet, or no document at all, is told', async () => {
    const other = odtEntries({ body: '' }).map((entry) =>
      entry.name === 'content.xml'
        ? {
            ...entry,
            content: String(entry.content).replaceAll('office:text', 'office:spreadsheet'),
          }
        : entry,
    );
    expect((await appErrorOf(() => readFile(odtImporter, 'a.odt', zipOf(other)))).message).toBe(
      '/in/a.odt is a spreadsheet, not a text document.',
    );
    const archive = zipOf([{ name: 'a.txt', content: 'a' }]);
    expect((await appErrorOf(() => readFile(odtImporter, 'a.odt', archive))).message).toContain(
      'is an archive without an OpenDocument text in it',
    );
    expect((await appErrorOf(() => article({ body: p('  ') }))).code).toBe('file-empty');
  });

  it('is read without parts that are damaged, which is told', async () => {
    const entries = odtEntries({ body: p(prose) }).map((entry) =>
      entry.name === 'styles.xml' || entry.name === 'meta.xml'
        ? { ...entry, content: '<x' }
        : entry,
    );
    const { articles, notices } = await readFile(odtImporter, 'a.odt', zipOf(entries));
    expect(articles[0]?.text).toBe(prose);
    expect(notices.map(({ path }) => path)).toEqual(['meta.xml', 'styles.xml']);
  });
});
