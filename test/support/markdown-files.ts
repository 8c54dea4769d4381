// Markdown that an author would write, and Markdown that nobody would.

/** Everything that is read, once. */
export const wholeMarkdown = `---
title: "Bridge: reopens"
subtitle: It is safe
author: [Ana Ruiz, {name: Tomas Vell}]
date: 2023-04-01T08:00:00Z
lang: en
canonical_url: https://ledger.example/bridge
site: Coastal Ledger
---
![Cars on the bridge](cars.png)

Some **bold *both*** and \`code\`, <b>raw</b> [a link](https://ledger.example/a "t"), <https://auto.example>, [ref][r] and www.example.org [^1]
Next line\\
after a break &amp; an entity.

Setext heading
--------------

> Quoted **words**
> go on.
>
> - in a quote
>   1. numbered
>   2. more

- [x] done
- [ ] open
  lazy

  second paragraph

| a | b |
|---|---|
| 1 | 2 **x** |

\`\`\`js
let  x = 1;
  y
\`\`\`

<div>Raw <em>html</em><table><tr><td>p<td>q</tr></table><script>bad()</script></div>

***

[r]: https://ledger.example/ref
[^1]: The note.
`;

/** Texts that keep a parser busy, by what they are full of. */
export const hostileMarkdown: readonly (readonly [what: string, text: string])[] = [
  ['ten thousand quote marks', `${'>'.repeat(10_000)} x`],
  ['ten thousand lists in one line', `${'- '.repeat(10_000)}x`],
  ['numbered lists in one line', `${'1. '.repeat(10_000)}x`],
  [
    'lists nested by indents',
    Array.from({ length: 2000 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n'),
  ],
  ['brackets that never close', '['.repeat(200_000)],
  ['brackets inside brackets', `${'['.repeat(50_000)}a${']'.repeat(50_000)}`],
  ['pictures inside pictures', '!['.repeat(100_000)],
  ['emphasis that crosses', `${'*a_'.repeat(50_000)}${'_*'.repeat(50_000)}`],
  ['emphasis that never closes', `a**b${'c* '.repeat(100_000)}`],
  ['underlined headings', 'a\n=\n'.repeat(50_000)],
  ['one long line', 'word '.repeat(40_000)],
  ['tags that never close', '<a '.repeat(50_000)],
  ['comments that never close', '<!--'.repeat(50_000)],
  [
    'backticks of every length',
    Array.from({ length: 600 }, (_, i) => '`'.repeat(i + 1)).join(' a '),
  ],
];
