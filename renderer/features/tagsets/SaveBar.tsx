// What the last act came to, what is wrong with the draft, and saving it.

import type { AppErrorData } from '../../../shared/ipc/result.ts';
import type { TagsetEntry } from '../../../shared/ipc/tagset-types.ts';
import type { TagsetProblem } from '../../../shared/tagset/check-tagset.ts';
import {
  changeDraft,
  draftOf,
  isChanged,
  leaveDraft,
  showDraft,
  useTagsetEditor,
  type Draft,
} from '../../state/tagset-editor.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { countOf } from '../../ui/words.ts';
import { loadTagsets } from './tagset-acts.ts';
import { hasErrors, isError } from './use-problems.ts';

interface SaveBarProps {
  readonly draft: Draft;
  readonly entry: TagsetEntry | undefined;
  readonly problems: readonly TagsetProblem[];
  /** Whether the problems are shown as a list. */
  readonly listed: boolean;
  readonly onList: (listed: boolean) => void;
  readonly savable: boolean;
  readonly onSave: () => void;
}

function Failure({ failure }: { readonly failure: AppErrorData }) {
  const { problems = [], remedy } = failure.details;
  return (
    <div className="tagset-failure" role="alert">
      <p>
        {failure.message} {remedy}
      </p>
      {problems.length < 2 ? null : (
        <ul>
          {problems.slice(0, 50).map(({ path, message }, at) => (
            <li key={`${at} ${path}`}>
              {message} <code>{path}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function countWords(problems: readonly TagsetProblem[]): string {
  const errors = problems.filter(isError).length;
  const hints = problems.length - errors;
  return [
    ...(errors === 0 ? [] : [countOf(errors, 'problem')]),
    ...(hints === 0 ? [] : [countOf(hints, 'hint')]),
  ].join(', ');
}

const isHint = (problem: TagsetProblem): boolean => !isError(problem);

/** Shows the tag that the problem is about. */
function goTo({ tagset }: Draft, { path }: TagsetProblem): void {
  const at = /^\$\.tags\[(\d+)\]/u.exec(path)?.[1];
  const tag = at === undefined ? undefined : tagset.tags[Number(at)];
  if (tag !== undefined) changeDraft({ tag: tag.id });
}

function Problems({ draft, problems }: Pick<SaveBarProps, 'draft' | 'problems'>) {
  return (
    <ul className="tagset-problems" aria-label="Problems of the tagset">
      {[...problems.filter(isError), ...problems.filter(isHint)].map((problem, at) => (
        <li key={`${at} ${problem.path}`} data-severity={problem.severity}>
          <button type="button" onClick={() => goTo(draft, problem)}>
            {problem.message} {problem.remedy}
          </button>
        </li>
      ))}
    </ul>
  );
}

function discard(entry: TagsetEntry | undefined): void {
  leaveDraft(() => {
    if (entry === undefined) void loadTagsets();
    else showDraft(draftOf(entry));
  });
}

export function SaveBar(props: SaveBarProps) {
  const { draft, entry, problems, listed, onList, savable, onSave } = props;
  const { words, failure } = useTagsetEditor();
  const changed = isChanged(draft);
  return (
    <footer className="tagset-foot">
      {failure === null ? null : <Failure failure={failure} />}
      {listed && problems.length > 0 ? <Problems draft={draft} problems={problems} /> : null}
      <div className="tagset-foot-row">
        <p className="tagset-words" role="status">
          {words}
        </p>
        {problems.length === 0 ? null : (
          <button
            type="button"
            className="tagset-count"
            data-wrong={hasErrors(problems)}
            aria-expanded={listed}
            onClick={() => onList(!listed)}
          >
            {countWords(problems)}
          </button>
        )}
        {changed ? <Button onClick={() => discard(entry)}>Discard</Button> : null}
        <Button look="primary" aria-disabled={!savable} onClick={onSave}>
          {changed || entry?.kept !== false ? 'Save' : 'Keep in this workspace'}
          <Kbd name="Ctrl+Enter" />
        </Button>
      </div>
    </footer>
  );
}
