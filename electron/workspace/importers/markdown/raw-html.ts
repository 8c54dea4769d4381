// HTML inside Markdown, reduced to its words: tags become blocks and formatting or are dropped, scripts and styles
// are dropped with what is in them. A tokenizer is enough, since nothing of the tree is kept; linear in the input.

import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import type { BlockType, InlineMarkType } from '../../../../shared/domain/article.ts';
import { cellEnd, type InlineRun } from '../article-builder.ts';
import { isHiddenByStyle } from '../html/visibility.ts';

export type HtmlEvent =
  | { readonly is: 'run'; readonly run: InlineRun }
  | { readonly is: 'image'; readonly alt: string }
  /** What follows is a block of this type, or of none when `type` is null. */
  | { readonly is: 'block'; readonly type: BlockType | null; readonly level?: number };

const formatTags: Readonly<Record<string, InlineMarkType>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};
const blockTags: Readonly<Record<string, BlockType>> = {
  ...Object.fromEntries(
    'p div section article main aside header footer nav figure figcaption details summary dl dt dd address center form fieldset hr table thead tbody tfoot caption ul ol'
      .split(' ')
      .map((tag) => [tag, 'paragraph'] as const),
  ),
  tr: 'table-row',
  li: 'list-item',
  pre: 'preformatted',
  blockquote: 'blockquote',
};
const hiddenTags = new Set(
  (
    'script style title textarea iframe noembed noframes xmp template svg math object applet video audio canvas ' +
    'button select option datalist dialog map'
  ).split(' '),
);
/** A next one of these ends the one before it. */
const endedByNext = new Set('p li td th tr dt dd option'.split(' '));
const voidTags = new Set(
  'br img hr input wbr col area base embed link meta param source track'.split(' '),
);
const rawTags = new Set('script style title textarea iframe noembed noframes xmp'.split(' '));
const listTags = new Set(['ul', 'ol']);
const MOST_OPEN = 200;

interface OpenTag {
  readonly tag: string;
  readonly format: InlineMarkType | null;
  readonly href: string | undefined;
}

/** Reads pieces of HTML with words of Markdown between them; what is open goes on from one to the next. */
export class RawHtml {
  #open: OpenTag[] = [];
  #hidden: string | null = null;
  /** How many elements of the hidden one's kind are open in it, itself among them. */
  #hiddenDepth = 0;
  #quotes = 0;
  #lists = 0;
  #cells = 0;
  #events: HtmlEvent[] = [];
  #tokenizer: Tokenizer | null = null;

