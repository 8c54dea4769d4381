// The looks of the open elements around a text, and what of them an article keeps.

import type { InlineMarkType } from '../../../../shared/domain/article.ts';
import type { InlineRun } from '../article-builder.ts';
import type { Look } from './odt-styles.ts';

export interface LinkedLook extends Look {
  readonly href?: string;
}

const formats = ['bold', 'italic', 'underline', 'code'] as const;

/** What a text has of a look; made once for all text in it. */
type Inline = Omit<InlineRun, 'text'>;

export class OdtLooks {
  readonly #open: { readonly look: LinkedLook; readonly inline: Inline }[] = [];
  /** Of the innermost look. */
  current: Inline = {};

  /** A look inside the one that is open. */
  open(look: LinkedLook): void {
    const outer = this.#open.at(-1);
    this.#push(outer === undefined ? look : { ...outer.look, ...look });
  }

  /** A paragraph's look, which nothing around it has a part in. */
  begin(look: Look): void {
    this.#push(look);
  }

  close(): void {
    this.#open.pop();
    this.current = this.#open.at(-1)?.inline ?? {};
  }

  #push(look: LinkedLook): void {
    this.current = inlineOf(look);
    this.#open.push({ look, inline: this.current });
  }
}

function inlineOf(look: LinkedLook): Inline {
  const { href } = look;
  // That a link is underlined is how links look.
  const shown: InlineMarkType[] = formats.filter(
    (format) => look[format] === true && !(format === 'underline' && href !== undefined),
  );
  return {
    ...(shown.length === 0 ? {} : { formats: shown }),
    ...(href === undefined ? {} : { href }),
  };
}
