// A button that is only an icon: always with a name, and a tooltip that says it and its key.

import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { Tip } from './Tip.tsx';

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'aria-label'> {
  readonly icon: LucideIcon;
  readonly label: string;
  /** What it would do, where that is more than its name. */
  readonly hint?: string | undefined;
  readonly shortcut?: string | undefined;
}

export function IconButton({
  icon: Icon,
  label,
  hint,
  shortcut,
  className,
  ...rest
}: IconButtonProps) {
  const names = ['icon-button', className].filter(Boolean).join(' ');
  return (
    <Tip text={hint ?? label} shortcut={shortcut}>
      <button type="button" className={names} aria-label={label} {...rest}>
        <Icon aria-hidden />
      </button>
    </Tip>
  );
}
