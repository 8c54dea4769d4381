// How many articles are selected and what can be done with all of them, at the foot of the list.

import {
  Archive,
  ArchiveRestore,
  CircleDot,
  FolderMinus,
  FolderPlus,
  Share,
  Tags,
  Trash2,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { acted, moveTo, type Acted } from '../../state/library-acts.ts';
import { useRows } from '../../state/library-rows.ts';
import {
  clearLibrarySelection,
  selectedCount,
  useLibrarySelection,
} from '../../state/library-selection.ts';
import { useLibrary } from '../../state/library-store.ts';
import { useLibraryView } from '../../state/library-view.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuEntry } from '../../ui/MenuEntries.tsx';
import { formatNumber } from '../../ui/words.ts';
import { openExport } from '../export/open-export.ts';
import { openUseTagset } from '../tagsets/open-use-tagset.ts';
import { collectEntries, statusEntries, uncollectEntries } from './article-menu.tsx';
import { focusArticleList } from './ArticleList.tsx';

function BarMenu({
  label,
  icon,
  entries,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly entries: readonly MenuEntry[];
}) {
  return (
    <Menu
      trigger={
        <button type="button" className="icon-button" aria-label={label} title={label}>
          {icon}
        </button>
      }
      items={entries}
    />
  );
}

function Moves({ chosen }: { readonly chosen: Acted }) {
  const shelf = useLibraryView((state) => state.view.shelf);
  return (
    <>
      {shelf === 'library' ? (
        <IconButton icon={Archive} label="Archive" onClick={() => void moveTo(chosen, 'archive')} />
      ) : (
        <IconButton
          icon={ArchiveRestore}
          label="Restore to the library"
          onClick={() => void moveTo(chosen, 'library')}
        />
      )}
      {shelf === 'bin' ? null : (
        <IconButton
          icon={Trash2}
          label="Delete"
          hint="Move to the bin"
          onClick={() => void moveTo(chosen, 'bin')}
        />
      )}
    </>
  );
}

export function SelectionBar() {
  const selection = useLibrarySelection();
  const total = useRows((state) => state.total) ?? 0;
  useLibrary((state) => state.counts);
  const count = selectedCount(selection, total);
  const chosen = count === 0 ? null : acted();
  if (chosen === null) return null;
  const removable = uncollectEntries(chosen, null);
  const clear = () => {
    clearLibrarySelection();
    focusArticleList();
  };
  return (
    <div className="selection-bar" role="toolbar" aria-label="Selected articles">
      <span className="selection-count numbers" role="status">
        {formatNumber(count)} selected
      </span>
      <span className="selection-acts">
        <BarMenu
          label="Set the status"
          icon={<CircleDot aria-hidden />}
          entries={statusEntries(chosen, null)}
        />
        <BarMenu
          label="Add to a collection"
          icon={<FolderPlus aria-hidden />}
          entries={collectEntries(chosen)}
        />
        {removable.length === 0 ? null : (
          <BarMenu
            label="Remove from a collection"
            icon={<FolderMinus aria-hidden />}
            entries={removable}
          />
        )}
        <IconButton
          icon={Tags}
          label="Use another tagset"
          onClick={() => void openUseTagset(chosen)}
        />
        <IconButton icon={Share} label="Export" onClick={() => openExport(chosen)} />
        <Moves chosen={chosen} />
        <IconButton icon={X} label="Clear the selection" shortcut="Escape" onClick={clear} />
      </span>
    </div>
  );
}
