// Keys at a thousandth of their cost, in this process alone: a case that is about files would spend its time on them.

import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

export function makeKeysCheap(): void {
  const real = crypto.scryptSync;
  crypto.scryptSync = (password, salt, bytes, options) =>
    real(password, salt, bytes, { ...options, N: 2 ** 7 });
  syncBuiltinESMExports();
}
