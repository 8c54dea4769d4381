// A plot as a file of its own: title, what is counted, legend and plot on white, with no need of anything else.

import type { Figure } from '../figures/figure.ts';
import { drawPlot } from './draw-plot.ts';
import { printInk } from './ink.ts';
import { fontSize, svgElement, wrapped, type Letters } from './svg.ts';

const width = 800;
const margin = 24;
const inner = width - 2 * margin;
const titleSize = 18;
const heading: Letters = { weight: 650, size: titleSize };
const small: Letters = { weight: 400, size: fontSize };
const lineHeight = 17;

export interface Standalone {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** `scope` says of which articles the figure is. */
export function standalonePlot(figure: Figure, scope: string): Standalone {
  const ink = printInk;
  const { title, counted, note, plot } = figure;
  const said = `${scope} ${counted}`;
  const head = lines(title, margin + titleSize - 4, ink.text, heading);
  const words = lines(said, head.y + 3, ink.quiet);
  const drawn = drawPlot(plot, inner, ink);
  drawn.setAttribute('x', String(margin));
  drawn.setAttribute('y', String(words.y));
  const foot = words.y + Number(drawn.getAttribute('height')) + lineHeight + 4;
  const notes = lines(note ?? '', foot, ink.quiet);
  const height = Math.ceil(notes.y - lineHeight + margin);
  const size = { width, height };
  const font = { 'font-family': ink.font.family, 'font-size': fontSize };
  const root = svgElement(
    'svg',
    { ...size, viewBox: `0 0 ${width} ${height}`, role: 'img', ...font },
    [
      svgElement('title', {}, [title]),
      svgElement('desc', {}, [said]),
      svgElement('rect', { ...size, fill: ink.ground }),
      ...head.elements,
      ...words.elements,
      drawn,
      ...notes.elements,
    ],
  );
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}

interface Lines {
  readonly elements: readonly SVGElement[];
  /** Where the line after them would stand. */
  readonly y: number;
}

function lines(words: string, top: number, fill: string, letters: Letters = small): Lines {
  const step = letters.size + 5;
  const broken = wrapped(words, inner, printInk.font, letters);
  const elements = broken.map((line, at) =>
    svgElement(
      'text',
      {
        x: margin,
        y: top + at * step,
        'text-anchor': 'start',
        'font-size': letters.size,
        'font-weight': letters.weight,
        fill,
      },
      [line],
    ),
  );
  return { elements, y: top + broken.length * step };
}

const pngScale = 2;

/** At twice the size, for print. */
export async function toPng({
  svg,
  width: wide,
  height,
}: Standalone): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = wide * pngScale;
  canvas.height = height * pngScale;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this machine gives no canvas to draw on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('the plot could not be made a PNG');
  return new Uint8Array(await blob.arrayBuffer());
}
