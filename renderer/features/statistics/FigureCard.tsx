// One figure: what it counts, its plot or table, and what can be saved of it.

import { ChartBar, Download, Table } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { FigurePlot } from './FigurePlot.tsx';
import { FigureTable } from './FigureTable.tsx';
import type { Figure } from './figures/figure.ts';
import type { PlotFile } from './save-figure.ts';

const files: readonly { readonly kind: PlotFile; readonly label: string }[] = [
  { kind: 'csv', label: 'Data as CSV…' },
  { kind: 'svg', label: 'Plot as SVG…' },
  { kind: 'png', label: 'Plot as PNG…' },
];

interface FigureCardProps {
  readonly figure: Figure;
  readonly onSave: (kind: PlotFile) => void;
}

export function FigureCard({ figure, onSave }: FigureCardProps) {
  const heading = useId();
  const [asTable, setAsTable] = useState(false);
  const { title, counted, empty, note, wide } = figure;
  const Sign = asTable ? ChartBar : Table;
  return (
    <section className={wide ? 'figure figure-wide' : 'figure'} aria-labelledby={heading}>
      <header className="figure-head">
        <h3 id={heading}>{title}</h3>
        {empty === null ? (
          <div className="figure-acts">
            <Button
              look="quiet"
              aria-label={`${asTable ? 'Plot' : 'Table'} of ${title}`}
              onClick={() => setAsTable(!asTable)}
            >
              <Sign aria-hidden />
              {asTable ? 'Plot' : 'Table'}
            </Button>
            <Menu
              align="end"
              trigger={
                <Button look="quiet" aria-label={`Save ${title}`}>
                  <Download aria-hidden />
                  Save
                </Button>
              }
              items={files.map(({ kind, label }) => ({
                label,
                onSelect: () => onSave(kind),
              }))}
            />
          </div>
        ) : null}
      </header>
      {empty === null ? (
        <>
          <p className="figure-counted">{counted}</p>
          {asTable ? <FigureTable figure={figure} /> : <FigurePlot figure={figure} />}
          {note === null || asTable ? null : <p className="figure-note">{note}</p>}
        </>
      ) : (
        <p className="figure-empty">{empty}</p>
      )}
    </section>
  );
}