  feed(html: string): readonly HtmlEvent[] {
    this.#events = [];
    const ignore = () => {};
    this.#tokenizer = new Tokenizer(
      { sourceCodeLocationInfo: false },
      {
        onComment: ignore,
        onDoctype: ignore,
        onEof: ignore,
        onNullCharacter: ignore,
        onStartTag: (tag) => this.#start(tag),
        onEndTag: ({ tagName }) => this.#end(tagName),
        onCharacter: ({ chars }) => this.#text(chars),
        onWhitespaceCharacter: ({ chars }) => this.#text(chars),
      },
    );
    this.#tokenizer.write(html, true);
    return this.#events;
  }

  /** Whether words that follow are inside a script or the like. */
  get isHidden(): boolean {
    return this.#hidden !== null;
  }

  /** The formatting that open tags give to words that follow. */
  get formatting(): Pick<InlineRun, 'formats' | 'href'> {
    const formats = this.#open.flatMap(({ format }) => (format === null ? [] : [format]));
    const href = this.#open.findLast((tag) => tag.href !== undefined)?.href;
    return href === undefined ? { formats } : { formats, href };
  }

  #text(text: string): void {
    if (this.isHidden) return;
    this.#events.push({ is: 'run', run: { text, ...this.formatting } });
  }

  #start(token: Token.TagToken): void {
    const { tagName: tag } = token;
    if (this.#staysHidden(tag)) return;
    const format = formatTags[tag];
    if (isHiding(token)) this.#hide(token);
    else if (format !== undefined) this.#push({ tag, format, href: undefined });
    else if (tag === 'a') this.#push({ tag, format: null, href: attributeOf(token, 'href') });
    else if (tag === 'br') this.#events.push({ is: 'run', run: { text: '', lineBreak: true } });
    else if (tag === 'img') {
      this.#events.push({ is: 'image', alt: attributeOf(token, 'alt') ?? '' });
    } else if (tag === 'td' || tag === 'th') this.#cell();
    else this.#startBlock(tag);
  }

  #staysHidden(tag: string): boolean {
    if (tag !== this.#hidden) return this.isHidden;
    if (endedByNext.has(tag)) {
      this.#hidden = null;
      return false;
    }
    this.#hiddenDepth += 1;
    return true;
  }

  #hide({ tagName: tag, selfClosing }: Token.TagToken): void {
    const isRaw = rawTags.has(tag);
    if (voidTags.has(tag) || (selfClosing && !isRaw)) return;
    this.#hidden = tag;
    this.#hiddenDepth = 1;
    if (isRaw && this.#tokenizer !== null) this.#tokenizer.state = TokenizerMode.RAWTEXT;
  }

  #end(tag: string): void {
    if (this.isHidden) {
      if (tag !== this.#hidden) return;
      this.#hiddenDepth -= 1;
      if (this.#hiddenDepth === 0) this.#hidden = null;
      return;
    }
    const at = this.#open.findLastIndex((open) => open.tag === tag);
    if (at !== -1) this.#open.splice(at, 1);
    else this.#endBlock(tag);
  }

  #push(tag: OpenTag): void {
    if (this.#open.length < MOST_OPEN) this.#open.push(tag);
  }

  #cell(): void {
    if (this.#cells > 0) this.#events.push({ is: 'run', run: cellEnd });
    this.#cells += 1;
  }

  #startBlock(tag: string): void {
    const heading = headingLevel(tag);
    if (heading !== null) {
      this.#events.push({ is: 'block', type: 'heading', level: heading });
      return;
    }
    const type = blockTags[tag];
    if (type === undefined) return;
    if (tag === 'blockquote') this.#quotes += 1;
    if (listTags.has(tag)) this.#lists += 1;
    if (tag === 'tr') this.#cells = 0;
    // Blocks inside a cell are its lines.
    if (this.#cells > 0 && type === 'paragraph' && tag !== 'table') return;
    this.#events.push(this.#blockEvent(type));
  }

  #blockEvent(type: BlockType): HtmlEvent {
    if (type === 'list-item') {
      return { is: 'block', type, level: Math.max(1, Math.min(this.#lists, 100)) };
    }
    const isQuoted = type === 'paragraph' && this.#quotes > 0;
    return { is: 'block', type: isQuoted ? 'blockquote' : type };
  }

  #endBlock(tag: string): void {
    if (headingLevel(tag) === null && blockTags[tag] === undefined) return;
    if (tag === 'blockquote') this.#quotes = Math.max(0, this.#quotes - 1);
    if (listTags.has(tag)) this.#lists = Math.max(0, this.#lists - 1);
    if (tag === 'tr' || tag === 'table') this.#cells = 0;
    if (this.#cells > 0) return;
    this.#events.push({ is: 'block', type: null });
  }
}

function headingLevel(tag: string): number | null {
  const level = /^h([1-6])$/.exec(tag)?.[1];
  return level === undefined ? null : Number(level);
}

const attributeOf = ({ attrs }: Token.TagToken, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

/** Without words of the text: by its kind, or because it is said to be hidden. A picture of a dot counts visits. */
function isHiding(token: Token.TagToken): boolean {
  const { tagName, attrs } = token;
  if (hiddenTags.has(tagName)) return true;
  if (attrs.length === 0) return false;
  if (attributeOf(token, 'hidden') !== undefined) return true;
  if (isHiddenByStyle(attributeOf(token, 'style') ?? '')) return true;
  return tagName === 'img' && /^[01]$/.test(attributeOf(token, 'width') ?? '');
}
