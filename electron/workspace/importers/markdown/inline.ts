// The words inside a Markdown block as runs with their formatting, and the pictures among them.

import type { InlineMarkType } from '../../../../shared/domain/article.ts';
import type { InlineRun } from '../article-builder.ts';
import type { MarkdownNode } from './nodes.ts';
import { RawHtml } from './raw-html.ts';

export interface Picture {
  /** Empty when the picture has no description. */
  readonly alt: string;
  readonly node: MarkdownNode;
}

export interface InlineContent {
  readonly runs: readonly InlineRun[];
  readonly pictures: readonly Picture[];
}

interface Formatting {
  readonly formats: readonly InlineMarkType[];
  readonly href: string | undefined;
}

const plain: Formatting = { formats: [], href: undefined };
const formatOf: Readonly<Record<string, InlineMarkType>> = { strong: 'bold', emphasis: 'italic' };

/** The content of a block's children. `definitions` are what references refer to. */
export function readInline(
  nodes: readonly MarkdownNode[],
  definitions: ReadonlyMap<string, MarkdownNode>,
): InlineContent {
  const reader = new InlineReader(definitions);
  reader.readAll(nodes, plain);
  return reader;
}

/** What stands in the text for a footnote, and before it. */
export const footnoteMark = ({ label, identifier }: MarkdownNode): string =>
  `[${label ?? identifier ?? ''}]`;

class InlineReader implements InlineContent {
  readonly runs: InlineRun[] = [];
  readonly pictures: Picture[] = [];
  readonly #definitions: ReadonlyMap<string, MarkdownNode>;
  readonly #html = new RawHtml();

  constructor(definitions: ReadonlyMap<string, MarkdownNode>) {
    this.#definitions = definitions;
  }

  readAll(nodes: readonly MarkdownNode[], formatting: Formatting): void {
    for (const node of nodes) this.#read(node, formatting);
  }

  #read(node: MarkdownNode, formatting: Formatting): void {
    switch (node.type) {
      case 'text':
        return this.#push(node.value ?? '', formatting);
      case 'inlineCode':
        return this.#push(node.value ?? '', adding(formatting, 'code'));
      case 'footnoteReference':
        return this.#push(footnoteMark(node), formatting);
      case 'break':
        if (!this.#html.isHidden) this.runs.push({ text: '', lineBreak: true });
        return;
      case 'html':
        return this.#readHtml(node);
      case 'image':
      case 'imageReference':
        this.pictures.push({ alt: this.#description(node), node });
        return;
      default:
        return this.#readInside(node, formatting);
    }
  }

  #readInside(node: MarkdownNode, formatting: Formatting): void {
    this.readAll(node.children ?? [], this.#inside(node, formatting));
  }

  #description(node: MarkdownNode): string {
    const { alt } = node;
    if (alt != null && alt !== '') return alt;
    return node.title ?? this.#definition(node)?.title ?? '';
  }

  #inside(node: MarkdownNode, formatting: Formatting): Formatting {
    const format = formatOf[node.type];
    if (format !== undefined) return adding(formatting, format);
    if (node.type === 'link') return { ...formatting, href: node.url };
    if (node.type === 'linkReference') return { ...formatting, href: this.#definition(node)?.url };
    return formatting;
  }

  #definition(node: MarkdownNode): MarkdownNode | undefined {
    return this.#definitions.get(node.identifier ?? '');
  }

  #readHtml(node: MarkdownNode): void {
    for (const event of this.#html.feed(node.value ?? '')) {
      if (event.is === 'run') this.runs.push(event.run);
      else if (event.is === 'image') this.pictures.push({ alt: event.alt, node });
    }
  }

  #push(text: string, { formats, href }: Formatting): void {
    if (this.#html.isHidden || text === '') return;
    const html = this.#html.formatting;
    const all = [...formats, ...(html.formats ?? [])];
    const target = href ?? html.href;
    this.runs.push({ text, formats: all, ...(target === undefined ? {} : { href: target }) });
  }
}

function adding({ formats, href }: Formatting, format: InlineMarkType): Formatting {
  return { formats: formats.includes(format) ? formats : [...formats, format], href };
}
