// One animation frame for everything that follows the viewport or the marks, however often it is asked for.

export class FrameLoop {
  readonly #step: () => boolean;
  #asked = 0;

  /** `step` returns true when it wants another frame. */
  constructor(step: () => boolean) {
    this.#step = step;
  }

  readonly request = (): void => {
    if (this.#asked === 0) this.#asked = requestAnimationFrame(this.#run);
  };

  stop(): void {
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
  }

  readonly #run = (): void => {
    this.#asked = 0;
    if (this.#step()) this.request();
  };
}
