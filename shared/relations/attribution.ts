// Whose words a passage is, by the sentence around it: “…,” said X; X said that …; according to X, …
// English prose only; the caller falls back to nearness. Looks at one paragraph, so it costs the same in any text.
// Offsets in UTF-16 code units.

import type { AnnotationId } from '../domain/ids.ts';
import type { Span } from '../domain/span.ts';
import { cues, introduces } from './attribution-cues.ts';

/** A mark that may be who said it. */
export interface Named extends Span {
  readonly id: AnnotationId;
}

export interface Attribution {
  /** Most likely first; empty when nothing speaks for anybody. */
  readonly ids: readonly AnnotationId[];
  /** The words themselves connect the passage with the first, and with nobody else. */
  readonly certain: boolean;
}

const NOBODY: Attribution = { ids: [], certain: false };
const REACH = 300;
const opening = /["“«„‹「『]/u;
const closingOf: Readonly<Record<string, string>> = {
  '“': '”',
  '«': '»',
  '„': '“”',
  '‹': '›',
  '「': '」',
  '『': '』',
  '"': '"',
};

/** `named` in text order; those outside the paragraph are not looked at, but for “he said”. */
export function attributionOf(
  text: string,
  paragraph: Span,
  passage: Span,
  named: readonly Named[],
): Attribution {
  const quotations = quotationsIn(text, paragraph);
  return attributed({ text, paragraph, quotations, named }, widened(passage, quotations));
}

interface Surroundings {
  readonly text: string;
  readonly paragraph: Span;
  readonly quotations: readonly Span[];
  readonly named: readonly Named[];
}

function attributed(around: Surroundings, quoted: Span): Attribution {
  const { paragraph, named } = around;
  const near = named.filter(
    (each) => overlaps(each, paragraph) && !overlaps(each, quoted) && !isInQuotation(around, each),
  );
  const sure = near.filter((each) => strength(around, quoted, each, near) === 'sure');
  const [first] = sure;
  if (first !== undefined) {
    return { ids: sure.map(({ id }) => id), certain: sure.length === 1 && isAlone(around, first) };
  }
  const going = continued(around, quoted);
  if (going.ids.length > 0) return going;
  const perhaps = near.filter((each) => strength(around, quoted, each, near) === 'perhaps');
  if (perhaps.length > 0) return { ids: perhaps.map(({ id }) => id), certain: false };
  return byPronoun(around, quoted);
}

type Strength = 'sure' | 'perhaps' | null;

function strength(
  around: Surroundings,
  quoted: Span,
  name: Named,
  near: readonly Named[],
): Strength {
  return name.startUtf16 >= quoted.endUtf16
    ? namedAfter(around, quoted, name, near)
    : namedBefore(around, quoted, name, near);
}

/** “…,” said X */
function namedAfter(
  { text, paragraph }: Surroundings,
  quoted: Span,
  name: Named,
  near: readonly Named[],
): Strength {
  const gap = text.slice(quoted.endUtf16, name.startUtf16);
  if (gap.length > REACH || hasNameBetween(near, quoted.endUtf16, name.startUtf16)) return null;
  if (cues.verbThenName.test(gap) || cues.accordingToName.test(gap)) return 'sure';
  const tail = text.slice(name.endUtf16, Math.min(paragraph.endUtf16, name.endUtf16 + REACH));
  return cues.titleThenName.test(gap) && cues.nameThenVerb.test(tail) ? 'sure' : null;
}

/** X said: “…” */
function namedBefore(
  { text, paragraph }: Surroundings,
  quoted: Span,
  name: Named,
  near: readonly Named[],
): Strength {
  const lead = text.slice(name.endUtf16, quoted.startUtf16);
  if (lead.length > REACH) return null;
  const head = text.slice(Math.max(paragraph.startUtf16, name.startUtf16 - REACH), name.startUtf16);
  const alone = !hasNameBetween(near, name.endUtf16, quoted.startUtf16);
  const led = cues.leadingAccordingTo.test(head) || cues.leadingVerb.test(head);
  if (alone && led && cues.onlyPause.test(lead)) return 'sure';
  const isQuoted = opening.test(text.slice(quoted.startUtf16 - 1, quoted.startUtf16 + 1));
  return introduces(lead, isQuoted);
}

/** “…,” said X. “…” – what follows in the paragraph is X's too, unless somebody else comes in between. */
function continued(around: Surroundings, quoted: Span): Attribution {
  const { text, quotations, named } = around;
  const before = quotations.findLast(({ endUtf16 }) => endUtf16 <= quoted.startUtf16);
  const isQuoted = quotations.some((each) => overlaps(each, quoted));
  if (before === undefined || !isQuoted) return NOBODY;
  if (!/[.!?…]\s*$/u.test(text.slice(before.endUtf16, quoted.startUtf16))) {
    if (text.slice(before.endUtf16, quoted.startUtf16).trim() !== '') return NOBODY;
  }
  const said = attributed(around, before);
  const others = named.filter(
    (each) =>
      !said.ids.includes(each.id) &&
      each.startUtf16 >= before.endUtf16 &&
      each.endUtf16 <= quoted.startUtf16,
  );
  return { ids: said.ids, certain: said.certain && others.length === 0 };
}

function byPronoun({ text, paragraph, named }: Surroundings, quoted: Span): Attribution {
  const after = text.slice(quoted.endUtf16, Math.min(paragraph.endUtf16, quoted.endUtf16 + REACH));
  if (!cues.pronoun.test(after)) return NOBODY;
  const last = named.findLast(({ endUtf16 }) => endUtf16 <= quoted.startUtf16);
  return last === undefined ? NOBODY : { ids: [last.id], certain: false };
}

/** Whether no other name is joined to it (“X and Y said”) or lies over it. */
function isAlone({ text, named }: Surroundings, name: Named): boolean {
  return named.every((other) => {
    if (other.id === name.id) return true;
    if (overlaps(other, name)) return false;
    const [a, b] = other.startUtf16 < name.startUtf16 ? [other, name] : [name, other];
    const gap = b.startUtf16 - a.endUtf16;
    return gap > 12 || !cues.conjunction.test(text.slice(a.endUtf16, b.startUtf16));
  });
}

/** Names that lie over one of the two ends are the same name. */
function hasNameBetween(near: readonly Named[], from: number, to: number): boolean {
  return near.some(({ startUtf16, endUtf16 }) => startUtf16 >= from && endUtf16 <= to);
}

function isInQuotation({ quotations }: Surroundings, name: Span): boolean {
  return quotations.some(
    ({ startUtf16, endUtf16 }) => startUtf16 <= name.startUtf16 && name.endUtf16 <= endUtf16,
  );
}

/** What stands between quotation marks, the marks included; one that is not closed goes to the paragraph's end. */
function quotationsIn(text: string, { startUtf16, endUtf16 }: Span): Span[] {
  const found: Span[] = [];
  let from = -1;
  let closing = '';
  for (let at = startUtf16; at < endUtf16; at += 1) {
    const character = text.charAt(at);
    if (from === -1) {
      if (closingOf[character] === undefined) continue;
      from = at;
      closing = closingOf[character];
    } else if (closing.includes(character)) {
      found.push({ startUtf16: from, endUtf16: at + 1 });
      from = -1;
    }
  }
  if (from !== -1) found.push({ startUtf16: from, endUtf16 });
  return found;
}

/** A passage inside a quotation is as good as the whole quotation. */
function widened(passage: Span, quotations: readonly Span[]): Span {
  const inside = quotations.filter((each) => overlaps(each, passage));
  return {
    startUtf16: Math.min(passage.startUtf16, ...inside.map(({ startUtf16 }) => startUtf16)),
    endUtf16: Math.max(passage.endUtf16, ...inside.map(({ endUtf16 }) => endUtf16)),
  };
}

const overlaps = (a: Span, b: Span): boolean =>
  a.startUtf16 < b.endUtf16 && b.startUtf16 < a.endUtf16;
