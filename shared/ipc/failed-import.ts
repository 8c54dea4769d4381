// What is answered for a file that was not imported: the same from main, the workspace and the window.

import type { AppErrorData } from './result.ts';
import type { ImportResult } from './types.ts';

export function failedImport(file: string, error: AppErrorData): ImportResult {
  return {
    file,
    status: 'failed',
    kind: null,
    articles: [],
    articleId: null,
    title: null,
    encoding: null,
    problems: [],
    error,
    salvageToken: null,
  };
}
