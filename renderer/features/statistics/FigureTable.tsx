// The figure as a table: every number the plot shows, and more of a long list. Names lead where the bars do.

import { formatDay, formatNumber } from '../../ui/words.ts';
import { followLead, leadWords } from './follow-lead.ts';
import type { Column, Figure, Row } from './figures/figure.ts';

const mostRows = 200;

const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

function shown(cell: string | number, { kind }: Column): string {
  if (kind === 'share') return share.format(Number(cell));
  if (typeof cell === 'number') return formatNumber(cell);
  return kind === 'day' ? formatDay(cell) : cell;
}

const classOf = ({ kind }: Column): string =>
  kind === 'number' || kind === 'share' ? 'figure-number' : 'figure-words';

function Name({ row: { lead }, words }: { readonly row: Row; readonly words: string }) {
  if (lead === null) return <bdi>{words}</bdi>;
  return (
    <button
      type="button"
      className="figure-link"
      title={leadWords(lead)}
      onClick={() => followLead(lead)}
    >
      <bdi>{words}</bdi>
    </button>
  );
}

export function FigureTable({ figure }: { readonly figure: Figure }) {
  const { columns, rows } = figure;
  const some = rows.slice(0, mostRows);
  return (
    <>
      <div
        className="figure-table"
        tabIndex={0}
        role="region"
        aria-label={`${figure.title}, table`}
      >
        <table>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={at} scope="col" className={classOf(column)}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {some.map((row, at) => (
              <tr key={at}>
                {row.cells.map((cell, place) => {
                  const column = columns[place] ?? { label: '', kind: 'text' };
                  const words = shown(cell, column);
                  return place === 0 ? (
                    <th key={place} scope="row" className={classOf(column)}>
                      <Name row={row} words={words} />
                    </th>
                  ) : (
                    <td key={place} className={classOf(column)}>
                      {typeof cell === 'number' ? words : <bdi>{words}</bdi>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > some.length ? (
        <p className="figure-note">
          These are the first {formatNumber(some.length)} rows. Save the data as CSV for all of
          them.
        </p>
      ) : null}
    </>
  );
}
