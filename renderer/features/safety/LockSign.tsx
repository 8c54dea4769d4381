// Says that a passphrase protects the open workspace; a click leads to it.

import { Lock } from 'lucide-react';
import { useAppStore } from '../../state/app-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { Tip } from '../../ui/Tip.tsx';
import './problem.css';
import './safety.css';

export function LockSign() {
  const encrypted = useAppStore(({ app }) => app?.workspace?.isEncrypted === true);
  if (!encrypted) return null;
  return (
    <Tip text="A passphrase protects this workspace and its backups">
      <button
        type="button"
        className="lock-sign"
        onClick={() => openDialog({ kind: 'passphrase' })}
      >
        <Lock aria-hidden />
        <span>Encrypted</span>
      </button>
    </Tip>
  );
}
