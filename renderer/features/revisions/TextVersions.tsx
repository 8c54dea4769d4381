// The text's revisions and a newer version of it, from the Article tab.

import { Button } from '../../ui/Button.tsx';
import { newVersionFromFile } from '../edit-text/new-version.ts';
import { showRevisions } from './show-revisions.ts';

export function TextVersions() {
  return (
    <div className="custody-acts" role="group" aria-label="Versions of the text">
      <Button onClick={showRevisions}>Revisions…</Button>
      <Button onClick={() => void newVersionFromFile()}>New version from a file…</Button>
    </div>
  );
}
