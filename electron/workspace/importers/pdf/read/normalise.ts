// The letters behind what fonts paint: ligatures and the shapes of Arabic and Hebrew letters become the letters they
// stand for, signs turned for vertical lines the upright ones, spaces of all widths spaces. Everything else is left as
// the font says.

const shapes =
  /[\u00a0\u2000-\u200a\u202f\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb36\ufb38-\ufb3c\ufb3e\ufb40\ufb41\ufb43-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf1\ufe10-\ufe18\ufe31-\ufe44\ufe47\ufe48\ufe70-\ufefc]/g;
const anyShape = new RegExp(shapes.source);

export function normalised(text: string): string {
  return anyShape.test(text) ? text.replace(shapes, (shape) => shape.normalize('NFKC')) : text;
}

const unmappable = /[\p{Co}\ufffd\p{Cc}\p{Cn}]/gu;
/** What most lines are made of. */
const plain = /^[\x20-\x7e\u00a1-\u024f\u2010-\u2026]*$/;

/** How many characters of the text stand for nothing: the font does not say which letters it paints. */
export function countUnmapped(text: string): number {
  return plain.test(text) ? 0 : (text.match(unmappable)?.length ?? 0);
}
