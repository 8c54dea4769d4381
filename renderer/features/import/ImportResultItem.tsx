// One file of an import: status, encoding, problems with path and remedy, and the act that fits.

import { CircleAlert, CircleCheck, CircleEqual } from 'lucide-react';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/words.ts';
import { kindWords } from '../../../shared/domain/source-kind-words.ts';
import { fileName, withFileName } from './file-name.ts';
import { isNotable, isUnusualEncoding } from './import-articles.ts';
import { ImportedArticles } from './ImportedArticles.tsx';

interface ImportResultItemProps {
  readonly result: ImportResult;
  readonly onSalvage: (token: string) => void;
  readonly onOpened: () => void;
}

const look = {
  imported: { icon: CircleCheck, words: 'Imported' },
  exists: { icon: CircleEqual, words: 'Already in the library' },
  failed: { icon: CircleAlert, words: 'Not imported' },
} as const;

const SHOWN_PROBLEMS = 100;

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
            {noun === 'problem' ? <code>{problem.path}</code> : null}
            <p>
              {noun === 'note' && problem.path !== '' ? (
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

function Detail({ result }: { readonly result: ImportResult }) {
  const { error, kind, encoding, file } = result;
  if (error !== null) {
    return (
      <>
        <p>{withFileName(error.message, file)}</p>
        <p className="quiet">{error.details.remedy}</p>
      </>
    );
  }
  return (
    <p className="quiet">
      {kind === null ? '' : kindWords[kind]}
      {isUnusualEncoding(encoding) ? `, read as ${encoding}` : ''}
    </p>
  );
}

export function ImportResultItem({ result, onSalvage, onOpened }: ImportResultItemProps) {
  const { icon: Icon, words } = look[result.status];
  const { articles, salvageToken } = result;
  // A failed file's problems come with its error as well; they are listed once, and not where the error says it all.
  const all = result.problems.length > 0 ? result.problems : (result.error?.details.problems ?? []);
  const problems = all.filter(({ message }) => result.error?.message.includes(message) !== true);
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
        {articles.length === 0 ? null : (
          <ImportedArticles articles={articles} onOpened={onOpened} />
        )}
        <Problems
          problems={problems}
          noun={result.status === 'failed' ? 'problem' : 'note'}
          open={problems.length <= 5 && isNotable(result)}
        />
      </div>
      {salvageToken === null ? null : (
        <Button onClick={() => onSalvage(salvageToken)}>Import what can be saved</Button>
      )}
    </li>
  );
}
