// What the bar at a passage offers besides the tags: what can be done with the selected words, or with the span of the
// selected mark. Each shows its key; what would do nothing there is left out.

import { Toolbar } from 'radix-ui';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { AnyCommandId } from '../../app/commands/command-types.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { openRolePicker } from '../roles/role-picker-store.ts';
import { openTagAll } from '../tag-all/open-tag-all.ts';
import { growSelection, growToWholeWords, wholeWordsOf } from './grow.ts';
import { addSegment, additionOf } from './segments.ts';
import { marksToMerge, mergeHere, splitAtCaret, splitPlace } from './split-merge.ts';
import { openStack, stackSize } from './stack-store.ts';

interface ActProps {
  readonly command: AnyCommandId;
  readonly label: string;
  readonly title?: string;
  readonly onClick: () => void;
}

function Act({ command, label, title, onClick }: ActProps) {
  const key = useCommandKey(command);
  return (
    <Toolbar.Button
      className="tag-bar-button"
      title={title}
      aria-keyshortcuts={key}
      onClick={onClick}
    >
      <span className="tag-bar-words">{label}</span>
      {key === undefined ? null : <Kbd name={key} />}
    </Toolbar.Button>
  );
}

function Sentence() {
  return <Act command="selection.grow" label="Sentence" onClick={() => growSelection()} />;
}

function Everywhere() {
  return (
    <Act
      command="mark.tag-all"
      label="Tag all…"
      title="Tag every occurrence of these words"
      onClick={openTagAll}
    />
  );
}

function Merge() {
  const merged = marksToMerge().length;
  if (merged < 2) return null;
  const title = `Make one mark of ${merged}`;
  return <Act command="mark.merge" label="Merge" title={title} onClick={mergeHere} />;
}

export function WordActs({ span }: { readonly span: Span }) {
  const addition = additionOf(span);
  return (
    <>
      {addition === null ? null : (
        <Act
          command="mark.add-segment"
          label={addition.grows ? `Grow ${addition.to}` : `Add to ${addition.to}`}
          onClick={() => addSegment()}
        />
      )}
      <Sentence />
      <Merge />
      <Everywhere />
      <Act command="role.choose" label="Role" onClick={openRolePicker} />
    </>
  );
}

export function MarkActs({ mark }: { readonly mark: Mark }) {
  const depth = stackSize();
  return (
    <>
      {wholeWordsOf(mark) === null ? null : (
        <Act
          command="mark.grow-to-words"
          label="Whole words"
          onClick={() => void growToWholeWords()}
        />
      )}
      <Sentence />
      {splitPlace() === null ? null : (
        <Act
          command="mark.split"
          label="Split"
          title="Make two marks, cut at the caret"
          onClick={splitAtCaret}
        />
      )}
      <Merge />
      <Everywhere />
      {depth < 2 ? null : (
        <Act
          command="mark.stack"
          label={`${depth} here`}
          title="Choose among the marks at this place"
          onClick={() => openStack()}
        />
      )}
    </>
  );
}
