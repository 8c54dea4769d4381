// A key as keycaps. Beside a name it is decoration, so that names stay what they say; where the key itself
// is the news it is spoken.

import { useAppStore } from '../state/app-store.ts';
import { keyCaps } from '../app/commands/key-names.ts';

interface KbdProps {
  readonly name: string;
  readonly spoken?: boolean;
}

export function Kbd({ name, spoken }: KbdProps) {
  const platform = useAppStore((state) => state.app?.platform ?? 'linux');
  return (
    <kbd className="kbd" aria-hidden={spoken !== true}>
      {keyCaps(name, platform).join(' ')}
    </kbd>
  );
}
