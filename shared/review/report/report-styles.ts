// How a report of a review looks, on top of the annotated draft (formats/html/styles.ts): the same column, the same
// colours. Sides are told apart by their names and by the kind of rule beside them, not by colour.

export const reportStyles = `
.review { --t: var(--soft); --b: transparent; }
header .subtitle { font-size: 1.125em; line-height: 1.5; }
.review .apparatus { padding-top: .25rem; }
.review .apparatus > h2 { margin-top: 1.25rem; }
.review .apparatus h3 { font-size: 1.0625em; text-transform: none; letter-spacing: 0; color: inherit; margin: 1.75rem 0 .5rem; }
.scroll { overflow-x: auto; margin: .75rem 0; }
.scroll:focus-visible { outline: 2px solid currentColor; outline-offset: 3px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.figures { min-width: 100%; font-size: .8125rem; line-height: 1.45; }
.figures :is(th, td) { text-align: end; vertical-align: top; padding: .4rem 0 .4rem 1rem; border-bottom: 1px solid var(--line); font-weight: 400; }
.figures :is(th, td):first-child { text-align: start; padding-inline-start: 0; }
.figures thead th { color: var(--soft); vertical-align: bottom; border-bottom-color: var(--soft); }
.figures tbody th { font-weight: 600; white-space: nowrap; }
.figures .words { text-align: start; padding-inline-start: 1.5rem; min-width: 18rem; }
.measures td:nth-child(2) { white-space: nowrap; font-weight: 650; }
.interval, .cited { display: block; color: var(--soft); font-weight: 400; font-size: .9em; }
.none { color: var(--soft); }
.matrix { font-size: .8125rem; line-height: 1.2; }
.matrix th { font-weight: 400; text-align: end; padding: .3rem .6rem .3rem 0; white-space: nowrap; max-width: 14rem; overflow: hidden; text-overflow: ellipsis; }
.matrix thead th { vertical-align: bottom; padding: 0 0 .4rem; text-align: center; max-width: none; }
.matrix thead th span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 10rem; overflow: hidden; text-overflow: ellipsis; }
.matrix tbody td { min-width: 3rem; height: 2.1rem; padding: 0 .35rem; text-align: center; border: 1px solid var(--line); background: color-mix(in srgb, var(--shade) calc(var(--share) * 100%), transparent); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.matrix { --shade: light-dark(#c7d3e6, #3a4a66); }
.matrix td.same { outline: 2px solid var(--ink); outline-offset: -2px; }
.lowest, .agreed, .items { list-style: none; margin: 0; padding: 0; }
.lowest li { display: grid; grid-template-columns: 3.5rem 1fr; gap: .75rem; align-items: baseline; padding: .3rem 0; }
.lowest .share { text-align: end; font-variant-numeric: tabular-nums; font-weight: 650; }
.lowest .passage, .end { font-family: var(--serif); font-size: 1.0625em; }
.end { quotes: '“' '”'; }
.end.own { quotes: none; }
.agreed li { padding: .25rem 0; }
.agreed .link { margin: 0; }

.item { padding: 1.1rem 0 1.3rem; border-top: 1px solid var(--line); }
.item:first-child { border-top: 0; padding-top: 0; }
.review .item h3 { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; margin: 0 0 .6rem; font-size: 1em; }
.item .number { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; min-width: 1.2em; }
.item .more { color: var(--soft); font-weight: 400; font-size: .875em; }
.side { display: grid; grid-template-columns: 7rem 1fr; gap: 0 1rem; padding: .3rem 0 .45rem; }
.side .who { margin: 0; padding-top: .2rem; text-align: end; font-weight: 600; font-size: .875em; overflow-wrap: anywhere; }
.side .votes { display: block; color: var(--soft); font-weight: 400; }
.said { min-width: 0; padding-inline-start: .9rem; border-inline-start: 3px solid var(--soft); }
.theirs .said { border-inline-start-style: dashed; }
.result .said { border-inline-start-style: double; border-inline-start-width: 5px; }
.said > :is(.passage, .hint, .link) { margin: 0; }
.passage { font-family: var(--serif); font-size: 1.0625em; line-height: 1.6; }
p.passage { white-space: pre-line; }
.facts { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; margin-top: .2rem; font-size: .875em; }
.said .note { font-size: .9375em; }
.fact .label { color: var(--soft); }
.fact.other { font-weight: 700; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .25em; }
.fact.other .tagged { font-weight: 700; }
.tagged { color: var(--t); white-space: nowrap; }
.link .type { color: var(--soft); }
.decision { margin: .35rem 0 0 calc(7rem + 1rem); padding-inline-start: .9rem; font-size: .9375em; }
.decision p { margin: 0; }
.decision > p > strong::before { content: '✓ '; }
.decision.open { color: var(--soft); }
.decision.open > p > strong::before { content: '○ '; }
.decision.answer > p > strong::before { content: none; }
.decision .by { font-size: .875em; margin: 0 !important; }
.reason { white-space: pre-wrap; overflow-wrap: anywhere; }
.sources .cited { font-size: 1em; }
.review .sources code { overflow-wrap: anywhere; }
@media (max-width: 34rem) {
  .side { grid-template-columns: 1fr; }
  .side .who { text-align: start; padding-inline-start: 1.1rem; }
  .decision { margin-inline-start: 0; }
}
@page wide { size: A4 landscape; }
@media print {
  mark, .chip { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .scroll { overflow: visible; }
  .side { grid-template-columns: 6.5rem 1fr; }
  .side, .decision, .agreed li, .lowest li, tr { break-inside: avoid; }
  .item h3, .apparatus > h2, .hint { break-after: avoid; }
  .side + .side, .decision { break-before: avoid; }
  thead { display: table-header-group; }
  .review .apparatus h3 { margin-top: 14pt; }
  header .subtitle { font-size: 12pt; }
  .figures { font-size: 7.5pt; }
  .figures :is(th, td) { padding: .25rem 0 .25rem .5rem; }
  .figures .words { min-width: 0; }
  .matrix { font-size: 7.5pt; }
  .matrix tbody td { min-width: 0; height: 15pt; }
  .matrix th { padding-block: 0; }
  .confusion { break-inside: avoid; }
  .landscape { page: wide; }
  .sources div { break-inside: avoid; }
}
`;
