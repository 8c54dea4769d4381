// A modal dialog with a title, one sentence of explanation and a body. Esc and the cross close it.

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useFocusReturn } from './use-focus-return.ts';

interface DialogProps {
  readonly title: string;
  readonly description?: string;
  readonly size?: 'small' | 'medium' | 'large' | 'wide' | 'page';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A field, or what asks for it; else the dialog itself, so that nothing is chosen by an early Enter. */
function focusFirstField(event: Event): void {
  const content = event.currentTarget;
  if (!(content instanceof HTMLElement)) return;
  event.preventDefault();
  const field =
    content.querySelector<HTMLElement>('[data-focus-first]') ??
    content.querySelector<HTMLElement>('input, textarea');
  (field ?? content).focus();
}

/** Esc may mean something smaller than closing, such as not recording a key after all. */
function leaveEscape(event: KeyboardEvent): void {
  if (document.activeElement?.closest('[data-keeps-escape]')) event.preventDefault();
}

export function Dialog({ title, description, size = 'medium', onClose, children }: DialogProps) {
  const described = description === undefined ? { 'aria-describedby': undefined } : {};
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content
          className={`dialog dialog-${size}`}
          {...described}
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={useFocusReturn()}
          onEscapeKeyDown={leaveEscape}
        >
          <header className="dialog-head">
            <Radix.Title className="dialog-title">{title}</Radix.Title>
            <Radix.Close className="icon-button" aria-label="Close">
              <X aria-hidden />
            </Radix.Close>
          </header>
          {description === undefined ? null : (
            <Radix.Description className="dialog-text">{description}</Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
