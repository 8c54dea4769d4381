// The inline content of a Word paragraph as runs, with what stands in it but has to go elsewhere.

import type { InlineMarkType } from '../../../../shared/domain/article.ts';
import type { InlineRun } from '../article-builder.ts';
import type { WordNode } from './word-model.ts';

export interface InlineContent {
  readonly runs: InlineRun[];
  readonly images: FoundImage[];
  /** Paragraphs and tables inside, such as those of a text box. */
  readonly inner: WordNode[];
  /** The number of the paragraph in its part, as word-part.ts bookmarked it. */
  number: number | null;
}

export interface FoundImage {
  readonly altText: string;
  /** Whether text of the paragraph comes before it. */
  readonly isAfterText: boolean;
}

export interface InlineContext {
  readonly characterFormats: (styleId: string) => readonly InlineMarkType[];
  /** The marker of a note such as `[1]`, which is collected by asking for it; null for one that is not there. */
  readonly noteMarker: (reference: WordNode) => string | null;
}

interface Look {
  readonly formats: readonly InlineMarkType[];
  readonly href: string | null;
}

export function inlineContent(nodes: readonly WordNode[], context: InlineContext): InlineContent {
  const content: InlineContent = { runs: [], images: [], inner: [], number: null };
  collect(nodes, { formats: [], href: null }, context, content);
  return content;
}

function collect(
  nodes: readonly WordNode[],
  look: Look,
  context: InlineContext,
  content: InlineContent,
): void {
  for (const node of nodes) {
    const readNode = readers.get(node.type);
    if (readNode !== undefined) readNode(node, look, context, content);
    else collect(node.children ?? [], look, context, content);
  }
}

type Reader = (node: WordNode, look: Look, context: InlineContext, content: InlineContent) => void;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['text', ({ value = '' }, look, _, content) => push(content, value, look)],
  ['tab', (_, look, __, content) => push(content, '\t', look)],
  [
    'checkbox',
    ({ checked }, look, _, content) => push(content, checked === true ? '☒' : '☐', look),
  ],
  ['break', (_, __, ___, content) => void content.runs.push({ text: '', lineBreak: true })],
  ['run', readRun],
  ['hyperlink', readLink],
  ['noteReference', readNoteReference],
  ['image', readImage],
  ['bookmarkStart', readNumber],
  ['paragraph', (node, _, __, content) => void content.inner.push(node)],
  ['table', (node, _, __, content) => void content.inner.push(node)],
  ['commentReference', () => undefined],
]);

function push(content: InlineContent, text: string, { formats, href }: Look): void {
  content.runs.push({ text, formats, ...(href === null ? {} : { href }) });
}

function readRun(node: WordNode, look: Look, context: InlineContext, content: InlineContent): void {
  const { styleId, children = [] } = node;
  const formats = new Set(look.formats);
  if (node.isBold === true) formats.add('bold');
  if (node.isItalic === true) formats.add('italic');
  if (node.isUnderline === true) formats.add('underline');
  if (styleId != null) for (const format of context.characterFormats(styleId)) formats.add(format);
  const isLink = look.href !== null || children.some(({ type }) => type === 'hyperlink');
  // That is how a link looks, not what its author stressed.
  if (isLink) formats.delete('underline');
  collect(children, { formats: [...formats], href: look.href }, context, content);
}

function readLink(
  node: WordNode,
  look: Look,
  context: InlineContext,
  content: InlineContent,
): void {
  // mammoth takes what follows in a field for part of the address: `http://example.org/" \o "tip`.
  const href = node.href?.split('"')[0] ?? null;
  collect(
    node.children ?? [],
    { formats: look.formats, href: href ?? look.href },
    context,
    content,
  );
}

function readNoteReference(
  node: WordNode,
  _: Look,
  context: InlineContext,
  content: InlineContent,
): void {
  const marker = context.noteMarker(node);
  if (marker !== null) content.runs.push({ text: marker });
}

function readImage(
  { altText }: WordNode,
  _: Look,
  __: InlineContext,
  content: InlineContent,
): void {
  const isAfterText = content.runs.some(({ text }) => /\S/.test(text));
  content.images.push({ altText: altText ?? '', isAfterText });
}

function readNumber({ name }: WordNode, _: Look, __: InlineContext, content: InlineContent): void {
  // A paragraph whose end was deleted goes on in the next one: the last number is that of the one that stayed.
  if (name !== undefined && /^\d+$/.test(name)) content.number = Number(name);
}
