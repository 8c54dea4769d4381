// Messages that need more than a line in the status bar. Information goes by itself, errors stay.

import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { dismissToast, useMessages, type Toast } from '../state/messages.ts';
import { reader } from '../state/reader-handle.ts';
import { Button } from './Button.tsx';

const SHOWN_MS = 8000;

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { id, kind, text, remedy, action } = toast;
  const card = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const element = card.current;
    // A card that goes by itself must not take the focus along.
    return () => {
      if (element?.contains(document.activeElement) === true) reader.current?.focus();
    };
  }, []);
  useEffect(() => {
    if (kind === 'error') return undefined;
    const timer = setTimeout(() => dismissToast(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, kind]);
  return (
    <li ref={card} className={`toast toast-${kind}`}>
      <div className="toast-words">
        <p className="toast-text">{text}</p>
        {remedy === undefined ? null : <p className="toast-remedy">{remedy}</p>}
        {action === undefined ? null : (
          <Button look="quiet" className="toast-action" onClick={action.run}>
            {action.label}
          </Button>
        )}
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        onClick={() => dismissToast(id)}
      >
        <X aria-hidden />
      </button>
    </li>
  );
}

/** `raised`: above what stands at the foot of the pane there. */
export function Toasts({ raised = false }: { readonly raised?: boolean }) {
  const toasts = useMessages((state) => state.toasts);
  return (
    <div
      className={raised ? 'toasts toasts-raised' : 'toasts'}
      role="status"
      aria-label="Messages"
      aria-live="polite"
    >
      <ul>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </ul>
    </div>
  );
}
