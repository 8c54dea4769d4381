// What is wrong with the draft, said where it is: by the path of a field, or of a whole tag.

import { useMemo } from 'react';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { CommandKeys } from '../../../shared/tagset/check-shortcuts.ts';
import { checkTagset, type TagsetProblem } from '../../../shared/tagset/check-tagset.ts';
import { singleKeys } from '../../app/commands/registry.ts';
import { useSettings } from '../../state/app-store.ts';

/** What the commands' own single keys do, as they are set now. */
export function useSingleKeys(): CommandKeys {
  const { keys } = useSettings();
  return useMemo(() => singleKeys(keys), [keys]);
}

export function useProblems(tagset: Tagset): readonly TagsetProblem[] {
  const keys = useSingleKeys();
  return useMemo(() => checkTagset(tagset, keys), [tagset, keys]);
}

export const isError = ({ severity }: TagsetProblem): boolean => severity === 'error';
export const hasErrors = (problems: readonly TagsetProblem[]): boolean => problems.some(isError);

export const tagPath = (at: number): string => `$.tags[${at}]`;

/** The path itself and all inside it. */
export function within(problems: readonly TagsetProblem[], path: string): readonly TagsetProblem[] {
  return problems.filter(
    (problem) =>
      problem.path === path ||
      problem.path.startsWith(`${path}.`) ||
      problem.path.startsWith(`${path}[`),
  );
}

export interface FieldWords {
  readonly error?: string;
  readonly help?: string;
}

/** For a field at the path: its errors, else its warnings, else what helps. */
export function fieldWords(
  problems: readonly TagsetProblem[],
  path: string,
  help?: string,
): FieldWords {
  const own = within(problems, path);
  const worst = hasErrors(own) ? 'error' : 'warning';
  const words = own
    .filter(({ severity }) => severity === worst)
    .map(({ message, remedy }) => `${message} ${remedy}`)
    .join(' ');
  if (words !== '') return worst === 'error' ? { error: words } : { help: words };
  return help === undefined ? {} : { help };
}
