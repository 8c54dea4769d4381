// Buttons: one primary act per place, the rest secondary or quiet.

import type { ComponentPropsWithRef } from 'react';

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger';
}

export function Button({ look = 'secondary', className, ...rest }: ButtonProps) {
  const names = ['button', `button-${look}`, className].filter(Boolean).join(' ');
  return <button type="button" className={names} {...rest} />;
}
