// Catches the error that a call must end with.

import { AppError } from '../../shared/ipc/result.ts';

/** The {@link AppError} that the work throws. Throws itself when it does not, or throws something else. */
export async function appErrorOf(work: () => unknown): Promise<AppError> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('it was expected to fail, and did not');
}
