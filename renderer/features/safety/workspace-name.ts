// The name of the workspace that is open or was wanted last, for sentences about it.

import type { AppState } from '../../../shared/ipc/types.ts';

export function workspaceName(app: AppState | null): string {
  if (app === null) return 'The workspace';
  const { workspace, problem, defaultWorkspace } = app;
  if (workspace !== null) return workspace.name;
  return fileNameOf(problem?.details.file ?? defaultWorkspace.path);
}

/** Without its folder and its ending. */
export function fileNameOf(path: string): string {
  return (path.split(/[/\\]/u).at(-1) ?? path).replace(/\.sourcebench$/iu, '');
}
