// Which mark of a stack a click takes: the innermost first, and with every further click at the same place the
// next one outwards, round and round.

import type { AnnotationId } from '../../../../shared/domain/ids.ts';

const SAME_PLACE_PX = 4;

export class PickCycle {
  #stack = '';
  #x = 0;
  #y = 0;
  #turn = 0;

  /** `stack` innermost first; null when it is empty. */
  pick(stack: readonly AnnotationId[], x: number, y: number): AnnotationId | null {
    const name = stack.join('\n');
    const again =
      name === this.#stack &&
      Math.hypot(x - this.#x, y - this.#y) <= SAME_PLACE_PX &&
      stack.length > 0;
    this.#turn = again ? (this.#turn + 1) % stack.length : 0;
    if (!again) {
      this.#stack = name;
      this.#x = x;
      this.#y = y;
    }
    return stack[this.#turn] ?? null;
  }
}
