// One file of an import: status, encoding, problems with path and remedy, and the act that fits.

import { CircleAlert, CircleCheck, CircleEqual } from 'lucide-react';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/words.ts';
import { goToArticle } from '../library/go-to-article.ts';
import { fileName, withFileName } from './file-name.ts';
import { isUnusualEncoding } from './import-articles.ts';

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

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <details className="import-problems" open={problems.length <= 5}>
      <summary>{countOf(problems.length, 'problem')}</summary>
      <ol aria-label="Problems">
        {problems.slice(0, SHOWN_PROBLEMS).map((problem, at) => (
          <li key={`${at} ${problem.path}`}>
            <code>{problem.path}</code>
            <p>{problem.message}</p>
            <p className="quiet">{problem.remedy}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Detail({ result }: { readonly result: ImportResult }) {
  const { error, title, encoding, file } = result;
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
      <bdi>{title}</bdi>
      {isUnusualEncoding(encoding) ? ` · read as ${encoding}` : ''}
    </p>
  );
}

export function ImportResultItem({ result, onSalvage, onOpened }: ImportResultItemProps) {
  const { icon: Icon, words } = look[result.status];
  const { articleId, salvageToken } = result;
  // A failed file's problems come with its error as well; they are listed once, and not where the error says it all.
  const all = result.problems.length > 0 ? result.problems : (result.error?.details.problems ?? []);
  const problems = all.filter(({ message }) => result.error?.message.includes(message) !== true);
  const open = async () => {
    if (articleId === null) return;
    onOpened();
    await goToArticle(articleId);
  };
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
        <Problems problems={problems} />
      </div>
      {articleId === null ? null : (
        <Button onClick={() => void open()} aria-label={`Open ${result.title ?? result.file}`}>
          Open
        </Button>
      )}
      {salvageToken === null ? null : (
        <Button onClick={() => onSalvage(salvageToken)}>Import what can be saved</Button>
      )}
    </li>
  );
}
