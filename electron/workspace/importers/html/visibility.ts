// Which elements of a page are not shown, or hold no words of the page: decided by tag, attribute and inline style.
// Style sheets are not looked at.

import { attributeOf, isElement, isHtmlElement, isText } from './parse-html.ts';
import type { RawElement, RawNode } from './parse-html.ts';

/** No words of the page: code, drawings, embedded pages, controls. A picture's words are its `alt`. */
const wordless = new Set(
  (
    'script style template noscript head title meta link base iframe frame frameset noframes object embed applet ' +
    'param video audio canvas track source map area datalist select option optgroup textarea progress meter ' +
    'noembed xml menuitem rp'
  ).split(' '),
);
const embedded = new Set('iframe object embed video audio'.split(' '));

/** Whether an element shows something that has no text, such as a film or another page. Frames that count are none. */
export function isEmbedded(element: RawElement): boolean {
  if (!embedded.has(element.tagName) || isHiddenByAttributes(element)) return false;
  const size = ['width', 'height'].map((name) => attributeOf(element, name) ?? '');
  return !size.some((value) => /^\s*[01](?:px)?\s*$/.test(value));
}

/** Nested so deep, it is no page. */
const mostLooks = 50;

/** A test for hidden elements of the page under `body`. With `everything`, only what is wordless is hidden. */
export function hiding(body: RawElement | null, everything: boolean) {
  const wholeLength = body === null ? 0 : textLength(body, Infinity);
  let looks = 0;
  /** A dialog over a page hides the page from screen readers, not from the eye. */
  const isMostOfPage = (element: RawElement): boolean => {
    if (looks > mostLooks) return false;
    const isMost = textLength(element, wholeLength / 2) > wholeLength / 2;
    if (isMost) looks += 1;
    return isMost;
  };
  return (element: RawElement): boolean => {
    const { tagName } = element;
    if (wordless.has(tagName)) return true;
    if (tagName === 'button' || tagName === 'input') return !isLabelButton(element);
    if (element.attrs.length === 0 || everything) return tagName === 'dialog' && !everything;
    if (tagName === 'dialog' && attributeOf(element, 'open') === null) return true;
    return isHiddenByAttributes(element) || (isAriaHidden(element) && !isMostOfPage(element));
  };
}

/** A heading or a question that opens its answer is often a button. */
function isLabelButton(element: RawElement): boolean {
  const parent = element.parentNode;
  return (
    element.tagName === 'button' &&
    parent !== null &&
    /^(?:h[1-6]|summary|dt)$/.test(parent.nodeName)
  );
}

function isHiddenByAttributes(element: RawElement): boolean {
  for (const { name, value } of element.attrs) {
    if (name === 'hidden') return true;
    if (name === 'style' && isHiddenByStyle(value)) return true;
    // SingleFile marks so what style sheets hid when the page was saved.
    if (name === 'class' && /(?:^|\s)sf-hidden(?:\s|$)/.test(value)) return true;
  }
  return false;
}

export function isHiddenByStyle(style: string): boolean {
  return (
    style.length < 20_000 &&
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style)
  );
}

function isAriaHidden(element: RawElement): boolean {
  if (attributeOf(element, 'aria-hidden')?.toLowerCase() !== 'true') return false;
  // Formulas of encyclopedias are pictures that only screen readers should not read twice.
  return !attributeOf(element, 'class')?.includes('fallback-image');
}

/** The length of an element's text, counted no further than `enough`. */
function textLength(element: RawElement, enough: number): number {
  let length = 0;
  const pending: RawNode[] = [element];
  for (let node = pending.pop(); node !== undefined && length <= enough; node = pending.pop()) {
    if (isText(node)) length += node.value.trim().length;
    else if (isElement(node) && !wordless.has(node.tagName)) {
      for (const child of node.childNodes) pending.push(child);
    }
  }
  return length;
}

const between: Readonly<Record<string, string>> = {
  mfrac: '/',
  msup: '^',
  msub: '_',
  mover: '^',
  munder: '_',
};
const longestFormula = 2000;

/** A formula in one line: `x^2`, `a/b`; annotations in other notations are left out. */
export function mathText(element: RawElement): string {
  let text = '';
  const pending: (RawNode | string)[] = [element];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (text.length > longestFormula) break;
    if (typeof next === 'string') text += next;
    else if (isText(next)) text += next.value.trim();
    else if (isElement(next) && !isAnnotation(next))
      pending.push(...formulaParts(next).toReversed());
  }
  return text;
}

const isAnnotation = (element: RawElement): boolean =>
  /^(?:annotation|script|style)/.test(element.tagName) ||
  (isHtmlElement(element) && wordless.has(element.tagName));

function formulaParts({ tagName, childNodes }: RawElement): (RawNode | string)[] {
  const parts = childNodes
    .slice(0, longestFormula)
    .filter((child) => isElement(child) || (isText(child) && child.value.trim() !== ''));
  const sign = between[tagName] ?? '';
  if (sign !== '') return parts.flatMap((part, at) => (at === 0 ? [part] : [sign, part]));
  return tagName === 'msqrt' ? ['√(', ...parts, ')'] : parts;
}
