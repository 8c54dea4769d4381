// Paragraphs as Word writes them: titles and list items are told by class and style, and an item's bullet or number
// is a span of its own.

import { collapseSpace } from '../../../../../shared/text/white-space.ts';
import { attributeOf } from '../parse-html.ts';
import type { ShownElement } from '../shown-tree.ts';
import type { Shape } from './draft-writer.ts';

interface WordParagraph {
  readonly shape: Pick<Shape, 'type' | 'level' | 'role'>;
  /** A number as it stands before the item; null for a bullet. */
  readonly marker: string | null;
  readonly children: ShownElement['children'];
}

/** Null for a paragraph that is nothing more. */
export function wordParagraph(element: ShownElement): WordParagraph | null {
  if (element.attrs.length === 0) return null;
  const item = wordItem(element);
  if (item !== null) return item;
  const shape = shapeOfClass(attributeOf(element, 'class') ?? '');
  return shape === null ? null : { shape, marker: null, children: element.children };
}

function wordItem(element: ShownElement): WordParagraph | null {
  const style = attributeOf(element, 'style')?.slice(0, 5000) ?? '';
  const level = /mso-list\s*:[^;]*\blevel(\d)/i.exec(style)?.[1];
  if (level === undefined) return null;
  const { bullet, children } = withoutBullet(element);
  const number = /^\(?[\p{L}\p{N}]{1,4}(?:\.[\p{L}\p{N}]{1,4})*[.)]/u.exec(bullet)?.[0];
  return {
    shape: { type: 'list-item', level: Math.max(1, Number(level)), role: null },
    marker: number === undefined ? null : `${number} `,
    children,
  };
}

function shapeOfClass(name: string): WordParagraph['shape'] | null {
  const style = /^Mso(Title|Subtitle|Caption|Heading[1-9])/.exec(name)?.[1];
  if (style === undefined) return null;
  if (style === 'Title') return { type: 'heading', level: 1, role: 'headline' };
  if (style === 'Subtitle') return { type: 'paragraph', role: 'subtitle' };
  if (style === 'Caption') return { type: 'paragraph', role: 'caption' };
  return { type: 'heading', level: Math.min(6, Number(style.slice(-1))), role: null };
}

function withoutBullet(element: ShownElement) {
  let bullet = '';
  const without = (parent: ShownElement): ShownElement['children'] => {
    const children: ShownElement['children'] = [];
    for (const child of parent.children) {
      if (child.kind === 'text') children.push(child);
      else if (/mso-list\s*:\s*ignore/i.test(attributeOf(child, 'style') ?? '')) {
        bullet += collapseSpace(textOf(child));
      } else children.push({ ...child, children: without(child) });
    }
    return children;
  };
  const children = without(element);
  return { bullet, children };
}

function textOf(element: ShownElement): string {
  return element.children
    .map((child) => (child.kind === 'text' ? child.text : textOf(child)))
    .join('');
}
