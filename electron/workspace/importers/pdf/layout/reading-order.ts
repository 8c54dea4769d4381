// The order in which the runs of one line are read. They are painted from left to right on the page; in a line that
// runs right to left they are read the other way, except for the Latin words and numbers in it. Within a run pdf.js
// has seen to it. After Unicode UAX #9, read backwards: from what is seen to what is meant.

import type { Run } from '../page-text.ts';

type Direction = 'right-to-left' | 'left-to-right' | 'number' | 'neutral';

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const anyRightToLeft = new RegExp(rightToLeft.source, 'gu');
const leftToRight = /\p{L}/u;
const anyLetter = /\p{L}/gu;
const mirrored = /[()[\]{}«»‹›]/g;
const mirrors: { readonly [sign: string]: string } = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
};

/** Whether most letters of the texts are of a script that runs right to left. */
export function runsRightToLeft(texts: Iterable<string>): boolean {
  const all = [...texts];
  if (!all.some((text) => rightToLeft.test(text))) return false;
  let balance = 0;
  for (const text of all) {
    const letters = text.match(anyLetter)?.length ?? 0;
    const right = text.match(anyRightToLeft)?.length ?? 0;
    balance += 2 * right - letters;
  }
  return balance > 0;
}

/** Takes runs by x. Answers new runs where one has to be taken apart. */
export function inReadingOrder(byX: readonly Run[], isRightToLeftPage: boolean): readonly Run[] {
  if (!byX.some(({ text }) => rightToLeft.test(text))) return byX;
  const hasLatin = byX.some(({ text }) => !rightToLeft.test(text) && leftToRight.test(text));
  const isRightToLeft =
    !hasLatin || isRightToLeftPage || runsRightToLeft(byX.map(({ text }) => text));
  if (!isRightToLeft) return reversedWhere(byX, (direction) => direction === 'right-to-left');
  const tokens = byX.flatMap(apart).toReversed();
  return withMirrored(reversedWhere(tokens, (direction) => direction === 'left-to-right'));
}

/**
 * Turns round every stretch of runs of the asked direction, numbers and neutral signs between two of them included;
 * a number beside such a run belongs to it as well.
 */
function reversedWhere(
  runs: readonly Run[],
  isAsked: (direction: Direction) => boolean,
): readonly Run[] {
  const directions = runs.map(directionOf);
  const ordered: Run[] = [];
  for (let at = 0; at < runs.length;) {
    const end = stretchEnd(directions, at, isAsked);
    for (let from = end - 1; from >= at; from -= 1) {
      const run = runs[from];
      if (run !== undefined) ordered.push(run);
    }
    at = end;
  }
  return ordered;
}

/** The end of the stretch that begins at `start`; just after it when none does. */
function stretchEnd(
  directions: readonly Direction[],
  start: number,
  isAsked: (direction: Direction) => boolean,
): number {
  const belongs = (direction: Direction | undefined) =>
    direction !== undefined && isAsked(direction);
  let end = start + 1;
  let holds = belongs(directions[start]);
  if (!holds && directions[start] !== 'number') return end;
  for (let at = start + 1; at < directions.length; at += 1) {
    const direction = directions[at];
    if (belongs(direction)) {
      holds = true;
      end = at + 1;
    } else if (direction === 'number' && at === end) {
      end = at + 1;
    } else if (direction !== 'neutral' && direction !== 'number') {
      break;
    }
  }
  return holds ? end : start + 1;
}

function directionOf({ text }: Run): Direction {
  if (rightToLeft.test(text)) return 'right-to-left';
  if (leftToRight.test(text)) return 'left-to-right';
  return /\p{N}/u.test(text) ? 'number' : 'neutral';
}

/** In a line from right to left, the signs around a number or a Latin word are not part of it. */
function apart(run: Run): Run[] {
  if (rightToLeft.test(run.text)) return [run];
  const found = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}%°]*)$/su.exec(run.text);
  const [, before = '', core = '', after = ''] = found ?? [];
  if (core === '' || (before === '' && after === '')) return [run];
  const width = (run.x1 - run.x0) / Math.max(1, run.text.length);
  const from = run.x0 + before.length * width;
  const to = run.x1 - after.length * width;
  const parts = [
    { ...run, text: before, x1: from },
    { ...run, text: core, x0: from, x1: to, spaceBefore: false },
    { ...run, text: after, x0: to, spaceBefore: false },
  ];
  return parts.filter(({ text }) => text !== '');
}

/** Brackets are painted as they look; where they then close before they open, they mean each other. */
function withMirrored(runs: readonly Run[]): readonly Run[] {
  const signs = runs.flatMap(({ text }) => text.match(mirrored) ?? []);
  const turned = signs.map((sign) => mirrors[sign] ?? sign);
  if (unmatched(signs) <= unmatched(turned)) return runs;
  return runs.map((run) => ({
    ...run,
    text: run.text.replace(mirrored, (sign) => mirrors[sign] ?? sign),
  }));
}

function unmatched(signs: readonly string[]): number {
  let open = 0;
  let wrong = 0;
  for (const sign of signs) {
    if ('([{«‹'.includes(sign)) open += 1;
    else if (open > 0) open -= 1;
    else wrong += 1;
  }
  return wrong + open;
}
