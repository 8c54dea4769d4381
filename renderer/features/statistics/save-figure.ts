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

/** Figures on the page may be of the first two hundred articles only; the file has all of them. */
async function csvOf({ id }: Figure, { target }: Scope): Promise<Uint8Array<ArrayBuffer>> {
  const statistics = await call('stats:read', { target, all: true });
  const whole = figuresOf(statistics, true).find((figure) => figure.id === id);
  const { columns = [], rows = [] } = whole ?? {};
  return encode(
    plainTable(
      columns.map(({ label }) => label),
      rows.map(({ cells }) => cells),
    ),
  );
}

async function bytesOf(
  figure: Figure,
  scope: Scope,
  kind: PlotFile,
): Promise<Uint8Array<ArrayBuffer>> {
  if (kind === 'csv') return csvOf(figure, scope);
  const plot = standalonePlot(figure, `${scopeName(scope)}.`);
  return kind === 'svg'
    ? encode(`<?xml version="1.0" encoding="UTF-8"?>\n${plot.svg}\n`)
    : toPng(plot);
}

export async function saveFigure(figure: Figure, scope: Scope, kind: PlotFile): Promise<void> {
  try {
    const bytes = await bytesOf(figure, scope, kind);
    const saved = await call('dialog:save-plot', { name: figure.title, kind, bytes });
    if (saved === null) return;
    announce(`${figure.title} saved`);
    showSaved(`“${figure.title}” is saved as ${saved.path}`);
  } catch (thrown) {
    showError(thrown);
  }
}
