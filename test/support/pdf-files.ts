// PDFs for the tests, made by pdfkit, which has nothing in common with the reader, or written byte by byte.

import PdfKit from 'pdfkit';

export type Page = PDFKit.PDFDocument;

/** What `draw` draws; the first page is there already. */
export async function drawnPdf(
  draw: (page: Page) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const document = new PdfKit({ size: 'A4', margin: 72, ...options });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => {
    document.on('end', () => resolve());
  });
  draw(document);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

export interface RawObject {
  /** Such as `<< /Type /Catalog >>`, without `obj` and `endobj`. */
  readonly text: string;
  readonly stream?: string | Uint8Array;
}

/** A PDF of these objects, numbered from 1; the first is the catalog. `/Length` is added to streams. */
export function rawPdf(objects: readonly RawObject[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: string | Uint8Array) => {
    const buffer = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part);
    parts.push(buffer);
    length += buffer.length;
  };
  for (const [index, { text, stream }] of objects.entries()) {
    offsets.push(length);
    add(`${index + 1} 0 obj\n`);
    if (stream === undefined) {
      add(text);
    } else {
      const bytes = typeof stream === 'string' ? Buffer.from(stream, 'latin1') : stream;
      add(text.replace(/>>\s*$/, ` /Length ${bytes.length} >>\nstream\n`));
      add(bytes);
      add('\nendstream');
    }
    add('\nendobj\n');
  }
  const start = length;
  const entries = offsets
    .map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    .join('');
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`);
  add(
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
  );
  return new Uint8Array(Buffer.concat(parts));
}

export interface RawPage {
  readonly content: string | Uint8Array;
  /** Further entries of the page's dictionary. */
  readonly entries?: string;
  /** Entries of the content stream's dictionary, such as a filter. */
  readonly filter?: string;
}

/** Objects 1 and 2 are the catalog and the page tree, 3 the font `/F1` (Helvetica); `more` follow the pages. */
export function rawPages(
  pages: readonly RawPage[],
  {
    catalog = '',
    more = [],
    font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    trailer = '',
  }: {
    readonly catalog?: string;
    readonly more?: readonly RawObject[];
    readonly font?: string;
    readonly trailer?: string;
  } = {},
): Uint8Array {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  const objects: RawObject[] = [
    { text: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>` },
    { text: `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>` },
    { text: font },
    ...pages.flatMap(({ content, entries = '', filter = '' }, index): RawObject[] => [
      {
        text:
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${entries} ` +
          `/Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      },
      { text: `<< ${filter} >>`, stream: content },
    ]),
    ...more,
  ];
  return rawPdf(objects, trailer);
}

/** Content that shows each text at its place, in points from the lower left. */
export function shown(
  texts: readonly {
    readonly at: readonly [number, number];
    readonly text: string;
    readonly size?: number;
  }[],
): string {
  const parts = texts.map(({ at, text, size = 11 }) => {
    const literal = text.replace(/[\\()]/g, String.raw`\$&`);
    return `BT /F1 ${size} Tf ${at[0]} ${at[1]} Td (${literal}) Tj ET`;
  });
  return parts.join('\n');
}

/** Lines of UTF-16 in a font without an embedded program: what it means is said by a map to Unicode only. */
export function unicodePages(
  pages: readonly (readonly { readonly at: readonly [number, number]; readonly text: string }[])[],
): Uint8Array {
  const content = (lines: (typeof pages)[number]) =>
    lines
      .map(({ at, text }) => {
        const hex = [...Array(text.length).keys()]
          .map((index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
          .join('');
        return `BT /F1 12 Tf ${at[0]} ${at[1]} Td <${hex}> Tj ET`;
      })
      .join('\n');
  const first = 4 + pages.length * 2;
  const map =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n' +
    '1 begincodespacerange <0000> <ffff> endcodespacerange\n' +
    `${Array.from({ length: 256 }, (_, high) => high)
      .map((high) => high.toString(16).padStart(2, '0'))
      .map((high) => `1 beginbfrange <${high}00> <${high}ff> <${high}00> endbfrange`)
      .join('\n')}\nendcmap end end`;
  return rawPages(
    pages.map((lines) => ({ content: content(lines) })),
    {
      font: `<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [${first} 0 R] /ToUnicode ${first + 2} 0 R >>`,
      more: [
        {
          text: `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${first + 1} 0 R /DW 500 >>`,
        },
        {
          text: '<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
        },
        { text: '<< >>', stream: map },
      ],
    },
  );
}

/**
 * A page in Japanese whose font names a predefined character map and has no map to Unicode. Lines follow each other
 * downwards, or from right to left where they are vertical.
 */
export function japanesePdf(lines: readonly string[], isVertical = false): Uint8Array {
  const shownLines = lines.map((text, index) => {
    const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
    const place = isVertical ? `${500 - index * 20} 780` : `72 ${700 - index * 20}`;
    return `BT /F1 12 Tf ${place} Td <${hex}> Tj ET`;
  });
  return rawPages([{ content: shownLines.join('\n') }], {
    font: `<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UTF16-${isVertical ? 'V' : 'H'} /DescendantFonts [6 0 R] >>`,
    more: [
      {
        text: '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>',
      },
      {
        text: '<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
      },
    ],
  });
}
