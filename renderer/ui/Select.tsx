// The platform's own select in the design's clothes: known to every keyboard and screen reader.

import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';

export function Select({ className, children, ...rest }: ComponentPropsWithRef<'select'>) {
  return (
    <span className={['select', className].filter(Boolean).join(' ')}>
      <select {...rest}>{children}</select>
      <ChevronDown aria-hidden />
    </span>
  );
}
