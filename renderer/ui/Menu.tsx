// A menu under a button. Items say what they do and show their key.

import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';

interface MenuItem {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly trigger: ReactNode;
  readonly heading?: ReactNode;
  readonly items: readonly MenuItem[];
}

export function Menu({ trigger, heading, items }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
          {heading === undefined ? null : (
            <DropdownMenu.Label className="menu-heading">{heading}</DropdownMenu.Label>
          )}
          {items.map((item) => (
            <DropdownMenu.Item key={item.label} className="menu-item" onSelect={item.onSelect}>
              <span>{item.label}</span>
              {item.shortcut === undefined ? null : <Kbd name={item.shortcut} />}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
