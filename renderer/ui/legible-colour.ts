// A colour that a tagset brings, made dark or light enough to be read as a letter on its own tint in either theme.
// How far is set by the theme's tokens, so that a change of theme needs no new styles.

/** `colour` is a CSS colour; the answer is one too. */
export function legibleColour(colour: string): string {
  return `oklch(from ${colour} clamp(var(--tag-least-light), l, var(--tag-most-light)) min(c, 0.17) h)`;
}
