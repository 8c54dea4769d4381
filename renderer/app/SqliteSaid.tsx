// What SQLite said of a problem, small: it is for whoever is asked about it, not for the one who has it.

import type { AppErrorData } from '../../shared/ipc/result.ts';

export function SqliteSaid({ problem }: { readonly problem: AppErrorData }) {
  const { sqlite } = problem.details;
  return sqlite === undefined ? null : <p className="problem-detail">SQLite says: {sqlite}</p>;
}
