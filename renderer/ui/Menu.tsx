// A menu under a button. Entries say what they do and show their key.

import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { MenuEntries, type MenuEntry } from './MenuEntries.tsx';

interface MenuProps {
  readonly trigger: ReactNode;
  readonly heading?: ReactNode;
  readonly items: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}

export function Menu({ trigger, heading, items, align = 'start' }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align={align} sideOffset={4} collisionPadding={8}>
          {heading === undefined ? null : (
            <DropdownMenu.Label className="menu-heading">{heading}</DropdownMenu.Label>
          )}
          <MenuEntries at="button" entries={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
