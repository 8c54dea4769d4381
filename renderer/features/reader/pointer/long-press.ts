// A press that rests in place: the pointer's way to what a key asks for. Moving, letting go or selecting ends it.

const LONG_MS = 500;
const STILL_PX = 4;

export class LongPress {
  readonly #listening = new AbortController();
  readonly #onLong: (x: number, y: number) => boolean;
  #timer = 0;
  #x = 0;
  #y = 0;
  #happened = false;

  /** `onLong` says whether it meant something there; the click that follows then means nothing. */
  constructor(host: HTMLElement, onLong: (x: number, y: number) => boolean) {
    this.#onLong = onLong;
    const { signal } = this.#listening;
    host.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    host.addEventListener('pointermove', (event) => this.#move(event), { signal });
    for (const type of ['pointerup', 'pointercancel'] as const) {
      window.addEventListener(type, () => window.clearTimeout(this.#timer), { signal });
    }
  }

  /** Whether the press that ends now was a long one. */
  get happened(): boolean {
    return this.#happened;
  }

  dispose(): void {
    window.clearTimeout(this.#timer);
    this.#listening.abort();
  }

  #press({ button, ctrlKey, metaKey, shiftKey, clientX, clientY }: PointerEvent): void {
    window.clearTimeout(this.#timer);
    this.#happened = false;
    if (button !== 0 || ctrlKey || metaKey || shiftKey) return;
    this.#x = clientX;
    this.#y = clientY;
    this.#timer = window.setTimeout(() => {
      const selecting = document.getSelection()?.isCollapsed === false;
      this.#happened = !selecting && this.#onLong(this.#x, this.#y);
    }, LONG_MS);
  }

  #move({ clientX, clientY }: PointerEvent): void {
    if (Math.hypot(clientX - this.#x, clientY - this.#y) >= STILL_PX) {
      window.clearTimeout(this.#timer);
    }
  }
}
