// Checks that an article's texts are those that the log knows: every revision by its SHA-256, its structure, and the roles
// that were given to its blocks.

import type { Block } from '../../../shared/domain/article.ts';
import { codePointLength } from '../../../shared/text/code-points.ts';
import type { StoredArticle } from '../db/article.ts';
import type { ReadDb } from '../db/connection.ts';
import { findArticleFigures, listRevisionNumbers } from '../db/integrity.ts';
import { findRevision, type StoredRevision } from '../db/revision.ts';
import { sha256Hex } from '../importers/plain-text.ts';
import type { LoggedState } from './logged-state.ts';
import { structureHash } from './structure-hash.ts';

/** As the log knows them; a log of an earlier version may know neither. */
interface Prints {
  readonly textSha256?: string | undefined;
  readonly structureSha256?: string | undefined;
}

interface ArrivedText extends Prints {
  readonly revision?: { readonly number: number };
}

export function verifyTexts(
  db: ReadDb,
  stored: StoredArticle,
  logged: LoggedState,
  say: (message: string) => void,
): void {
  const prints = printsOf(logged);
  for (const number of listRevisionNumbers(db, stored.key)) {
    const found = findRevision(db, stored.key, number);
    if (found === null) continue;
    const said = prints.get(number) ?? {};
    const sha256 = sha256Hex(found.text);
    if (sha256 !== found.textSha256 || sha256 !== (said.textSha256 ?? sha256)) {
      say(`the text of revision ${number} is not what the log says.`);
    }
    const wrong = structureFault(found, logged, said);
    if (wrong !== null) say(`the ${wrong} of revision ${number} are not what the log says.`);
    if (number !== stored.revisionNumber) continue;
    const length = findArticleFigures(db, stored.key)?.characters;
    if (codePointLength(found.text) !== length) say('its length is not that of its text.');
  }
}

/** By the revision's number. Going back to a revision, as undo does, tells the number only. */
function printsOf({ arrival, revisions }: LoggedState): Map<number, Prints> {
  const arrived = (arrival ?? {}) as ArrivedText;
  const prints = new Map<number, Prints>();
  if (arrived.revision !== undefined) prints.set(arrived.revision.number, arrived);
  for (const each of revisions) {
    if (each.structureSha256 !== undefined) prints.set(each.number, each);
  }
  return prints;
}

function structureFault(
  { blocks, marks, revision: { number } }: StoredRevision,
  logged: LoggedState,
  { structureSha256 }: Prints,
): 'roles' | 'blocks' | null {
  if (!rolesFit(blocks, logged, number)) return 'roles';
  if (structureSha256 === undefined) return null;
  return structureSha256 === structureHash(asMade(blocks, logged, number), marks) ? null : 'blocks';
}

function rolesFit(blocks: readonly Block[], { roles }: LoggedState, number: number): boolean {
  const given = roles.get(String(number));
  return blocks.every(({ startUtf16, role }) => (given?.get(startUtf16)?.last ?? role) === role);
}

/** With the roles that they had before anybody gave them one. */
function asMade(blocks: readonly Block[], { roles }: LoggedState, number: number): Block[] {
  const given = roles.get(String(number));
  return blocks.map((block) => ({
    ...block,
    role: given?.get(block.startUtf16)?.first ?? block.role,
  }));
}
