// A colour that a tagset brings, made dark or light enough to be read as a letter on its own tint in either theme.

/** How light the colour may be in each theme (`L` of oklch), and how strong in both. */
const lightTheme = 'clamp(0, l, 0.46)';
const darkTheme = 'clamp(0.8, l, 1)';
const chroma = 'min(c, 0.17)';

/** `colour` is a CSS colour; the answer is one too, and follows a change of theme by itself. */
export function legibleColour(colour: string): string {
  const within = (lightness: string) => `oklch(from ${colour} ${lightness} ${chroma} h)`;
  return `light-dark(${within(lightTheme)}, ${within(darkTheme)})`;
}
