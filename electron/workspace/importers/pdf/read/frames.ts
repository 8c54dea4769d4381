// Turns the pieces of text that pdf.js paints on a page into runs, one frame for each direction of writing.

import type { Frame, Run } from '../page-text.ts';
import { normalised } from './normalise.ts';
import type { Matrix, TextItem, Viewport } from './pdfjs.ts';
import type { Tag } from './structure.ts';

/** A piece as painted, with what is known about it besides. */
export interface Painted {
  readonly item: TextItem;
  readonly font: number;
  readonly order: number;
  readonly spaceBefore: boolean;
  readonly tag: Tag | null;
}

/** A frame and how to get into it from the page, both in points. */
export interface Turned {
  readonly frame: Frame;
  /** Degrees, clockwise. */
  readonly angle: number;
  readonly toFrame: (x: number, y: number) => readonly [number, number];
}

/** The frame with the most text first. O(n). */
export function turnedFrames(viewport: Viewport, painted: readonly Painted[]): readonly Turned[] {
  const byAngle = new Map<number, Painted[]>();
  for (const piece of painted) {
    const angle = angleOf(viewport, piece.item);
    const group = byAngle.get(angle);
    if (group === undefined) byAngle.set(angle, [piece]);
    else group.push(piece);
  }
  const turned = [...byAngle].map(([angle, pieces]) => turnedFrame(viewport, angle, pieces));
  // Those with as much text keep the order in which they were painted.
  return turned.toSorted((a, b) => weight(b.frame) - weight(a.frame));
}

function weight({ runs }: Frame): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}

/** Into device space: points, y downwards, the page's own rotation applied. */
function place(viewport: Viewport, [a, b, c, d, e, f]: Matrix): Matrix {
  const [va, vb, vc, vd, ve, vf] = viewport.transform;
  return [
    va * a + vc * b,
    vb * a + vd * b,
    va * c + vc * d,
    vb * c + vd * d,
    va * e + vc * f + ve,
    vb * e + vd * f + vf,
  ];
}

/** Whole degrees, those near a right angle rounded to it. Vertical writing runs downwards. */
function angleOf(viewport: Viewport, item: TextItem): number {
  const [a, b] = place(viewport, item.transform);
  const degrees = Math.round((Math.atan2(b, a) * 180) / Math.PI) + (item.dir === 'ttb' ? 90 : 0);
  const right = Math.round(degrees / 90) * 90;
  return ((Math.abs(degrees - right) <= 3 ? right : degrees) + 360) % 360;
}

function turnedFrame(viewport: Viewport, angle: number, pieces: readonly Painted[]): Turned {
  const radians = (angle * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const { width, height } = viewport;
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const xs = corners.map(([x, y]) => x * cos + y * sin);
  const ys = corners.map(([x, y]) => y * cos - x * sin);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const toFrame = (x: number, y: number) =>
    [x * cos + y * sin - left, y * cos - x * sin - top] as const;
  const runs: Run[] = [];
  for (const piece of pieces) {
    const run = runOf(viewport, piece, toFrame);
    if (run !== null) runs.push(run);
  }
  const frame = { width: Math.max(...xs) - left, height: Math.max(...ys) - top, runs };
  return { frame, angle, toFrame };
}

/** Null for what has no place. */
function runOf(viewport: Viewport, piece: Painted, toFrame: Turned['toFrame']): Run | null {
  const { item, font, order, spaceBefore, tag } = piece;
  const [, , c, d, e, f] = place(viewport, item.transform);
  const [x0, y] = toFrame(e, f);
  const [va, vb] = viewport.transform;
  const scale = Math.hypot(va, vb);
  const x1 = x0 + (item.dir === 'ttb' ? item.height : item.width) * scale;
  const size = Math.max(Math.hypot(c, d), 0.1);
  if (![x0, x1, y, size].every(Number.isFinite)) return null;
  return { text: normalised(item.str), x0, x1, y, size, font, order, spaceBefore, tag, href: null };
}
