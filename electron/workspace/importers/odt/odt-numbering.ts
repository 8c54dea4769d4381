// The numbers that list items and headings of an OpenDocument text show, counted as it goes by.

import { ListCounter } from '../office/list-numbers.ts';
import type { XmlAttributes } from '../xml.ts';
import type { Flow, OpenList } from './odt-flow.ts';
import { count, type OdtListStyles } from './odt-list-styles.ts';

export class OdtNumbering {
  readonly #styles: OdtListStyles;
  /** By what another list can go on from: a style, or a list's id. */
  readonly #counters = new Map<string, ListCounter>();
  readonly #outline = new ListCounter();

  constructor(styles: OdtListStyles) {
    this.#styles = styles;
  }

  openList({ lists }: Flow, attributes: XmlAttributes): void {
    const outer = lists.at(-1);
    const style = attributes['text:style-name'] ?? outer?.style ?? null;
    const counter = outer?.counter ?? this.#counterFor(style, attributes);
    if (outer === undefined) this.#counters.set(`style ${style ?? ''}`, counter);
    const id = attributes['xml:id'];
    if (id !== undefined) this.#counters.set(`id ${id}`, counter);
    lists.push({ style, counter, opensItem: false });
  }

  openItem({ lists }: Flow, attributes: XmlAttributes): void {
    const list = lists.at(-1);
    if (list === undefined) return;
    list.opensItem = true;
    const start = attributes['text:start-value'];
    if (start !== undefined) list.counter.restart(lists.length - 1, count(start));
  }

  /** What will give the number of a paragraph that begins now. It counts when it is asked: once there is text. */
  labeller(flow: Flow, attributes: XmlAttributes, heading: number | null): () => string {
    const list = flow.lists.at(-1);
    if (list !== undefined) return this.#ofItem(list, flow.lists.length - 1);
    const { outline } = this.#styles;
    const isNumbered = outline.some((format) => format !== undefined && format.style !== null);
    const isCounted = heading !== null && attributes['text:is-list-header'] !== 'true';
    if (!isNumbered || !isCounted) return noLabel;
    return () => spaced(this.#outline.next(heading - 1, outline));
  }

  /** Only the first paragraph of an item shows its number. */
  #ofItem(list: OpenList, level: number): () => string {
    return () => {
      if (!list.opensItem) return '';
      list.opensItem = false;
      return spaced(list.counter.next(level, this.#styles.levels(list.style)));
    };
  }

  #counterFor(style: string | null, attributes: XmlAttributes): ListCounter {
    const continued = attributes['text:continue-list'];
    const goesOn = attributes['text:continue-numbering'] === 'true';
    const key = continued === undefined ? `style ${style ?? ''}` : `id ${continued}`;
    const known = continued === undefined && !goesOn ? undefined : this.#counters.get(key);
    return known ?? new ListCounter();
  }
}

const noLabel = (): string => '';
const spaced = (label: string): string => (label === '' ? '' : `${label} `);
