// Word and OpenDocument files written by hand, part by part, for the importers to read.

import { zipOf, type ZipEntry } from './zip-writer.ts';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  /** The inside of `w:body`. */
  readonly body: string;
  /** The insides of the other parts' root elements; absent for no such part. */
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
  readonly core?: string;
  /** Links of the document, by relationship id. */
  readonly links?: Readonly<Record<string, string>>;
  /** Pictures, by relationship id. */
  readonly pictures?: readonly string[];
  readonly extra?: readonly ZipEntry[];
}

const xml = (text: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;

const drawingNamespaces =
  `xmlns:w="${w}" xmlns:r="${relationshipTypes}"` +
  ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"' +
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"' +
  ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' +
  ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"' +
  ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"' +
  ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';

const textParts = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments', 'header'] as const;
const roots = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  comments: 'comments',
  header: 'hdr',
} as const;

/** The entries of a Word document, for tests that damage one of them. */
export function docxEntries(parts: DocxParts): ZipEntry[] {
  const present = textParts.filter((name) => parts[name] !== undefined);
  const relations = [
    ...present.map((name) => relation(`rId-${name}`, name, `${name}.xml`)),
    ...Object.entries(parts.links ?? {}).map(([id, target]) =>
      relation(id, 'hyperlink', target, ' TargetMode="External"'),
    ),
    ...(parts.pictures ?? []).map((id) => relation(id, 'image', `media/${id}.png`)),
  ];
  const core =
    parts.core === undefined ? [] : [{ name: 'docProps/core.xml', content: coreXml(parts.core) }];
  return [
    { name: '[Content_Types].xml', content: contentTypes },
    {
      name: '_rels/.rels',
      content: relationships([
        relation('rId1', 'officeDocument', 'word/document.xml'),
        `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
      ]),
    },
    {
      name: 'word/document.xml',
      content: xml(
        `<w:document ${drawingNamespaces}><w:body>${parts.body}<w:sectPr/></w:body></w:document>`,
      ),
    },
    { name: 'word/_rels/document.xml.rels', content: relationships(relations) },
    ...present.map((name) => ({
      name: `word/${name}.xml`,
      content: xml(`<w:${roots[name]} ${drawingNamespaces}>${parts[name]}</w:${roots[name]}>`),
    })),
    ...core,
    ...(parts.pictures ?? []).map((id) => ({ name: `word/media/${id}.png`, content: 'PNG' })),
    ...(parts.extra ?? []),
  ];
}

export const docxOf = (parts: DocxParts): Uint8Array => zipOf(docxEntries(parts));

/** A paragraph of one run; `properties` goes into `w:pPr`. */
export function p(text: string, styleId?: string, properties = ''): string {
  const styled = styleId === undefined ? '' : `<w:pStyle w:val="${styleId}"/>`;
  return `<w:p><w:pPr>${styled}${properties}</w:pPr>${r(text)}</w:p>`;
}

/** A run; `properties` goes into `w:rPr`. */
export function r(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** The styles that a document of Word's has under other names in another language. */
export function style(id: string, name: string, inside = '', type = 'paragraph'): string {
  return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;
}

/** `w:abstractNum` and the `w:num` of the same id, one level for each format and pattern. */
export function numberingList(
  id: number,
  levels: readonly (readonly [format: string, pattern: string])[],
): string {
  const inside = levels.map(
    ([format, pattern], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${inside.join('')}</w:abstractNum>`;
}

export const listItem = (text: string, list: number, level = 0): string =>
  p(text, undefined, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

const relation = (id: string, kind: string, target: string, more = ''): string =>
  `<Relationship Id="${id}" Type="${relationshipTypes}/${kind}" Target="${escaped(target)}"${more}/>`;

const relationships = (inside: readonly string[]): string =>
  xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join('')}</Relationships>`,
  );

const contentTypes = xml(
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' +
    '</Types>',
);

const coreXml = (inside: string): string =>
  xml(
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
      ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${inside}</cp:coreProperties>`,
  );

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
