// Where I am, undo and redo, commands, export.

import { ChevronDown, PanelLeft, PanelRight, Redo2, Undo2 } from 'lucide-react';
import type { AppState, HistoryState } from '../../shared/ipc/types.ts';
import { ModeSwitch } from '../features/edit-text/ModeSwitch.tsx';
import { exportShown } from '../features/export/open-export.ts';
import { ArticleStanding } from '../features/library/ArticleStanding.tsx';
import { LockSign } from '../features/safety/LockSign.tsx';
import { useArticle } from '../state/article-store.ts';
import { openDialog } from '../state/dialogs.ts';
import { useEdit } from '../state/edit-store.ts';
import { canStep, redo, undo } from '../state/undo.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useCommandKey } from './commands/use-commands.ts';
import { toggleInspector, toggleLibrary } from './panes.ts';
import { newWorkspace, openDefaultWorkspace, openWorkspace } from './workspace-actions.ts';

function Where({ app }: { readonly app: AppState }) {
  const title = useArticle((state) => state.current?.article.title);
  const openKey = useCommandKey('file.open-workspace');
  const { workspace, defaultWorkspace } = app;
  const isDefault = workspace?.path === defaultWorkspace.path;
  const items = [
    ...(workspace === null
      ? []
      : [
          { label: 'Backups…', onSelect: () => openDialog({ kind: 'backups' }) },
          { label: 'Passphrase…', onSelect: () => openDialog({ kind: 'passphrase' }) },
        ]),
    { label: 'Open workspace…', shortcut: openKey, onSelect: () => void openWorkspace() },
    { label: 'New workspace…', onSelect: () => void newWorkspace() },
    ...(isDefault
      ? []
      : [{ label: 'Use the default library', onSelect: () => void openDefaultWorkspace() }]),
  ];
  return (
    <div className="where">
      <Menu
        trigger={
          <button type="button" className="where-workspace">
            {workspace === null ? null : <span className="visually-hidden">Workspace: </span>}
            <span className="where-name">{workspace?.name ?? 'No workspace'}</span>
            <ChevronDown aria-hidden />
          </button>
        }
        heading={workspace?.path}
        items={items}
      />
      <LockSign />
      {title === undefined ? null : (
        <>
          <span className="where-slash" aria-hidden>
            /
          </span>
          <span className="where-title" title={title} dir="auto">
            {title}
          </span>
          <ArticleStanding />
        </>
      )}
    </div>
  );
}

/** While the text is edited, what was typed is undone and nothing else. */
function useSteps(): HistoryState {
  const history = useArticle((state) => state.history);
  const { start, canUndo, canRedo } = useEdit();
  if (start === null) return history;
  return { undo: canUndo ? 'typing' : null, redo: canRedo ? 'typing' : null };
}

function History() {
  const { undo: undoes, redo: redoes } = useSteps();
  return (
    <>
      <IconButton
        icon={Undo2}
        label="Undo"
        hint={undoes === null ? 'Nothing to undo' : `Undo: ${undoes}`}
        shortcut={useCommandKey('edit.undo')}
        aria-disabled={undoes === null}
        onClick={() => (canStep('undo') ? void undo() : undefined)}
      />
      <IconButton
        icon={Redo2}
        label="Redo"
        hint={redoes === null ? 'Nothing to redo' : `Redo: ${redoes}`}
        shortcut={useCommandKey('edit.redo')}
        aria-disabled={redoes === null}
        onClick={() => (canStep('redo') ? void redo() : undefined)}
      />
    </>
  );
}

export function TopBar({ app }: { readonly app: AppState }) {
  const paletteKey = useCommandKey('help.palette');
  const libraryKey = useCommandKey('view.toggle-library');
  const inspectorKey = useCommandKey('view.toggle-inspector');
  const hasWorkspace = app.workspace !== null;
  return (
    <header className="top-bar" data-pane aria-label="Top bar">
      {hasWorkspace ? (
        <IconButton
          icon={PanelLeft}
          label="Show or hide the library"
          shortcut={libraryKey}
          onClick={toggleLibrary}
        />
      ) : null}
      <span className="brand">Sourcebench</span>
      <Where app={app} />
      <ModeSwitch />
      <div className="top-acts">
        <History />
        <Button className="commands-button" onClick={() => openDialog({ kind: 'palette' })}>
          <span>Commands</span>
          {paletteKey === undefined ? null : <Kbd name={paletteKey} />}
        </Button>
        <Button look="primary" disabled={!hasWorkspace} onClick={exportShown}>
          Export…
        </Button>
        {hasWorkspace ? (
          <IconButton
            icon={PanelRight}
            label="Show or hide the inspector"
            shortcut={inspectorKey}
            onClick={toggleInspector}
          />
        ) : null}
      </div>
    </header>
  );
}
