// Saves a figure: its data, all of them, or its plot.

import { call } from '../../api.ts';
import { plainTable } from '../../../shared/formats/csv/plain-table.ts';
import { announce, showError } from '../../state/messages.ts';
import { showSaved } from '../../state/saved-file.ts';
import { figuresOf } from './figures/figures.ts';
import type { Figure } from './figures/figure.ts';
import { standalonePlot, toPng } from './plots/standalone.ts';
import { scopeName, type Scope } from './scopes.ts';

export type PlotFile = 'csv' | 'svg' | 'png';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function csvOf({ columns, rows }: Figure): Uint8Array<ArrayBuffer> {
  return encode(
    plainTable(
      columns.map(({ label }) => label),
      rows.map(({ cells }) => cells),
    ),
  );
}

/** Figures on the page may be of the first two hundred articles only; the file has all of them. */
async function wholeFigure(figure: Figure, { target }: Scope): Promise<Figure> {
  const statistics = await call('stats:read', { target, all: true });
  return figuresOf(statistics, true).find(({ id }) => id === figure.id) ?? figure;
}

/** `about` says what the figure is of. */
async function save(figure: Figure, about: string, kind: PlotFile): Promise<void> {
  const bytes = kind === 'csv' ? csvOf(figure) : await drawn(figure, about, kind);
  const saved = await call('dialog:save-plot', { name: figure.title, kind, bytes });
  if (saved === null) return;
  announce(`${figure.title} saved`);
  showSaved(`“${figure.title}” is saved as ${saved.path}`);
}

function drawn(
  figure: Figure,
  about: string,
  kind: 'svg' | 'png',
): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> {
  const plot = standalonePlot(figure, about);
  return kind === 'svg'
    ? encode(`<?xml version="1.0" encoding="UTF-8"?>\n${plot.svg}\n`)
    : toPng(plot);
}

/** Of a figure that holds all its data. */
export async function saveShownFigure(
  figure: Figure,
  about: string,
  kind: PlotFile,
): Promise<void> {
  try {
    await save(figure, about, kind);
  } catch (thrown) {
    showError(thrown);
  }
}

export async function saveFigure(figure: Figure, scope: Scope, kind: PlotFile): Promise<void> {
  try {
    const whole = kind === 'csv' ? await wholeFigure(figure, scope) : figure;
    await save(whole, `${scopeName(scope)}.`, kind);
  } catch (thrown) {
    showError(thrown);
  }
}
