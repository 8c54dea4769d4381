// One file of an import: status, encoding, problems with path and remedy, and the act that fits.

import { CircleAlert, CircleCheck, CircleEqual } from 'lucide-react';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/words.ts';
import { kindWords } from '../../../shared/domain/source-kind-words.ts';
import { canReview, reviewImported } from '../review/open/review-imported.ts';
import { UnlockFile } from './UnlockFile.tsx';
import { fileName, withFileName } from './file-name.ts';
import { isForeignDataset, isNotable, isUnusualEncoding } from './import-articles.ts';
import { ImportedArticles } from './ImportedArticles.tsx';

interface ImportResultItemProps {
  readonly result: ImportResult;
  readonly onSalvage: (token: string) => void;
  readonly onOpened: () => void;
  /** An encrypted file was opened after all. */
  readonly onUnlocked: (result: ImportResult) => void;
}

const look = {
  imported: { icon: CircleCheck, words: 'Imported' },
  exists: { icon: CircleEqual, words: 'Already in the library' },
  failed: { icon: CircleAlert, words: 'Not imported' },
} as const;

const SHOWN_PROBLEMS = 100;

/** About the file itself, which is named already. */
const isWhole = ({ path }: Problem): boolean => path === '' || path === '$';

interface ProblemsProps {
  readonly problems: readonly Problem[];
  /** What is told of a file that was imported all the same. */
  readonly noun: 'problem' | 'note';
  readonly open: boolean;
}

function Problems({ problems, noun, open }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <details className="import-problems" open={open}>
      <summary>{countOf(problems.length, noun)}</summary>
      <ol aria-label={noun === 'problem' ? 'Problems' : 'Notes'}>
        {problems.slice(0, SHOWN_PROBLEMS).map((problem, at) => (
          <li key={`${at} ${problem.path}`}>
            {noun === 'problem' && !isWhole(problem) ? <code>{problem.path}</code> : null}
            <p>
              {noun === 'note' && !isWhole(problem) ? (
                <span className="quiet">{problem.path}: </span>
              ) : null}
              {problem.message}
            </p>
            <p className="quiet">{problem.remedy}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** `12 articles, 340 marks and 25 relations`; nothing for what is no dataset. */
function broughtWords({ articles, brought }: ImportResult): string {
  if (brought === undefined) return '';
  const marks = countOf(brought.annotations, 'mark');
  const relations = brought.relations === 0 ? '' : ` and ${countOf(brought.relations, 'relation')}`;
  return ` · ${countOf(articles.length, 'article')} with ${marks}${relations}`;
}

function kindLine(result: ImportResult): string {
  const { kind, encoding, companions = [] } = result;
  const read = isUnusualEncoding(encoding) ? `, read as ${encoding}` : '';
  const beside = companions.length === 0 ? '' : ` · read with ${namesInWords(companions)}`;
  return `${kind === null ? '' : kindWords[kind]}${read}${broughtWords(result)}${beside}`;
}

const NAMED = 3;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

function namesInWords(names: readonly string[]): string {
  const rest = names.length - NAMED;
  if (rest <= 0) return list.format(names);
  return list.format([...names.slice(0, NAMED), countOf(rest, 'other file')]);
}

function Detail({ result }: { readonly result: ImportResult }) {
  const { error, file } = result;
  if (error === null) return <p className="quiet">{kindLine(result)}</p>;
  return (
    <>
      <p>{withFileName(error.message, file)}</p>
      <p className="quiet">{error.details.remedy}</p>
    </>
  );
}

/** A failed file's problems come with its error as well; they are listed once, and not where the error says it all. */
function listedProblems({ problems, error }: ImportResult): readonly Problem[] {
  const all = problems.length > 0 ? problems : (error?.details.problems ?? []);
  if (all.length > 1) return all;
  return all.filter(({ message }) => error?.message.includes(message) !== true);
}

/** A passphrase would open it; one that is for another key has a message only. */
const isLocked = ({ lockedToken, error }: ImportResult): boolean =>
  lockedToken !== undefined &&
  (error?.details.needs === 'passphrase' || error?.code === 'passphrase-wrong');

export function ImportResultItem(props: ImportResultItemProps) {
  const { result, onSalvage, onOpened, onUnlocked } = props;
  const { icon: Icon, words } = look[result.status];
  const { articles, salvageToken, notes = [] } = result;
  const isForeign = isForeignDataset(result.kind);
  const problems = listedProblems(result);
  const isShort = problems.length + notes.length <= 5 && isNotable(result);
  return (
    <li className={`import-result import-${result.status}`}>
      <Icon aria-hidden />
      <div className="import-words">
        <p className="import-file">
          <strong dir="auto" title={result.file}>
            {fileName(result.file)}
          </strong>
          <span className="import-status">{words}</span>
        </p>
        <Detail result={result} />
        {isLocked(result) ? (
          <UnlockFile
            token={result.lockedToken ?? ''}
            name={fileName(result.file)}
            onOpened={onUnlocked}
          />
        ) : null}
        {articles.length === 0 ? null : (
          <ImportedArticles articles={articles} onOpened={onOpened} />
        )}
        <Problems
          problems={problems}
          // Of the valid part that was imported they are what was left out.
          noun={result.status === 'failed' || isForeign ? 'problem' : 'note'}
          open={isShort}
        />
        <Problems problems={notes} noun="note" open={isShort} />
      </div>
      {canReview(result) ? (
        <Button
          onClick={() => {
            onOpened();
            void reviewImported(result);
          }}
        >
          Review it…
        </Button>
      ) : null}
      {salvageToken === null ? null : (
        <Button onClick={() => onSalvage(salvageToken)}>
          {isForeign ? 'Import the valid part' : 'Import what can be saved'}
        </Button>
      )}
    </li>
  );
}
