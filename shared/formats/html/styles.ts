// How the page looks: a calm column to read, light or dark as the reader's system is, and on paper. The colours of tags
// come with each article.

export const styles = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fffefc, #1b1b19);
  --ink: light-dark(#1e1d1a, #eceae4);
  --soft: light-dark(#5d5a52, #b3afa5);
  --line: light-dark(#e3e0d9, #3a3934);
  --good: light-dark(#1b7048, #7fd0a4);
  --bad: light-dark(#a8290f, #f5a08c);
  --warn: light-dark(#8a5a00, #e8c06a);
  --sans: system-ui, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif;
  --serif: 'Source Serif 4', Charter, 'Iowan Old Style', Georgia, 'Noto Serif', 'Noto Naskh Arabic', serif;
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); scroll-padding-top: 2rem; }
body { margin: 0; font: 1.1875rem/1.75 var(--serif); text-rendering: optimizeLegibility; }
main, .colophon { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-block: 3rem 0; overflow-wrap: break-word; }
a { color: inherit; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); text-underline-offset: .18em; }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 3px; border-radius: 3px; }
bdi { unicode-bidi: isolate; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; margin: 2em 0 .5em; font-size: 1.125em; }
h1.headline, h2.headline, header h1, header h2, h1.page { font-size: 2.1rem; line-height: 1.2; letter-spacing: -.012em; margin: .3em 0 .5em; }
.text h2:not(.headline) { font-size: 1.35em; }
h1.page { font-size: 1.5rem; color: var(--soft); font-family: var(--sans); }
article + article { margin-top: 5rem; border-top: 1px solid var(--line); padding-top: 3rem; }

.kicker, .byline, .date, .caption, .legend, .apparatus, .sources, .colophon, .subtitle + .byline { font-family: var(--sans); }
.kicker { color: var(--soft); font-size: .875rem; letter-spacing: .01em; margin: 0 0 .25rem; }
header .subtitle, .text .subtitle { font-size: 1.25em; line-height: 1.4; color: var(--soft); margin: 0 0 1rem; }
.byline, .date, .caption { color: var(--soft); font-size: .9375rem; line-height: 1.5; }
.boilerplate { color: var(--soft); font-size: .9em; }
.text p, .text li, .text blockquote, .text pre { white-space: pre-wrap; margin: 0 0 1.05em; }
.text blockquote { margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--line); }
.text blockquote p { margin: 0; }
.text .list { list-style: disc; margin: 0 0 1.05em; padding: 0; }
.text .list li { margin: 0 0 .35em; margin-inline-start: calc(var(--level) * 1.4em); }
.text .row { border-bottom: 1px solid var(--line); margin: 0; padding: .3em 0; font-size: .92em; tab-size: 16; }
.text pre, code { font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; font-size: .85em; }
.text pre { overflow-x: auto; line-height: 1.5; }

mark { color: inherit; background: color-mix(in srgb, var(--b) 80%, transparent); text-decoration-line: underline; text-decoration-color: var(--t); text-decoration-thickness: 2px; text-decoration-skip-ink: none; text-underline-offset: .18em; padding-block: .06em; -webkit-box-decoration-break: slice; }
mark.s { border-start-start-radius: 3px; border-end-start-radius: 3px; }
mark.e { border-start-end-radius: 3px; border-end-end-radius: 3px; }
mark.l1 { text-underline-offset: .31em; }
mark.l2 { text-underline-offset: .44em; }
mark.l3 { text-underline-offset: .56em; }
mark.l4 { text-underline-offset: .68em; }
mark.u-dotted { text-decoration-style: dotted; text-decoration-thickness: 2.5px; }
mark.u-dashed { text-decoration-style: dashed; }
mark.u-wavy { text-decoration-style: wavy; text-decoration-thickness: 1.5px; }
mark.u-double { text-decoration-style: double; text-decoration-thickness: 1.5px; }
mark:target, :target > mark { outline: 2px solid var(--t); outline-offset: 2px; }
sup { font: 600 .625em/1 var(--sans); vertical-align: .62em; margin-inline: .12em .06em; white-space: nowrap; unicode-bidi: isolate; }
sup a { color: var(--t); text-decoration: none; padding: .1em .05em; }
sup a:hover { text-decoration: underline; }
sup + sup { margin-inline-start: .3em; }
sup b, .chip b { font-weight: 800; margin-inline-end: .08em; }

.chip { display: inline-block; min-width: 1.9em; padding: .12em .45em; border-radius: .4em; border: 1px solid color-mix(in srgb, var(--t) 45%, transparent); background: var(--b); color: var(--t); font: 600 .8125em/1.25 var(--sans); text-align: center; font-variant-numeric: tabular-nums; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; margin: 1.25rem 0 2rem; padding: .75rem 0; border-block: 1px solid var(--line); font-size: .875rem; line-height: 1.7; }
.legend .count, .hint, .by, .aside { color: var(--soft); }
.legend .count { font-variant-numeric: tabular-nums; margin-inline-start: .15em; }

.apparatus, .sources { font-size: .9375rem; line-height: 1.55; margin-top: 3rem; border-top: 1px solid var(--line); }
.apparatus > :is(h2, h3), .sources > :is(h2, h3) { font-size: .8125rem; text-transform: uppercase; letter-spacing: .08em; color: var(--soft); margin: 1.5rem 0 1rem; }
.notes { list-style: none; margin: 0; padding: 0; }
.notes > li { padding: .85rem 0; border-top: 1px solid var(--line); }
.notes > li:first-child { border-top: 0; padding-top: 0; }
.notes > li:target { background: color-mix(in srgb, var(--b) 45%, transparent); box-shadow: 0 0 0 .6rem color-mix(in srgb, var(--b) 45%, transparent); border-radius: .2rem; }
.notes p, .notes dl, .notes ul { margin: 0; }
.what { display: grid; grid-template-columns: auto auto 1fr; gap: 0 .6rem; align-items: baseline; }
.what .back { text-decoration: none; }
.what .tag { color: var(--t); font-weight: 650; }
.what q { font-family: var(--serif); font-size: 1.0625em; quotes: '“' '”'; }
.what q.own { quotes: none; }
.notes dl { display: flex; flex-wrap: wrap; gap: .15rem 1.5rem; margin-top: .4rem; }
.notes dl div { display: flex; gap: .5rem; }
dt { color: var(--soft); }
dd { margin: 0; }
.verdict { font-weight: 650; }
.verdict.supported { color: var(--good); }
.verdict.refuted { color: var(--bad); }
.verdict.misleading, .verdict.unproven { color: var(--warn); }
.note { margin-top: .45rem; padding-inline-start: .8rem; border-inline-start: 3px solid color-mix(in srgb, var(--t) 55%, transparent); }
.note > * { margin: 0 0 .4em; }
.note > :last-child { margin-bottom: 0; }
.note .as-typed { white-space: pre-wrap; }
.note :is(ul, ol) { padding-inline-start: 1.4em; }
.note blockquote { margin: 0 0 .4em; padding-inline-start: .8em; border-inline-start: 2px solid var(--line); }
.note pre { overflow-x: auto; font-size: .85em; }
.note table { border-collapse: collapse; }
.note td { border: 1px solid var(--line); padding: .15em .5em; }
.links { list-style: none; padding: 0; margin-top: .45rem !important; }
.links a { text-decoration: none; }
.links a:hover bdi { text-decoration: underline; }
.by { font-size: .8125rem; margin-top: .4rem !important; }
.sources { font-size: .8125rem; }
.sources dl { margin: 0; }
.sources dl div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; padding: .2rem 0; }
.sources dd { min-width: 0; overflow-wrap: anywhere; }
.colophon { color: var(--soft); font-size: .8125rem; padding-block: 3rem 2rem; }
@media (max-width: 34rem) {
  body { font-size: 1.0625rem; }
  .sources dl div { grid-template-columns: 1fr; gap: 0; }
  .what { grid-template-columns: auto 1fr; }
  .what q { grid-column: 1 / -1; }
}
@media (forced-colors: active) {
  mark { background: transparent; text-decoration-color: CanvasText; }
}
@page { margin: 20mm 18mm 22mm; @bottom-center { content: counter(page) ' / ' counter(pages); font: 8pt sans-serif; color: #5d5a52; } }
@media print {
  :root { color-scheme: light; --paper: #fff; }
  body { font-size: 11pt; line-height: 1.6; }
  main, .colophon { max-width: none; padding: 0; }
  h1, h2, h3, h4 { break-after: avoid; }
  h1.headline, h2.headline, header h1, header h2 { font-size: 20pt; }
  p, li { orphans: 3; widows: 3; }
  .notes > li, .legend, .text blockquote { break-inside: avoid; }
  .apparatus { font-size: 9.5pt; }
  .sources, .by, .colophon, .kicker, .legend { font-size: 8.5pt; }
  article + article { break-before: page; border: 0; padding: 0; margin: 0; }
  .text a[href^='http']:not(.more)::after, .note a[href^='http']::after { content: ' (' attr(href) ')'; font: .75em var(--sans); color: var(--soft); overflow-wrap: anywhere; }
  sup a, .back, .links a { text-decoration: none; }
}
`;
