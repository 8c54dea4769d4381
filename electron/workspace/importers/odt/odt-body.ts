// The text of an OpenDocument file, read element by element into the blocks of an article.

import type { NewBlock } from '../article-builder.ts';
import type { Draft } from '../office/draft.ts';
import { pictureText } from '../office/notices.ts';
import type { XmlAttributes } from '../xml.ts';
import { Flow } from './odt-flow.ts';
import { count } from './odt-list-styles.ts';
import { OdtLooks } from './odt-looks.ts';
import { OdtNumbering } from './odt-numbering.ts';
import type { OdtStyles } from './odt-styles.ts';

export interface OdtCounts {
  comments: number;
  inserted: number;
  deleted: number;
  hidden: number;
  rubies: number;
  embedded: number;
  silentImages: number;
}

interface Frame {
  title: string;
  description: string;
  hasImage: boolean;
  hasObject: boolean;
}

/** Nothing in these is text of the article. */
const skipped = new Set([
  'text:tracked-changes',
  'text:note-citation',
  'text:ruby-text',
  'text:script',
  'text:sequence-decls',
  'office:annotation',
  'office:binary-data',
  'office:forms',
  'office:scripts',
  'office:event-listeners',
  'table:covered-table-cell',
  'draw:object',
  'draw:object-ole',
  'draw:plugin',
]);

/** Lists of what is where in the document. */
const indexes = new Set([
  'text:table-of-content',
  'text:illustration-index',
  'text:table-index',
  'text:object-index',
  'text:user-index',
  'text:alphabetical-index',
]);

type Opener = (attributes: XmlAttributes) => void;

export class OdtBody {
  readonly counts: OdtCounts = {
    comments: 0,
    inserted: 0,
    deleted: 0,
    hidden: 0,
    rubies: 0,
    embedded: 0,
    silentImages: 0,
  };
  readonly #styles: OdtStyles;
  readonly #part: string | null;
  readonly #names: string[] = [];
  readonly #flows: Flow[] = [new Flow()];
  readonly #notes: Flow[] = [];
  readonly #frames: Frame[] = [];
  readonly #looks = new OdtLooks();
  readonly #numbering: OdtNumbering;
  #paragraphs = 0;
  /** How many of the open elements are inside one to be skipped, it included. */
  #skipping = 0;
  #indexes = 0;

  /** `part` is what places name; null for a flat file. */
  constructor(styles: OdtStyles, part: string | null) {
    this.#styles = styles;
    this.#numbering = new OdtNumbering(styles.lists);
    this.#part = part;
  }

