// One page with everything the corpus has, and with something to be fetched in every way that a page knows: from the
// given address, so that a server there can tell whether anybody came.

import { xssVectors } from './xss-corpus.ts';

/** The title is the page's only harmless part. */
export const hostileTitle = 'A page that wants to be run';

export function hostilePage(address: string): string {
  const fetched = [
    `<img src="${address}/picture.png" srcset="${address}/large.png 2x" alt="a picture">`,
    `<picture><source srcset="${address}/source.webp"></picture>`,
    `<link rel="stylesheet" href="${address}/style.css"><link rel="preload" as="image" href="${address}/preload.png">`,
    `<link rel="prefetch" href="${address}/prefetch"><link rel="dns-prefetch" href="${address}">`,
    `<style>@import "${address}/import.css"; body { background: url(${address}/background.png) }</style>`,
    `<script src="${address}/script.js"></script><script>fetch("${address}/fetch")</script>`,
    `<iframe src="${address}/frame.html"></iframe><object data="${address}/object"></object>`,
    `<video src="${address}/video.mp4" poster="${address}/poster.png" autoplay></video><audio src="${address}/audio.mp3" autoplay></audio>`,
    `<body background="${address}/body.png"><form action="${address}/form"><input type="image" src="${address}/input.png"></form>`,
    `<svg><image href="${address}/svg.png"/><use href="${address}/use.svg#a"/></svg>`,
    `<p>see <a href="${address}/link" ping="${address}/ping">the harmless link</a> here</p>`,
  ];
  const corpus = xssVectors
    // What is never closed would swallow the rest of the page.
    .filter(({ name }) => !/never closed|not closed|textarea|xmp|closed early|null/.test(name))
    .map(({ html }) => `<section>${html}</section>`);
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${hostileTitle}</title></head><body onload="fetch('${address}/onload')"><article><h1>${hostileTitle}</h1>${fetched.join('\n')}\n${corpus.join('\n')}</article></body></html>`;
}
