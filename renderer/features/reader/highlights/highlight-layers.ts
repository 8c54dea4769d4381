// The page's CSS highlights, by name. A highlight exists in the registry only while it has ranges, because the
// browser goes through every registered one whenever any of them changes.

/** Higher is painted later, so above. */
type Priority = number;

export class HighlightLayers {
  readonly #layers = new Map<string, Highlight>();

  add(name: string, range: AbstractRange, priority: Priority): void {
    let layer = this.#layers.get(name);
    if (layer === undefined) {
      layer = new Highlight();
      layer.priority = priority;
      this.#layers.set(name, layer);
    }
    if (layer.size === 0) CSS.highlights.set(name, layer);
    layer.add(range);
  }

  remove(name: string, range: AbstractRange): void {
    const layer = this.#layers.get(name);
    if (layer?.delete(range) === true && layer.size === 0) CSS.highlights.delete(name);
  }

  clear(): void {
    for (const name of this.#layers.keys()) CSS.highlights.delete(name);
    this.#layers.clear();
  }
}
