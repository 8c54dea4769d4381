// Draws build/icons/icon.svg (and icon-small.svg, which stays legible at 32 pixels and below) in every size the
// systems ask for. Run it after a change of the drawings and commit what it writes.

import { IconIcns, IconIco } from '@shockpkg/icon-encoder';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from './find-browser.ts';
import { root } from './processes.ts';

const folder = path.join(root, 'build/icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
const largestSmall = 32;
const icoSizes = [16, 24, 32, 48, 64, 128, 256] as const;
/** Pixel sizes by the icon types of macOS; the ones ending in @2x show half their size. */
const icnsTypes = [
  ['ic04', 16],
  ['ic05', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

async function draw(page: Page, size: number): Promise<Buffer> {
  const drawing = size <= largestSmall ? 'icon-small.svg' : 'icon.svg';
  const svg = readFileSync(path.join(folder, drawing), 'utf8');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

async function drawAll(): Promise<ReadonlyMap<number, Buffer>> {
  const browser = await chromium.launch({ ...findBrowser(), args: [...browserArguments()] });
  try {
    const page = await browser.newPage();
    const drawn = new Map<number, Buffer>();
    for (const size of sizes) drawn.set(size, await draw(page, size));
    return drawn;
  } finally {
    await browser.close();
  }
}

const drawn = await drawAll();
const pngOf = (size: number) => {
  const png = drawn.get(size);
  if (png === undefined) throw new RangeError(`no icon of ${size} pixels`);
  return png;
};

const ico = new IconIco();
for (const size of icoSizes) await ico.addFromPng(pngOf(size), null, false);
const icns = new IconIcns();
icns.toc = true;
for (const [type, size] of icnsTypes) await icns.addFromPng(pngOf(size), [type], false);

mkdirSync(path.join(folder, 'png'), { recursive: true });
for (const [size, png] of drawn) {
  writeFileSync(path.join(folder, `png/${size}x${size}.png`), png);
}
writeFileSync(path.join(folder, 'icon.ico'), ico.encode());
writeFileSync(path.join(folder, 'icon.icns'), icns.encode());
console.log(`${drawn.size} sizes, icon.ico and icon.icns in build/icons`);
