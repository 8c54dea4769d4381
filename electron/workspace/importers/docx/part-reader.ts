// Goes once through a part of a Word document and collects the edits, facts and counts of word-part.ts.

import type { XmlAttributes, XmlHandler } from '../xml.ts';
import type { Edit } from './edits.ts';
import { escaped, TagEdits, type Frame } from './tag-edits.ts';
import { TextBoxes } from './text-boxes.ts';
import { noCounts, type ParagraphFacts, type PartCounts } from './part-facts.ts';
import { isOnValue } from './word-styles.ts';

interface RunState {
  readonly frame: Frame;
  isHidden: boolean;
  hasField: boolean;
}

/** Looks that no article shows; most of what mammoth would have to go through in Word's own files. */
const dropped = new Set(
  (
    'rFonts sz szCs lang spacing color kern bCs iCs proofErr lastRenderedPageBreak ind jc tabs shd keepNext keepLines ' +
    'widowControl contextualSpacing autoSpaceDE autoSpaceDN adjustRightInd snapToGrid noProof rPrChange pPrChange ' +
    'tcW tcBorders tcMar vAlign tblW tblBorders tblLook tblLayout tblCellMar tblInd trHeight pBdr w highlight position'
  )
    .split(' ')
    .map((name) => `w:${name}`),
);

/** What mammoth would drop with the text in it, or tell too much of, and what takes its place. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['w:cr', 'br'],
  ['w:ptab', 'tab'],
  ['w:dir', 'smartTag'],
  ['w:bdo', 'smartTag'],
  ['w:ruby', 'smartTag'],
  ['w:rubyBase', 'smartTag'],
  // Nobody goes to the bookmarks of an article; ours take their place.
  ['w:bookmarkStart', 'proofErr'],
]);

const counted: ReadonlyMap<string, keyof PartCounts> = new Map([
  ['w:ins', 'inserted'],
  ['w:moveTo', 'inserted'],
  ['w:del', 'deleted'],
  ['w:moveFrom', 'deleted'],
  ['w:ruby', 'rubies'],
  ['m:oMath', 'formulas'],
  ['c:chart', 'diagrams'],
  ['dgm:relIds', 'diagrams'],
  ['w:altChunk', 'embedded'],
  ['o:OLEObject', 'embedded'],
]);

/** A symbol of these fonts is a picture of its own, which mammoth knows; of others it is the character. */
const pictureFont = /symbol|dings|webdings|zapf/i;

type Opener = (frame: Frame, attributes: XmlAttributes, isSelfClosing: boolean) => void;

export class PartReader implements XmlHandler {
  readonly edits: Edit[] = [];
  readonly paragraphs: ParagraphFacts[] = [];
  readonly counts: PartCounts = noCounts();
  readonly #text: string;
  readonly #position: () => number;
  readonly #tags: TagEdits;
  readonly #boxes: TextBoxes;
  readonly #frames: Frame[] = [];
  readonly #openParagraphs: ParagraphFacts[] = [];
  readonly #openRuns: RunState[] = [];

  constructor(text: string, position: () => number, prefix: string) {
    this.#text = text;
    this.#position = position;
    this.#tags = new TagEdits(text, prefix);
    this.#boxes = new TextBoxes(this.#tags, this.edits);
  }

