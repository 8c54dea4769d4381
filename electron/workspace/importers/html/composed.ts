// What stands in a page in another form than as its elements: the shadow trees of components, as saved pages write
// them, and what pages show to browsers without scripts.

import { attributeOf, bodyOf, isElement, isText, parseHtml } from './parse-html.ts';
import type { RawElement, RawNode } from './parse-html.ts';

/**
 * What a page shows without scripts: pictures that a script would have loaded, where nothing else stands for them; and
 * all of it where the page has nothing else to show.
 */
export function unscripted(noscript: RawElement, everything: boolean): RawNode[] {
  const [source] = noscript.childNodes;
  if (source === undefined || !isText(source) || source.value.length > longestNoscript) return [];
  const isWanted = everything || (/<img\s/i.test(source.value) && !isBesidePicture(noscript));
  if (!isWanted) return [];
  const nodes = bodyOf(parseHtml(source.value, { isXml: false }))?.childNodes ?? [];
  // Their places would be places in another text.
  for (const node of nodes) if (isText(node)) node.sourceCodeLocation = null;
  return everything ? nodes : nodes.filter(isPicture);
}

const isPicture = (node: RawNode): boolean =>
  isElement(node) && /^(?:img|picture)$/.test(node.tagName);

/** Looks only next to it: among thousands of brothers, every one would look at all. */
function isBesidePicture({ parentNode }: RawElement): boolean {
  return (parentNode?.childNodes.slice(0, 50) ?? []).some((node) => isPicture(node));
}

const longestNoscript = 100_000;

interface Content {
  readonly nodes: readonly RawNode[];
  readonly host: RawElement | null;
}

/** A component's shadow tree, as saved pages write it, is what is shown, with the component's own children in its slots. */
export function contentOf(element: RawElement, host: RawElement | null): Content {
  const shadow = shadowOf(element);
  if (shadow !== null) return { nodes: shadow, host: element };
  if (element.tagName === 'slot' && host !== null) {
    const assigned = assignedTo(attributeOf(element, 'name') ?? '', host);
    return { nodes: assigned.length > 0 ? assigned : element.childNodes, host: null };
  }
  return { nodes: element.childNodes, host };
}

function shadowOf(element: RawElement): readonly RawNode[] | null {
  for (const child of element.childNodes) {
    if (!isElement(child) || child.tagName !== 'template' || !('content' in child)) continue;
    if (attributeOf(child, 'shadowrootmode') ?? attributeOf(child, 'shadowroot')) {
      return child.content.childNodes;
    }
  }
  return null;
}

function assignedTo(slot: string, host: RawElement): RawNode[] {
  return host.childNodes.filter((child) =>
    isElement(child)
      ? child.tagName !== 'template' && (attributeOf(child, 'slot') ?? '') === slot
      : slot === '' && isText(child),
  );
}
