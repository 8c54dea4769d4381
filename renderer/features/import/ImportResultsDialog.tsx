// What came of each imported file: what it became, what is wrong with it, and what can still be done.

import { useRef, useState } from 'react';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { announce } from '../../state/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { countOf, formatNumber } from '../../ui/words.ts';
import { fileName } from './file-name.ts';
import { importSalvage, isNotable } from './import-articles.ts';
import { ImportResultItem } from './ImportResultItem.tsx';

interface ImportResultsDialogProps {
  readonly results: readonly ImportResult[];
  readonly onClose: () => void;
}

/** In articles where there are any: one file may give many. What failed is a file. */
function summary(results: readonly ImportResult[]): string {
  const refs = results.flatMap(({ articles }) => articles);
  const imported = refs.filter(({ status }) => status === 'imported').length;
  const known = refs.length - imported;
  const failed = results.filter(({ status }) => status === 'failed').length;
  const knownWords = imported > 0 ? formatNumber(known) : countOf(known, 'article');
  const parts = [
    ...(imported > 0 ? [`${countOf(imported, 'article')} imported`] : []),
    ...(known > 0 ? [`${knownWords} already in the library`] : []),
    ...(failed > 0 ? [`${countOf(failed, 'file')} not imported`] : []),
  ];
  return parts.length === 0 ? 'No articles imported.' : `${parts.join(', ')}.`;
}

/** What failed comes first, then what needs a look: among hundreds of files they are what the list is read for. */
function reading(results: readonly ImportResult[]): readonly number[] {
  const rank = (result: ImportResult) =>
    result.status === 'failed' ? 0 : isNotable(result) ? 1 : 2;
  return results
    .map((result, at) => ({ at, rank: rank(result) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ at }) => at);
}

export function ImportResultsDialog({ results, onClose }: ImportResultsDialogProps) {
  const [shown, setShown] = useState(results);
  const done = useRef<HTMLButtonElement>(null);
  // A file keeps its place when it was saved after all.
  const [order] = useState(() => reading(results));
  const salvage = async (at: number, token: string) => {
    const result = await importSalvage(token);
    if (result === null) return;
    setShown((before) => before.with(at, result));
    announce(`${fileName(result.file)}: ${summary([result])}`);
    // The button that was pressed is gone.
    done.current?.focus();
  };
  const unlocked = (at: number, result: ImportResult) => {
    setShown((before) => before.with(at, result));
    announce(`${fileName(result.file)}: ${summary([result])}`);
    done.current?.focus();
  };
  return (
    <Dialog title="Import results" description={summary(shown)} size="large" onClose={onClose}>
      <ul className="import-results" aria-label="Imported files">
        {order.map((at) => {
          const result = shown[at];
          return result === undefined ? null : (
            <ImportResultItem
              // Two files may have the same name.
              key={`${at} ${result.file}`}
              result={result}
              onSalvage={(token) => void salvage(at, token)}
              onOpened={onClose}
              onUnlocked={(opened) => unlocked(at, opened)}
            />
          );
        })}
      </ul>
      <div className="dialog-acts">
        <Button ref={done} look="primary" onClick={onClose} data-focus-first>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
