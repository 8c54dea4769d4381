// What an export writes beside the articles: a card, a manifest and loss reports. In a folder they are no articles.

import { basename, dirname } from 'node:path';
import { unsealedName } from '../age/sealed-file.ts';
import { cardFileName, lossFileName, manifestFileName } from '../../../shared/datasets/layout.ts';

/** As it is called once it is decrypted. */
const nameOf = (path: string): string => unsealedName(basename(path));

/** Without reports that nobody named: a README is one only where a manifest is beside it. */
export function leaveOutReports<Found extends { readonly path: string }>(
  found: readonly Found[],
  named: readonly string[],
): readonly Found[] {
  const manifests = new Set(
    found.flatMap(({ path }) => (nameOf(path) === manifestFileName ? [dirname(path)] : [])),
  );
  const isReport = (path: string): boolean => {
    const name = nameOf(path);
    if (name.endsWith(lossFileName('')) || name === manifestFileName) return true;
    return name === cardFileName && manifests.has(dirname(path));
  };
  return found.filter(({ path }) => named.includes(path) || !isReport(path));
}
