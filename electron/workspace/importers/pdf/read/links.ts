// Which words a link covers: an annotation is a rectangle over the page, and says nothing of the text below it.

import type { Run } from '../page-text.ts';
import { safeHref } from '../../safe-href.ts';
import type { Turned } from './frames.ts';
import type { PdfAnnotation, Viewport } from './pdfjs.ts';

/** In a frame: points. */
interface LinkArea {
  readonly href: string;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** A page with more is not made for reading. */
const MOST_LINKS = 5000;

/** The runs with those words that a link covers as runs of their own. O((n + m) log n) for n runs and m links. */
export function withLinks(
  turned: Turned,
  viewport: Viewport,
  annotations: readonly PdfAnnotation[],
): readonly Run[] {
  const areas = annotations.flatMap((annotation) => areasOf(turned, viewport, annotation));
  const { runs } = turned.frame;
  if (areas.length === 0) return runs;
  const byY = runs.toSorted((a, b) => middle(a) - middle(b));
  const split = new Map<Run, readonly Run[]>();
  for (const area of areas.slice(0, MOST_LINKS)) {
    for (let at = firstFrom(byY, area.y0); at < byY.length; at += 1) {
      const run = byY[at];
      if (run === undefined || middle(run) > area.y1) break;
      if (run.x1 <= area.x0 || run.x0 >= area.x1) continue;
      const parts = split.get(run) ?? [run];
      split.set(
        run,
        parts.flatMap((part) => (part.href === null ? linkedParts(part, area) : [part])),
      );
    }
  }
  return runs.flatMap((run) => split.get(run) ?? [run]);
}

/** The height at which a run's letters are, a bit above its baseline. */
const middle = (run: Run): number => run.y - run.size * 0.3;

function firstFrom(byY: readonly Run[], y: number): number {
  let low = 0;
  let high = byY.length;
  while (low < high) {
    const half = (low + high) >> 1;
    const run = byY[half];
    if (run !== undefined && middle(run) < y) low = half + 1;
    else high = half;
  }
  return low;
}

function areasOf(
  turned: Turned,
  viewport: Viewport,
  { subtype, url, rect, quadPoints }: PdfAnnotation,
): LinkArea[] {
  const href = subtype === 'Link' && url !== undefined ? safeHref(url) : null;
  if (href === null) return [];
  const quads = quadPoints == null ? [] : quadrilaterals(Array.from(quadPoints));
  const shapes = quads.length > 0 ? quads : [[...(rect ?? [])]];
  return shapes.flatMap((shape) => {
    if (shape.length < 4 || !shape.every(Number.isFinite)) return [];
    const points = pairs(shape).map(([x, y]) => turned.toFrame(...onPage(viewport, x, y)));
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const area = {
      x0: Math.min(...xs),
      x1: Math.max(...xs),
      y0: Math.min(...ys),
      y1: Math.max(...ys),
    };
    return [{ href, ...area }];
  });
}

function quadrilaterals(numbers: readonly number[]): number[][] {
  const quads: number[][] = [];
  for (let at = 0; at + 8 <= numbers.length && at < 8 * MOST_LINKS; at += 8) {
    quads.push(numbers.slice(at, at + 8));
  }
  return quads;
}

function pairs(numbers: readonly number[]): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    found.push([numbers[at] ?? 0, numbers[at + 1] ?? 0]);
  }
  return found;
}

function onPage({ transform: [a, b, c, d, e, f] }: Viewport, x: number, y: number) {
  return [a * x + c * y + e, b * x + d * y + f] as const;
}

/** A word belongs to the link when its middle does. Where letters are inside a run is reckoned, not known. */
function linkedParts(run: Run, area: LinkArea): Run[] {
  const words = [...run.text.matchAll(/\S+/g)];
  const edges = letterEdges(run);
  const covered = words.filter((word) => {
    const from = edges[word.index] ?? run.x0;
    const to = edges[word.index + word[0].length] ?? run.x1;
    const center = (from + to) / 2;
    return center >= area.x0 && center <= area.x1;
  });
  const [first] = covered;
  const last = covered.at(-1);
  if (first === undefined || last === undefined) return [run];
  const start = first.index;
  const end = last.index + last[0].length;
  const part = (from: number, to: number, href: string | null): Run[] => {
    if (from >= to) return [];
    const one = edges[from] ?? run.x0;
    const other = edges[to] ?? run.x1;
    const spaceBefore = from === 0 && run.spaceBefore;
    const text = run.text.slice(from, to);
    return [
      { ...run, text, href, spaceBefore, x0: Math.min(one, other), x1: Math.max(one, other) },
    ];
  };
  return [
    ...part(0, start, null),
    ...part(start, end, area.href),
    ...part(end, run.text.length, null),
  ];
}

const narrow = /[iljtfrI.,;:'’|!()[\]\s]/;
const wide = /[mwMW@%—\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Where each code unit of a run begins, and the end of the last, by the usual widths of letters. */
function letterEdges(run: Run): readonly number[] {
  const widths = Array.from({ length: run.text.length }, (_, at) => {
    const unit = run.text.charAt(at);
    if (narrow.test(unit)) return 0.5;
    return wide.test(unit) ? 1.6 : 1;
  });
  const scale =
    (run.x1 - run.x0) /
    Math.max(
      widths.reduce((sum, width) => sum + width, 0),
      1,
    );
  const isReversed = rightToLeft.test(run.text);
  let at = isReversed ? run.x1 : run.x0;
  const edges = [at];
  for (const width of widths) edges.push((at += isReversed ? -width * scale : width * scale));
  return edges;
}
