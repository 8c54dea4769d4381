// Over the reader when damage was found in the open workspace: everything stays readable, and nothing can be saved.

import { CircleAlert } from 'lucide-react';
import { openDialog } from '../../state/dialogs.ts';
import { useSafety } from '../../state/safety-store.ts';
import { Button } from '../../ui/Button.tsx';
import './repair.css';
import './safety.css';

export function DamageBanner() {
  const damage = useSafety((state) => state.damage);
  if (damage === null) return null;
  return (
    <section className="damage-banner" aria-label="Damaged workspace" role="alert">
      <CircleAlert aria-hidden />
      <div className="damage-words">
        <p className="damage-title">The workspace is damaged; nothing more is saved in it</p>
        <p>{damage.message} What is sound can still be read; acts wait in the window.</p>
      </div>
      <div className="damage-acts">
        <Button look="primary" onClick={() => openDialog({ kind: 'backups' })}>
          Restore a backup…
        </Button>
        <Button onClick={() => openDialog({ kind: 'repair' })}>Repair…</Button>
      </div>
    </section>
  );
}
