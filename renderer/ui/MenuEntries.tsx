// What stands in a menu, as data: acts with their keys, choices with a tick, lines, headings, menus inside. The same
// entries serve a menu under a button and one at the pointer.

import { Check, ChevronRight } from 'lucide-react';
import { ContextMenu, DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';

interface MenuAct {
  readonly kind?: 'act';
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  /** Set for one of several choices: whether it is the one. */
  readonly checked?: boolean;
  readonly onSelect: () => void;
}

interface MenuInside {
  readonly kind: 'inside';
  readonly label: string;
  readonly icon?: ReactNode;
  readonly entries: readonly MenuEntry[];
}

export type MenuEntry =
  | MenuAct
  | MenuInside
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'line' };

interface MenuEntriesProps {
  readonly at: 'button' | 'pointer';
  readonly entries: readonly MenuEntry[];
}

function Words({ entry }: { readonly entry: MenuAct | MenuInside }) {
  return (
    <span className="menu-words">
      {entry.icon}
      <span className="menu-label" dir="auto">
        {entry.label}
      </span>
    </span>
  );
}

function Choice({ at, entry }: { readonly at: MenuEntriesProps['at']; readonly entry: MenuAct }) {
  const Parts = at === 'button' ? DropdownMenu : ContextMenu;
  const { checked, shortcut, onSelect } = entry;
  if (checked === undefined) {
    return (
      <Parts.Item className="menu-item" onSelect={onSelect}>
        <Words entry={entry} />
        {shortcut === undefined ? null : <Kbd name={shortcut} />}
      </Parts.Item>
    );
  }
  return (
    <Parts.CheckboxItem
      className="menu-item"
      role="menuitemradio"
      checked={checked}
      onSelect={onSelect}
    >
      <Words entry={entry} />
      {checked ? <Check className="menu-tick" aria-hidden /> : null}
    </Parts.CheckboxItem>
  );
}

export function MenuEntries({ at, entries }: MenuEntriesProps) {
  const Parts = at === 'button' ? DropdownMenu : ContextMenu;
  return entries.map((entry, index) => {
    const key = `${index} ${'label' in entry ? entry.label : ''}`;
    switch (entry.kind) {
      case 'line':
        return <Parts.Separator key={key} className="menu-line" />;
      case 'heading':
        return (
          <Parts.Label key={key} className="menu-heading">
            {entry.label}
          </Parts.Label>
        );
      case 'inside':
        return (
          <Parts.Sub key={key}>
            <Parts.SubTrigger className="menu-item">
              <Words entry={entry} />
              <ChevronRight className="menu-more" aria-hidden />
            </Parts.SubTrigger>
            <Parts.Portal>
              <Parts.SubContent className="menu menu-inside" sideOffset={2} collisionPadding={8}>
                <MenuEntries at={at} entries={entry.entries} />
              </Parts.SubContent>
            </Parts.Portal>
          </Parts.Sub>
        );
      default:
        return <Choice key={key} at={at} entry={entry} />;
    }
  });
}