  /** The body's blocks, then those of the notes. */
  get drafts(): Draft[] {
    return [this.#flows[0], ...this.#notes].flatMap((flow) => flow?.drafts ?? []);
  }

  open(name: string, attributes: XmlAttributes): void {
    this.#names.push(name);
    if (this.#skipping > 0 || this.#isSkipped(name, attributes)) {
      this.#countSkipped(name);
      this.#skipping += 1;
      return;
    }
    if (indexes.has(name)) this.#indexes += 1;
    this.#openers.get(name)?.(attributes);
  }

  close(name: string): void {
    this.#names.pop();
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    if (indexes.has(name)) this.#indexes -= 1;
    this.#closers.get(name)?.();
  }

  text(text: string): void {
    const parent = this.#names.at(-1);
    if (this.#skipping > 0 || parent === undefined) return;
    if (parent.startsWith('text:')) this.#addText(text);
    else if (parent === 'svg:title' || parent === 'svg:desc') {
      const frame = this.#frames.at(-1);
      if (frame !== undefined) frame[parent === 'svg:title' ? 'title' : 'description'] += text;
    }
  }

  readonly #openers: ReadonlyMap<string, Opener> = new Map<string, Opener>([
    ['text:p', (attributes) => this.#openParagraph(attributes, null)],
    ['text:h', (attributes) => this.#openParagraph(attributes, headingLevel(attributes))],
    [
      'text:span',
      (attributes) => this.#looks.open(this.#styles.textLook(attributes['text:style-name'] ?? '')),
    ],
    ['text:a', (attributes) => this.#openLink(attributes)],
    ['text:s', (attributes) => this.#add(' '.repeat(Math.min(count(attributes['text:c']), 1000)))],
    ['text:tab', () => this.#add('\t')],
    [
      'text:line-break',
      () => this.#flow.paragraphs.at(-1)?.runs.push({ text: '', lineBreak: true }),
    ],
    ['text:list', (attributes) => this.#numbering.openList(this.#flow, attributes)],
    ['text:list-item', (attributes) => this.#numbering.openItem(this.#flow, attributes)],
    ['text:note', () => this.#openNote()],
    ['draw:text-box', () => void this.#flows.push(new Flow())],
    ['draw:frame', () => void this.#frames.push(newFrame())],
    ['draw:image', () => this.#inFrame((frame) => (frame.hasImage = true))],
    ['table:table', () => this.#flow.openTable()],
    [
      'table:table-column',
      (attributes) => this.#flow.addColumns(count(attributes['table:number-columns-repeated'])),
    ],
    ['table:table-row', () => this.#flow.openRow()],
    ['table:table-cell', () => this.#flow.openCell()],
    ['text:ruby', () => (this.counts.rubies += 1)],
  ]);

  readonly #closers: ReadonlyMap<string, () => void> = new Map<string, () => void>([
    ['text:p', () => this.#closeParagraph()],
    ['text:h', () => this.#closeParagraph()],
    ['text:span', () => this.#looks.close()],
    ['text:a', () => this.#looks.close()],
    ['text:list', () => void this.#flow.lists.pop()],
    ['text:note', () => void this.#flows.pop()],
    ['draw:text-box', () => this.#closeBox()],
    ['draw:frame', () => this.#closeFrame()],
    ['table:table', () => this.#flow.closeTable()],
    ['table:table-row', () => this.#flow.closeRow()],
  ]);

  get #flow(): Flow {
    const flow = this.#flows.at(-1);
    if (flow === undefined) throw new Error('a text flow was closed twice');
    return flow;
  }

  #isSkipped(name: string, attributes: XmlAttributes): boolean {
    if (skipped.has(name)) return true;
    const isHiddenSpan =
      name === 'text:span' &&
      this.#styles.textLook(attributes['text:style-name'] ?? '').hidden === true;
    const isHiddenSection = name === 'text:section' && attributes['text:display'] === 'none';
    if (isHiddenSpan || isHiddenSection) this.counts.hidden += 1;
    return isHiddenSpan || isHiddenSection;
  }

  #countSkipped(name: string): void {
    if (name === 'office:annotation') this.counts.comments += 1;
    else if (name === 'text:insertion') this.counts.inserted += 1;
    else if (name === 'text:deletion') this.counts.deleted += 1;
    else if (name === 'draw:object' || name === 'draw:object-ole') {
      this.#inFrame((frame) => (frame.hasObject = true));
    }
  }

  /** Line ends and indents of the file are no text; those that are come as elements. */
  #addText(text: string): void {
    const isKept = this.#flow.paragraphs.at(-1)?.block.type === 'preformatted';
    this.#add(isKept ? text.replace(/[ \t\r\n]+/g, ' ') : text);
  }

  #add(text: string): void {
    const paragraph = this.#flow.paragraphs.at(-1);
    if (paragraph === undefined) return;
    paragraph.runs.push({ text, ...this.#looks.current });
    paragraph.hasText ||= /\S/.test(text);
  }

  #openParagraph(attributes: XmlAttributes, heading: number | null): void {
    const flow = this.#flow;
    this.#paragraphs += 1;
    const style = attributes['text:style-name'] ?? '';
    const place = {
      ...(this.#part === null ? {} : { part: this.#part }),
      paragraph: this.#paragraphs,
    };
    const meaning = this.#styles.meaning(style);
    const label = this.#numbering.labeller(flow, attributes, heading);
    const block = this.#blockOf(flow, meaning, heading);
    flow.paragraphs.push({
      block: { ...block, place },
      isStyled: meaning !== null || heading !== null || this.#indexes > 0,
      runs: [],
      label,
      hasText: false,
      before: [],
      after: [],
    });
    this.#looks.begin(heading === null ? this.#styles.paragraphLook(style) : {});
  }

  #blockOf(flow: Flow, meaning: NewBlock | null, heading: number | null): NewBlock {
    if (this.#indexes > 0) return { type: 'paragraph', role: 'boilerplate' };
    if (heading !== null && meaning?.role === undefined) return { type: 'heading', level: heading };
    const level = flow.lists.length;
    if (
      level > 0 &&
      (meaning === null || meaning.type === 'paragraph') &&
      meaning?.role === undefined
    ) {
      return { type: 'list-item', level };
    }
    return meaning ?? { type: 'paragraph' };
  }

  #closeParagraph(): void {
    this.#looks.close();
    this.#flow.closeParagraph();
  }

  #openLink(attributes: XmlAttributes): void {
    const href = attributes['xlink:href'];
    this.#looks.open(href === undefined ? {} : { href });
  }

  #openNote(): void {
    const number = this.#notes.length + 1;
    const paragraph = this.#flow.paragraphs.at(-1);
    if (paragraph !== undefined) {
      paragraph.runs.push({ text: `[${number}]` });
      paragraph.hasText = true;
    }
    const flow = new Flow(`[${number}] `);
    this.#notes.push(flow);
    this.#flows.push(flow);
  }

  #closeBox(): void {
    const box = this.#flows.pop();
    if (box !== undefined) this.#flow.aside(box.drafts);
  }

  #inFrame(change: (frame: Frame) => void): void {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) change(frame);
  }

  #closeFrame(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    if (frame.hasObject) this.counts.embedded += 1;
    if (!frame.hasImage && !frame.hasObject) return;
    const text = pictureText(frame.description) ?? pictureText(frame.title);
    if (text === null) {
      if (!frame.hasObject) this.counts.silentImages += 1;
      return;
    }
    const paragraph = this.#flow.paragraphs.at(-1);
    const place = paragraph?.block.place;
    const block = {
      type: 'paragraph',
      role: 'caption',
      ...(place === undefined ? {} : { place }),
    } as const;
    const draft: Draft = { block, runs: [{ text }], isStyled: true };
    if (paragraph !== undefined && !paragraph.hasText) paragraph.before.push(draft);
    else this.#flow.aside([draft]);
  }
}

function headingLevel(attributes: XmlAttributes): number {
  return Math.min(Math.max(count(attributes['text:outline-level']), 1), 6);
}

const newFrame = (): Frame => ({ title: '', description: '', hasImage: false, hasObject: false });
