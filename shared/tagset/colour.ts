// Colours as numbers: how light one is, how well one reads on another, and how far apart two look, also to readers who
// do not see all colours.
// OKLab: Björn Ottosson, “A perceptual color space for image processing” (2020). Contrast: WCAG 2.2, relative luminance.
// Colour vision: Machado, Oliveira and Fernandes, “A Physiologically-based Model for Simulation of Color Vision
// Deficiency” (2009), severity 1.

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Linear sRGB; each from 0 to 1 for a colour a screen can show. */
export type LinearRgb = Triple;

/** Lightness from 0 to 1, chroma from 0, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

export type ColourVision = 'full' | 'protanopia' | 'deuteranopia' | 'tritanopia';
export const colourVisions: readonly ColourVision[] = [
  'full',
  'protanopia',
  'deuteranopia',
  'tritanopia',
];

/** `#rrggbb`, as a tagset has it. */
export const isHexColour = (colour: string): boolean => /^#[\da-f]{6}$/iu.test(colour);

/** Of a `#rrggbb`; anything else is a RangeError. */
export function parseColour(hex: string): LinearRgb {
  if (!isHexColour(hex)) throw new RangeError(`${hex} is no colour such as #1d4ed8`);
  const channel = (at: number) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
}

/** The nearest `#rrggbb`, in lower case. */
export function formatColour(rgb: LinearRgb): string {
  const channel = (value: number) =>
    Math.round(toEncoded(Math.min(1, Math.max(0, value))) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${rgb.map(channel).join('')}`;
}

const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toEncoded = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

/** WCAG contrast, 1 to 21. */
export function contrast(a: LinearRgb, b: LinearRgb): number {
  const [one, two] = [luminance(a), luminance(b)];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

const luminance = ([r, g, b]: LinearRgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

const toCone: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const fromCone: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const fromLab: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];

function times([x, y, z]: Matrix, [a, b, c]: Triple): Triple {
  return [
    x[0] * a + x[1] * b + x[2] * c,
    y[0] * a + y[1] * b + y[2] * c,
    z[0] * a + z[1] * b + z[2] * c,
  ];
}

function oklab(rgb: LinearRgb): Triple {
  const [l, m, s] = times(toCone, rgb);
  return times(toLab, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
}

function fromOklab(lab: Triple): LinearRgb {
  const [l, m, s] = times(fromLab, lab);
  return times(fromCone, [l ** 3, m ** 3, s ** 3]);
}

export function oklch(rgb: LinearRgb): Oklch {
  const [l, a, b] = oklab(rgb);
  return { l, c: Math.hypot(a, b), h: (Math.atan2(b, a) * 180) / Math.PI };
}

/** Where a screen cannot show the colour, it gets as much less colourful as that takes. */
export function fromOklch({ l, c, h }: Oklch): LinearRgb {
  const angle = (h * Math.PI) / 180;
  const at = (chroma: number) => fromOklab([l, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
  if (isShowable(at(c))) return at(c);
  let [shown, beyond] = [0, c];
  for (let round = 0; round < 20; round += 1) {
    const middle = (shown + beyond) / 2;
    if (isShowable(at(middle))) shown = middle;
    else beyond = middle;
  }
  return at(shown);
}

const isShowable = (rgb: LinearRgb) => rgb.every((value) => value >= -1e-4 && value <= 1.0001);

const seenWith: { readonly [vision in Exclude<ColourVision, 'full'>]: Matrix } = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** How far apart two colours look, as distance in OKLab times 100: below 2 they are hardly told apart side by side. */
export function difference(a: LinearRgb, b: LinearRgb, vision: ColourVision = 'full'): number {
  const [one, two] = [oklab(seen(a, vision)), oklab(seen(b, vision))];
  return Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]) * 100;
}

function seen(rgb: LinearRgb, vision: ColourVision): LinearRgb {
  if (vision === 'full') return rgb;
  const [r, g, b] = times(seenWith[vision], rgb);
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return [within(r), within(g), within(b)];
}
