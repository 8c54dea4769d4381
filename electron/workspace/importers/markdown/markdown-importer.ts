// Markdown files as articles: their structure and formatting, HTML in them reduced to its words, front matter as
// metadata. A title that only the front matter states is put above the text as its headline, where it can be annotated.

import type { Problem } from '../../../../shared/ipc/result.ts';
import { ArticleBuilder } from '../article-builder.ts';
import { decodedText } from '../decode.ts';
import type { Imported, ImportedArticle, Importer } from '../imported.ts';
import type { Draft } from '../office/draft.ts';
import { countNotice, seeOriginal } from '../office/notices.ts';
import { withRoles } from '../office/roles.ts';
import { hasVisibleText, noVisibleText, readPlainText } from '../plain-text.ts';
import { readBlocks, type MarkdownBlocks } from './blocks.ts';
import { beyondMarkdown } from './bounds.ts';
import { readFrontMatter } from './front-matter.ts';
import { markdownMetadata, statedField } from './metadata.ts';
import { parseMarkdown, type MarkdownNode } from './nodes.ts';

export const markdownImporter = {
  kind: 'markdown',
  version: 3,
  read({ file, bytes }): Imported {
    const { text, encoding, problems } = decodedText(file, bytes);
    if (!hasVisibleText(text)) throw noVisibleText(file);
    const { article, notices } = readMarkdown(file, text);
    return {
      kind: 'markdown',
      mediaType: 'text/markdown',
      encoding,
      articles: [article],
      notices: [...problems, ...notices],
    };
  },
} as const satisfies Importer;

interface Read {
  readonly article: ImportedArticle;
  readonly notices: readonly Problem[];
}

function readMarkdown(file: string, decoded: string): Read {
  const shift = decoded.startsWith('\ufeff') ? 1 : 0;
  const text = decoded.slice(shift);
  const beyond = beyondMarkdown(text);
  if (beyond !== null) return { article: readPlainText(file, decoded), notices: [beyond] };
  const blocks = readBlocks(parseMarkdown(text), shift);
  const values = frontMatterOf(blocks.frontMatter?.node ?? null);
  const drafts = withStatedHeadline(blocks, values.values);
  const roles = withRoles(drafts);
  const builder = new ArticleBuilder();
  for (const { block, runs } of roles.drafts) builder.addBlock(block, runs);
  const built = builder.build();
  // Nothing but comments, definitions or pictures: its source is all there is to see.
  if (!hasVisibleText(built.text)) {
    return { article: readPlainText(file, decoded), notices: [nothingShown] };
  }
  const article = { ...built, ...markdownMetadata(built, values.values, roles) };
  const pictures = countNotice(
    blocks.wordlessPictures,
    'pictures',
    'One picture has no description and was left out.',
    '# pictures have no description and were left out.',
    seeOriginal,
  );
  return { article, notices: [...values.problems, ...pictures] };
}

const nothingShown: Problem = {
  path: 'text',
  message: 'Read as Markdown, the file shows no text; it came in as plain text.',
  remedy: seeOriginal,
};

function frontMatterOf(node: MarkdownNode | null) {
  if (node === null) return { values: new Map<string, string>(), problems: [] };
  return readFrontMatter(node.type, node.value ?? '');
}

function withStatedHeadline(
  { drafts, frontMatter }: MarkdownBlocks,
  values: ReadonlyMap<string, string>,
): readonly Draft[] {
  const title = statedField(values, 'title')?.value ?? null;
  const hasOwn = drafts.some(({ block }) => block.type === 'heading' && block.level === 1);
  if (title === null || hasOwn) return drafts;
  const headline: Draft = {
    block: { type: 'heading', level: 1, role: 'headline', ...frontMatter?.place },
    runs: [{ text: title }],
    isStyled: true,
  };
  return [headline, ...drafts];
}
