// Text boxes, which Word writes in several ways at once: mammoth goes to the text of one of them only. Here the way to
// every box is made one that it goes, and where there are alternatives, the one with the words is made its choice.

import type { Edit } from './edits.ts';
import type { Frame, TagEdits } from './tag-edits.ts';

/** One of the alternatives that Word offers. */
interface Branch {
  readonly frame: Frame;
  closeEnd: number | null;
  hasBox: boolean;
}

/** An `mc:AlternateContent`: mammoth reads the fallback, which may be a mere picture of a text box. */
interface Alternatives {
  readonly frame: Frame;
  /** What is to be changed in the choice, should it be taken. */
  readonly edits: Edit[];
  choice: Branch | null;
  fallback: Branch | null;
}

/** What mammoth looks into on the way to the text of a box. */
const readByMammoth = new Set([
  'w:pict',
  'v:group',
  'v:shape',
  'v:rect',
  'v:roundrect',
  'v:textbox',
]);

export class TextBoxes {
  readonly #tags: TagEdits;
  readonly #edits: Edit[];
  readonly #open: Alternatives[] = [];

  /** Adds to `edits`. */
  constructor(tags: TagEdits, edits: Edit[]) {
    this.#tags = tags;
    this.#edits = edits;
  }

  openAlternatives(frame: Frame): void {
    this.#open.push({ frame, edits: [], choice: null, fallback: null });
  }

  /** `outer` is the element around it. Only the first of several choices counts, as for mammoth of fallbacks. */
  openBranch(frame: Frame, outer: Frame | undefined): void {
    const alternatives = this.#open.at(-1);
    if (alternatives === undefined || alternatives.frame !== outer) return;
    const branch = { frame, closeEnd: null, hasBox: false };
    if (frame.name === 'mc:Choice') alternatives.choice ??= branch;
    else alternatives.fallback ??= branch;
  }

  /** An element that was closed, with the offset after its closing tag. */
  closed(frame: Frame, closeEnd: number): void {
    const alternatives = this.#open.at(-1);
    if (alternatives === undefined) return;
    const { choice, fallback } = alternatives;
    if (choice?.frame === frame) choice.closeEnd = closeEnd;
    else if (fallback?.frame === frame) fallback.closeEnd = closeEnd;
    else if (alternatives.frame === frame) {
      this.#open.pop();
      this.#decide(alternatives);
    }
  }

  /** The content of a box begins; `frames` are the open elements, the content's own last. */
  openBox(frames: readonly Frame[]): void {
    const edits = this.#markBox(frames);
    const start = frames.findLastIndex(({ name }) => name === 'w:drawing' || name === 'w:pict');
    for (const frame of start === -1 ? [] : frames.slice(start, -1)) {
      if (frame.closing === null && isOnTheWay(frame.name)) {
        this.#tags.rename(frame, frame.name === 'w:drawing' ? 'pict' : 'smartTag', edits);
      }
    }
  }

  /** Notes that the open branch has a box. Answers where edits inside that branch go. */
  #markBox(frames: readonly Frame[]): Edit[] {
    const alternatives = this.#open.at(-1);
    if (alternatives === undefined) return this.#edits;
    const { choice, fallback } = alternatives;
    const branch = frames[frames.indexOf(alternatives.frame) + 1];
    if (fallback !== null && branch === fallback.frame) fallback.hasBox = true;
    if (choice === null || branch !== choice.frame) return this.#edits;
    choice.hasBox = true;
    return alternatives.edits;
  }

  /** When only the choice has the words of a box, it becomes the fallback. */
  #decide({ choice, fallback, edits }: Alternatives): void {
    if (choice === null || choice.closeEnd === null) return;
    if (fallback !== null && (!choice.hasBox || fallback.hasBox)) return;
    const target = this.#targetOf(choice.frame);
    target.push(...edits, ...this.#tags.relabelled(choice.frame, choice.closeEnd, 'Fallback'));
    if (fallback === null || fallback.closeEnd === null) return;
    target.push(...this.#tags.relabelled(fallback.frame, fallback.closeEnd, 'Choice'));
  }

  /** Inside the choice of other alternatives, it depends on those whether anything is changed. */
  #targetOf(inside: Frame): Edit[] {
    const outer = this.#open.at(-1);
    const isInChoice =
      outer?.choice != null &&
      outer.choice.closeEnd === null &&
      outer.choice.frame.end < inside.end;
    return outer !== undefined && isInChoice ? outer.edits : this.#edits;
  }
}

function isOnTheWay(name: string): boolean {
  if (readByMammoth.has(name) || name.startsWith('mc:')) return false;
  return name === 'w:drawing' || !name.startsWith('w:');
}
