// Where the draft came from a file: what it is to this workspace, and what was mended in it.

import type { Draft } from '../../state/tagset-editor.ts';
import { countOf } from '../../ui/words.ts';

export function FileNotice({ file }: { readonly file: NonNullable<Draft['file']> }) {
  const { words, problems } = file;
  return (
    <div className="tagset-notice" role="note">
      <p>{words}</p>
      {problems.length === 0 ? null : (
        <>
          <p>{countOf(problems.length, 'thing')} of the file could not be taken as it was:</p>
          <ul>
            {problems.map(({ path, message, remedy }) => (
              <li key={path}>
                {message} {remedy}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
