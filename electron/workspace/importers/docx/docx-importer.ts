// Word documents: text, structure and properties, as mammoth reads them. What stays behind is told.

import type { Problem } from '../../../../shared/ipc/result.ts';
import type { Imported, Importer, ImporterInput } from '../imported.ts';
import { officeArticle } from '../office/finish.ts';
import { changeNotices, countNotice, seeOriginal } from '../office/notices.ts';
import type { OfficeProperties } from '../office/properties.ts';
import { child, descendants, type XmlElement } from '../xml-tree.ts';
import type { ZipFile } from '../zip.ts';
import { wordBody } from './word-body.ts';
import { readWordModel, type WordModel } from './word-model.ts';
import { WordNumbering } from './word-numbering.ts';
import { openWordPackage, wordTree, type WordPackage } from './word-package.ts';
import { noCounts, type PartCounts } from './part-facts.ts';
import { WordStyles } from './word-styles.ts';

export const docxImporter: Importer = { kind: 'docx', version: 1, read: readDocx };

async function readDocx({ file, bytes }: ImporterInput): Promise<Imported> {
  const word = await openWordPackage(file, bytes);
  const model = await readWordModel(word);
  const styles = new WordStyles(treeOf(word.zip, word.styles));
  const numbering = new WordNumbering(treeOf(word.zip, word.numbering));
  const { drafts, silentImages } = wordBody(model, word, styles, numbering);
  const { properties, problems } = readProperties(word);
  const article = officeArticle(file, drafts, properties);
  return {
    kind: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    encoding: null,
    articles: [article],
    notices: [...word.zip.notices, ...problems, ...noticesOf(word, model, silentImages)],
  };
}

function treeOf(zip: ZipFile, part: string | null): XmlElement | null {
  return part === null ? null : wordTree(zip, part);
}

const noProperties: OfficeProperties = {
  title: null,
  creator: null,
  created: null,
  modified: null,
  language: null,
};

/** The text is worth having without them. */
function readProperties({ zip, properties: part }: WordPackage): {
  readonly properties: OfficeProperties;
  readonly problems: readonly Problem[];
} {
  if (part === null) return { properties: noProperties, problems: [] };
  try {
    const root = wordTree(zip, part);
    const valueOf = (name: string): string | null => child(root, name)?.text ?? null;
    const properties = {
      title: valueOf('dc:title'),
      creator: valueOf('dc:creator'),
      created: valueOf('dcterms:created'),
      modified: valueOf('dcterms:modified'),
      language: valueOf('dc:language'),
    };
    return { properties, problems: [] };
  } catch {
    const message =
      'The document’s properties cannot be read; title and author are taken from the text.';
    const remedy = 'Check title, author and date.';
    return { properties: noProperties, problems: [{ path: part, message, remedy }] };
  }
}

function noticesOf(word: WordPackage, model: WordModel, silentImages: number): Problem[] {
  const symbols = model.messages.filter((message) => message.startsWith('A w:sym element')).length;
  const headers = word.headersAndFooters.filter((part) => hasText(word.zip, part)).length;
  const macros = word.zip.names.filter((name) => /(?:^|\/)vbaProject\.bin$/i.test(name)).length;
  const others: readonly (readonly [count: number, one: string, many: string])[] = [
    [
      silentImages,
      '# picture without a description was left out.',
      '# pictures without a description were left out.',
    ],
    [
      symbols,
      '# kind of symbol that no character stands for was left out.',
      '# kinds of symbols that no characters stand for were left out.',
    ],
    [
      headers,
      '# page header or footer with text was left out.',
      '# page headers or footers with text were left out.',
    ],
    [macros, 'Its macros were not run.', 'Its macros were not run.'],
  ];
  return [
    ...changeNotices({ ...partCounts(model), comments: commentsIn(word) }),
    ...others.flatMap(([count, one, many]) =>
      countNotice(count, 'document', one, many, seeOriginal),
    ),
  ];
}

function partCounts({ parts }: WordModel): PartCounts {
  const sum = noCounts();
  for (const { counts } of parts.values()) {
    for (const key of Object.keys(sum) as (keyof PartCounts)[]) sum[key] += counts[key];
  }
  return sum;
}

function commentsIn({ zip, comments }: WordPackage): number {
  const root = optionalTree(zip, comments);
  return root === null ? 0 : root.children.filter(({ name }) => name === 'w:comment').length;
}

function hasText(zip: ZipFile, part: string): boolean {
  const root = optionalTree(zip, part);
  return root !== null && descendants(root, 'w:t').some(({ text }) => /\S/.test(text));
}

/** For parts that are only looked at to say that they are there. */
function optionalTree(zip: ZipFile, part: string | null): XmlElement | null {
  try {
    return treeOf(zip, part);
  } catch {
    return null;
  }
}
