// Offers to open an address in the system's browser or mail program. Main shows the whole address and asks first.

import { SquareArrowOutUpRight } from 'lucide-react';
import { call } from '../../api.ts';
import { announce, showError } from '../../state/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { outsideAddress } from './link-address.ts';
import './links.css';

interface OpenLinkProps {
  readonly address: string | null;
  /** Beside words that are the link: a sign alone. */
  readonly small?: boolean;
}

async function open(address: string): Promise<void> {
  try {
    const opened = await call('link:open', { address });
    announce(opened ? `Opened outside: ${address}` : 'Nothing was opened');
  } catch (thrown) {
    showError(thrown);
  }
}

/** Nothing for an address that is not http, https or mailto. */
export function OpenLink({ address, small = false }: OpenLinkProps) {
  const href = outsideAddress(address);
  if (href === null) return null;
  const words = href.startsWith('mailto:') ? 'Write in the mail program…' : 'Open in the browser…';
  if (small) {
    return (
      <IconButton
        className="open-link"
        icon={SquareArrowOutUpRight}
        label={`${words} ${href}`}
        onClick={(event) => {
          // The note around it would begin to be edited.
          event.stopPropagation();
          void open(href);
        }}
      />
    );
  }
  return (
    <Button className="open-link-button" title={href} onClick={() => void open(href)}>
      <SquareArrowOutUpRight aria-hidden />
      {words}
    </Button>
  );
}
