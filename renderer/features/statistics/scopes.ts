// Of what the figures can be: what could be exported from here as well, the whole library first.

import { exportScopes, type ExportScope } from '../export/export-scopes.ts';

export type Scope = ExportScope;

export function statisticsScopes(): readonly Scope[] {
  const { all } = exportScopes(null);
  const isLibrary = ({ id }: Scope): boolean => id === 'library';
  return [...all.filter(isLibrary), ...all.filter((scope) => !isLibrary(scope))];
}

export function scopeName({ label, detail }: Scope): string {
  return detail === null ? label : `${label}: ${detail}`;
}
