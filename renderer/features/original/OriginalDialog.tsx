// The original as it came, as plain characters: nothing in it is run, loaded or followed.

import { useEffect, useMemo, useState } from 'react';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { SourcePlace } from '../../../shared/domain/source-map.ts';
import { AppError, toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { CustodyEntry, OriginalView } from '../../../shared/ipc/types.ts';
import { useArticle } from '../../state/article-store.ts';
import { useSelection } from '../../state/selection-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { byteSize, countOf, formatDateTime } from '../../ui/words.ts';
import { kindWords } from '../../../shared/domain/source-kind-words.ts';
import { readOriginal, saveOriginal, useCustody, wantCustody } from './original-state.ts';
import { OriginalText } from './OriginalText.tsx';
import { placeAt, placeWords } from './place-words.ts';
import './original.css';

interface OriginalDialogProps {
  readonly articleId: ArticleId;
  readonly revision: number;
  readonly onClose: () => void;
}

function useOriginal(
  articleId: ArticleId,
  revision: number,
): { readonly view: OriginalView | null; readonly failure: AppErrorData | null } {
  const [view, setView] = useState<OriginalView | null>(null);
  const [failure, setFailure] = useState<AppErrorData | null>(null);
  useEffect(() => {
    let wanted = true;
    readOriginal(articleId, revision).then(
      (answer) => (wanted ? setView(answer) : undefined),
      (thrown: unknown) => {
        if (wanted) setFailure(thrown instanceof AppError ? thrown : toErrorData(thrown));
      },
    );
    return () => {
      wanted = false;
    };
  }, [articleId, revision]);
  return { view, failure };
}

/** Where the caret's paragraph stands in the original. */
function usePlace(entry: CustodyEntry | undefined) {
  const caret = useSelection((state) => state.span?.startUtf16 ?? null);
  const [at] = useState(caret);
  const blocks = useArticle((state) => state.current?.article.blocks);
  return useMemo(
    () => (entry === undefined || at === null ? null : placeAt(entry.map, at, blocks ?? [])),
    [entry, at, blocks],
  );
}

interface BodyProps {
  readonly view: OriginalView;
  readonly place: SourcePlace | null;
}

function Failure({ failure }: { readonly failure: AppErrorData }) {
  return (
    <div className="original-note">
      <p>{failure.message}</p>
      <p className="quiet">{failure.details.remedy}</p>
    </div>
  );
}

function PlaceLine({ place }: { readonly place: SourcePlace }) {
  const where = placeWords(place);
  return where === '' ? null : (
    <p className="original-place">
      The paragraph at the caret: <span>{where}</span>
    </p>
  );
}

function Body({ view, place }: BodyProps) {
  // Offsets in a part of the file are not those of the file.
  const inText = place?.part === undefined ? place : null;
  switch (view.how) {
    case 'text':
      return (
        <>
          <OriginalText
            text={view.text}
            from={inText?.startUtf16 ?? null}
            to={inText?.endUtf16 ?? null}
          />
          {view.truncated ? (
            <p className="quiet">
              Only the beginning is shown. Save the original to see all of it.
            </p>
          ) : null}
        </>
      );
    case 'parts':
      return (
        <div className="original-parts" tabIndex={0} role="region" aria-label="Files inside">
          <table>
            <caption>{countOf(view.parts.length, 'file')} inside</caption>
            <tbody>
              {view.parts.map(({ name, bytes }, at) => (
                <tr key={`${at} ${name}`}>
                  <th scope="row">{name}</th>
                  <td className="numbers">{byteSize(bytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'not-shown':
      return <p className="original-note">{view.reason}</p>;
  }
}

function factsOf(entry: CustodyEntry): string {
  const read = entry.encoding === null ? '' : `, read as ${entry.encoding}`;
  return `${kindWords[entry.kind]}, ${byteSize(entry.bytes)}${read}, imported ${formatDateTime(entry.importedAtMs)}`;
}

export function OriginalDialog({ articleId, revision, onClose }: OriginalDialogProps) {
  const { view, failure } = useOriginal(articleId, revision);
  const entries = useCustody((state) => (state.articleId === articleId ? state.entries : null));
  const late = useDelayed(view === null && failure === null);
  useEffect(() => void wantCustody(articleId, revision), [articleId, revision]);
  const entry = entries?.find((each) => each.revision <= revision);
  const place = usePlace(entry);
  return (
    <Dialog
      title={entry === undefined ? 'Original' : entry.fileName}
      size="large"
      onClose={onClose}
      {...(entry === undefined ? {} : { description: factsOf(entry) })}
    >
      {failure === null ? null : <Failure failure={failure} />}
      {view === null ? null : <Body view={view} place={place} />}
      {view === null && late ? <p className="quiet original-wait">Reading the original…</p> : null}
      {place === null ? null : <PlaceLine place={place} />}
      <div className="dialog-acts">
        <Button disabled={failure !== null} onClick={() => void saveOriginal(revision)}>
          Save original as…
        </Button>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
