// Whether the text is being marked or edited, and the way from one to the other.

import { useCommandKey } from '../../app/commands/use-commands.ts';
import { useArticle } from '../../state/article-store.ts';
import { useEdit } from '../../state/edit-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { toggleEditing } from './edit-mode.ts';

export function ModeSwitch() {
  const open = useArticle((state) => state.current !== null);
  const editing = useEdit((state) => state.start !== null);
  const key = useCommandKey('text.edit');
  if (!open) return null;
  const turn = (wanted: boolean) => () => (wanted === editing ? undefined : toggleEditing());
  return (
    <div className="mode-switch" role="group" aria-label="Mode">
      <Tip text="Mark passages" shortcut={editing ? key : undefined}>
        <button type="button" aria-pressed={!editing} onClick={turn(false)}>
          Annotate
        </button>
      </Tip>
      <Tip text="Change the text; marks follow" shortcut={editing ? undefined : key}>
        <button type="button" aria-pressed={editing} onClick={turn(true)}>
          Edit text
        </button>
      </Tip>
    </div>
  );
}
