// The plot of a figure, drawn again when there is another width. A mouse can follow its bars; keyboards and screen
// readers do the same in the table, which has all that the plot shows.

import { useId, useLayoutEffect, useRef, useState, type MouseEvent } from 'react';
import { followLead } from './follow-lead.ts';
import type { Figure, Lead } from './figures/figure.ts';
import { drawPlot } from './plots/draw-plot.ts';
import { screenInk } from './plots/ink.ts';

const leads = new WeakMap<Element, Lead>();

/** Every part of a bar leads where the bar does. */
function tieLeads(svg: SVGSVGElement, { plot }: Figure): void {
  if (plot.kind !== 'bars') return;
  const owners = plot.bars.flatMap((bar) => bar.parts.map(() => bar));
  for (const [at, element] of svg.querySelectorAll('[data-part="bar"] > *').entries()) {
    const lead = owners[at]?.lead ?? null;
    if (lead === null) continue;
    leads.set(element, lead);
    element.classList.add('figure-lead');
  }
}

function follow({ target }: MouseEvent): void {
  const part = target instanceof Element ? target.closest('.figure-lead') : null;
  const lead = part === null ? undefined : leads.get(part);
  if (lead !== undefined) followLead(lead);
}

export function FigurePlot({ figure }: { readonly figure: Figure }) {
  const frame = useRef<HTMLDivElement>(null);
  const id = useId().replaceAll(/[^\w-]/g, '');
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (frame.current === null || width === 0) return;
    const svg = drawPlot(figure.plot, width, screenInk(`plot-${id}`));
    svg.setAttribute('aria-hidden', 'true');
    tieLeads(svg, figure);
    frame.current.replaceChildren(svg);
  }, [figure, id, width]);
  return (
    <div
      ref={frame}
      className="figure-plot"
      role="img"
      aria-label={`${figure.title}: ${spoken(figure)}`}
      onClick={follow}
    />
  );
}

/** The most of it, in words. */
function spoken({ plot, rows }: Figure): string {
  const first = rows.slice(0, 5).map(({ cells }) => cells.slice(0, 2).join(' '));
  const all = plot.kind === 'bars' ? first.join(', ') : `${rows.length} rows`;
  return `${all}. All of it is in the table.`;
}