  readonly open = (name: string, attributes: XmlAttributes, isSelfClosing: boolean): void => {
    const frame: Frame = { name, end: this.#position(), closing: null };
    this.#frames.push(frame);
    const count = counted.get(name);
    // The mark of a paragraph can be inserted or deleted too; that is no passage.
    if (count !== undefined && this.#around(1) !== 'w:rPr') this.counts[count] += 1;
    const other = renamed.get(name);
    if (other !== undefined) this.#tags.rename(frame, other, this.edits);
    const opener = this.#openers.get(name);
    if (opener !== undefined) opener(frame, attributes, isSelfClosing);
    else if (name.startsWith('m:') && !isSelfClosing) this.#formula(frame);
  };

  readonly close = (name: string, isSelfClosing: boolean): void => {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    const end = this.#position();
    if (name === 'w:p') this.#openParagraphs.pop();
    else if (name === 'w:r') this.#closeRun(frame);
    else if (dropped.has(name)) this.edits.push(this.#tags.remove(frame, end));
    if (isSelfClosing) return;
    this.#boxes.closed(frame, end);
    frame.closing?.edits.push(this.#tags.closingTag(end, frame.closing.text));
  };

  /** mammoth takes the text of an element only when it is in one piece. */
  readonly cdata = (content: string): void => {
    const end = this.#position();
    const at = this.#text.lastIndexOf('<![CDATA[', end - content.length - 12);
    this.edits.push({ at, end, text: escaped(content) });
  };

  readonly comment = (content: string): void => {
    // The parser tells of it before it has read the last character.
    const end = this.#position() + 1;
    const at = this.#text.lastIndexOf('<!--', end - content.length - 7);
    this.edits.push({ at, end, text: '' });
  };

  readonly instruction = (content: string): void => {
    const end = this.#position();
    this.edits.push({ at: this.#text.lastIndexOf('<?', end - content.length - 4), end, text: '' });
  };

  readonly #openers: ReadonlyMap<string, Opener> = new Map<string, Opener>([
    ['w:p', (frame, _, isSelfClosing) => this.#paragraph(frame, isSelfClosing)],
    ['w:r', (frame) => void this.#openRuns.push({ frame, isHidden: false, hasField: false })],
    ['w:numId', (_, attributes) => this.#numbering('list', attributes)],
    ['w:ilvl', (_, attributes) => this.#numbering('level', attributes)],
    ['w:outlineLvl', (_, attributes) => this.#outline(attributes)],
    ['w:vanish', (_, attributes) => this.#hidden(attributes)],
    ['w:fldChar', () => this.#inField()],
    ['w:instrText', () => this.#inField()],
    ['w:fldSimple', (frame, attributes, isEmpty) => this.#simpleField(frame, attributes, isEmpty)],
    ['w:sym', (frame, attributes) => this.#symbol(frame, attributes)],
    ['w:txbxContent', () => this.#boxes.openBox(this.#frames)],
    ['mc:AlternateContent', (frame) => this.#boxes.openAlternatives(frame)],
    ['mc:Choice', (frame) => this.#boxes.openBranch(frame, this.#frames.at(-2))],
    ['mc:Fallback', (frame) => this.#boxes.openBranch(frame, this.#frames.at(-2))],
  ]);

  /** The name of the element `steps` around the innermost one. */
  #around(steps: number): string | undefined {
    return this.#frames.at(-1 - steps)?.name;
  }

  #paragraph({ end }: Frame, isSelfClosing: boolean): void {
    const number = this.paragraphs.length + 1;
    const facts: ParagraphFacts = { number, list: null, level: null, outline: null };
    this.paragraphs.push(facts);
    this.#openParagraphs.push(facts);
    if (isSelfClosing) return;
    const text = this.#tags.tag('bookmarkStart', { name: String(number) });
    this.edits.push({ at: end, end, text });
  }

  #numbering(key: 'list' | 'level', attributes: XmlAttributes): void {
    const facts = this.#openParagraphs.at(-1);
    const isInPlace = this.#around(1) === 'w:numPr' && this.#around(2) === 'w:pPr';
    if (facts !== undefined && isInPlace && this.#around(3) === 'w:p') {
      facts[key] = attributes['w:val'] ?? null;
    }
  }

  #outline(attributes: XmlAttributes): void {
    const facts = this.#openParagraphs.at(-1);
    const isOwn = this.#around(1) === 'w:pPr' && this.#around(2) === 'w:p';
    if (facts !== undefined && isOwn) facts.outline = attributes['w:val'] ?? null;
  }

  #hidden(attributes: XmlAttributes): void {
    const run = this.#openRuns.at(-1);
    const isOwn = this.#around(1) === 'w:rPr' && this.#frames.at(-3) === run?.frame;
    if (run !== undefined && isOwn && isOnValue(attributes['w:val'])) run.isHidden = true;
  }

  #inField(): void {
    const run = this.#openRuns.at(-1);
    if (run !== undefined) run.hasField = true;
  }

  /** Field marks have to stay in pairs, hidden or not. */
  #closeRun(frame: Frame): void {
    const run = this.#openRuns.pop();
    if (run === undefined || !run.isHidden || run.hasField) return;
    this.counts.hidden += 1;
    this.#tags.rename(frame, 'del', this.edits);
  }

  /** Written as a field of several runs, which mammoth follows. */
  #simpleField(frame: Frame, attributes: XmlAttributes, isSelfClosing: boolean): void {
    const tags = this.#tags;
    const run = (content: string) => tags.tag('r', {}, content);
    const mark = (type: string) => run(tags.tag('fldChar', { fldCharType: type }));
    const words = escaped(attributes['w:instr'] ?? '');
    const opening = mark('begin') + run(tags.tag('instrText', {}, words)) + mark('separate');
    tags.replace(frame, isSelfClosing ? '' : opening, mark('end'), this.edits);
  }

  #symbol(frame: Frame, attributes: XmlAttributes): void {
    const { 'w:font': font = '', 'w:char': code = '' } = attributes;
    const value = /^[\dA-F]{2,6}$/i.test(code) ? Number.parseInt(code, 16) : Number.NaN;
    // Word moves the characters of symbol fonts into the private area.
    const isPrivate = value >= 0xe000 && value <= 0xf8ff;
    const isCharacter = value >= 0x20 && value <= 0x10_ffff && !(value >= 0xd800 && value < 0xe000);
    if (pictureFont.test(font) || isPrivate || !isCharacter) return;
    const text = this.#tags.tag('t', {}, escaped(String.fromCodePoint(value)));
    this.#tags.replace(frame, text, '', this.edits);
  }

  #formula(frame: Frame): void {
    if (frame.name.endsWith('Pr')) return;
    this.#tags.rename(frame, frame.name === 'm:t' ? 't' : 'smartTag', this.edits);
  }
}
