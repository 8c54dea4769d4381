// The acts on articles as entries of a menu: at a row, in the bar of the selection.

import {
  Archive,
  ArchiveRestore,
  EyeOff,
  FolderMinus,
  FolderPlus,
  Scale,
  Share,
  Tags,
  Trash2,
} from 'lucide-react';
import { articleStatuses, type ArticleStatus, type Shelf } from '../../../shared/domain/library.ts';
import type { ArticleSummary } from '../../../shared/domain/article.ts';
import {
  collect,
  collections,
  moveTo,
  setStatus,
  uncollect,
  type Acted,
} from '../../state/library-acts.ts';
import { openDialog } from '../../state/dialogs.ts';
import { statusWords } from '../../state/library-words.ts';
import type { MenuEntry } from '../../ui/MenuEntries.tsx';
import { StatusSign } from '../../ui/StatusSign.tsx';
import { openExport } from '../export/open-export.ts';
import { openAgreementOf } from '../review/agreement/open-agreement.ts';
import { savePacket } from '../review/packet/save-packet.ts';
import { openUseTagset } from '../tagsets/open-use-tagset.ts';
import { goToArticle } from './go-to-article.ts';

export function statusEntries(acted: Acted, now: ArticleStatus | null): readonly MenuEntry[] {
  return articleStatuses.map((status) => ({
    label: statusWords[status],
    icon: <StatusSign status={status} />,
    ...(now === null ? {} : { checked: now === status }),
    onSelect: () => void setStatus(acted, status),
  }));
}

export function collectEntries(acted: Acted): readonly MenuEntry[] {
  const known = collections().map(({ id, name }) => ({
    label: name,
    onSelect: () => void collect(acted, id),
  }));
  return [
    ...known,
    ...(known.length === 0 ? [] : [{ kind: 'line' } as const]),
    {
      label: 'New collection…',
      onSelect: () => openDialog({ kind: 'collection', id: null, into: acted }),
    },
  ];
}

/** From any collection: for several articles it is not known here which they are in. */
export function uncollectEntries(acted: Acted, row: ArticleSummary | null): readonly MenuEntry[] {
  return collections()
    .filter(({ id }) => row === null || row.collections.includes(id))
    .map(({ id, name }) => ({ label: name, onSelect: () => void uncollect(acted, id) }));
}

export function moveEntries(acted: Acted, shelf: Shelf): readonly MenuEntry[] {
  const restore = {
    label: 'Restore to the library',
    icon: <ArchiveRestore aria-hidden />,
    onSelect: () => void moveTo(acted, 'library'),
  };
  const archive = {
    label: 'Archive',
    icon: <Archive aria-hidden />,
    onSelect: () => void moveTo(acted, 'archive'),
  };
  const remove = {
    label: 'Delete',
    icon: <Trash2 aria-hidden />,
    shortcut: 'Delete',
    onSelect: () => void moveTo(acted, 'bin'),
  };
  if (shelf === 'bin') return [restore];
  return shelf === 'archive' ? [restore, remove] : [archive, remove];
}

/** What is done with articles that others read too. */
function readingEntries(acted: Acted): readonly MenuEntry[] {
  return [
    {
      label: 'Agreement…',
      icon: <Scale aria-hidden />,
      onSelect: () => openAgreementOf(acted),
    },
    {
      label: 'Blind second reading packet…',
      icon: <EyeOff aria-hidden />,
      onSelect: () => savePacket(acted),
    },
  ];
}

/** `row` is the one article it is about, or null for several. */
export function articleEntries(
  acted: Acted,
  row: ArticleSummary | null,
  shelf: Shelf,
): readonly MenuEntry[] {
  const removable = uncollectEntries(acted, row);
  return [
    ...(row === null
      ? [{ kind: 'heading', label: acted.words } as const]
      : [{ label: 'Open', shortcut: 'Enter', onSelect: () => void goToArticle(row.id) }]),
    ...(row === null ? [] : [{ kind: 'line' } as const]),
    ...statusEntries(acted, row?.status ?? null),
    { kind: 'line' },
    {
      kind: 'inside',
      label: 'Add to collection',
      icon: <FolderPlus aria-hidden />,
      entries: collectEntries(acted),
    },
    ...(removable.length === 0
      ? []
      : [
          {
            kind: 'inside',
            label: 'Remove from collection',
            icon: <FolderMinus aria-hidden />,
            entries: removable,
          } as const,
        ]),
    {
      label: 'Use another tagset…',
      icon: <Tags aria-hidden />,
      onSelect: () => void openUseTagset(acted),
    },
    {
      label: 'Export…',
      icon: <Share aria-hidden />,
      onSelect: () => openExport(acted),
    },
    ...readingEntries(acted),
    { kind: 'line' },
    ...moveEntries(acted, shelf),
  ];
}
