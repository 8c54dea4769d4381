// The value of a result, or its failure as an exception.

import { AppError, type Result } from '../shared/ipc/result.ts';

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw AppError.from(result.error);
  return result.value;
}
