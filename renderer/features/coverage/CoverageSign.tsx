// The sign of a state, the same in the gutter, the menu and the status bar. Told apart by shape, not only by colour.

import type { CoverageState } from '../../../shared/domain/coverage.ts';
import './coverage.css';

export function CoverageSign({ state }: { readonly state: CoverageState }) {
  return <span className="coverage-sign" data-state={state} aria-hidden />;
}
