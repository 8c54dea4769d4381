import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ArticleId, CollectionId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { storeText } from '../support/arrived-article.ts';
import { everything, viewOf } from '../support/library.ts';
import { lineOf, searchFor, titlesFor } from '../support/search.ts';
import { openTestWorkspace, tagWords } from '../support/workspace.ts';

const bridge =
  'The bridge reopened on Monday.\n\nMayor Ruiz called it safe; the old bridge was not.';

async function filled() {
  const workspace = await openTestWorkspace();
  const store = (title: string, text: string, fields = {}) =>
    storeText(workspace, text, { title, ...fields });
  const ids = {
    bridge: store('Bridge reopens', bridge, {
      publisher: 'Example Times',
      byline: 'Ana Lópes',
      publishedOn: '2023-05-17',
      language: 'en-GB',
      url: 'https://example.org/bridge',
      fileName: 'Bridge.html',
      kind: 'html',
    }),
    tunnel: store('Tunnel stays shut', 'The tunnel is closed. A bridge too far for Ruiz.', {
      publisher: 'New Example Times',
      publishedOn: '2022-12-31',
      language: 'en',
      subtitle: 'Second year without a tunnel',
    }),
    cafe: store('Café opens', 'A new café — “Résumé” — opened. Its motto: 🚧 50 % off.', {
      publishedOn: '2024-02-29',
    }),
  };
  return { ...workspace, ids };
}

async function move(
  workspace: Awaited<ReturnType<typeof filled>>,
  id: ArticleId,
  shelf: 'archive' | 'bin',
) {
  await workspace.call['library:act']({ target: { ids: [id] }, act: { kind: 'move', shelf } });
}

describe('which articles are found', () => {
  test.each([
    ['bridge', ['Bridge reopens', 'Tunnel stays shut']],
    ['BRIDGE monday', ['Bridge reopens']],
    ['"the bridge"', ['Bridge reopens']],
    ['"bridge the"', []],
    ['reop*', ['Bridge reopens']],
    ['"the old bri"*', ['Bridge reopens']],
    ['resume cafe', ['Café opens']],
    ['CAFÉ', ['Café opens']],
    ['bridge -tunnel', ['Bridge reopens']],
    ['-bridge', ['Café opens']],
    ['monday OR café', ['Bridge reopens', 'Café opens']],
    ['(monday OR café) -ruiz', ['Café opens']],
    ['title:bridge', ['Bridge reopens']],
    ['text:bridge title:tunnel', ['Tunnel stays shut']],
    ['subtitle:"second year"', ['Tunnel stays shut']],
    ['author:lopes', ['Bridge reopens']],
    ['publisher:times', ['Bridge reopens', 'Tunnel stays shut']],
    ['publisher:="example times"', ['Bridge reopens']],
    ['language:en', ['Bridge reopens', 'Tunnel stays shut']],
    ['language:en-gb', ['Bridge reopens']],
    ['url:EXAMPLE.org', ['Bridge reopens']],
    ['file:bridge', ['Bridge reopens']],
    ['file:%', []],
    ['kind:web', ['Bridge reopens']],
    ['before:2023', ['Tunnel stays shut']],
    ['before:2022-12-31', []],
    ['after:2023-05', ['Café opens']],
    ['on:2023', ['Bridge reopens']],
    ['on:2024-02-29', ['Café opens']],
    ['on:>=2023-05-17', ['Bridge reopens', 'Café opens']],
    ['-on:2023', ['Café opens', 'Tunnel stays shut']],
    ['imported:1970', ['Bridge reopens', 'Café opens', 'Tunnel stays shut']],
    ['imported:>1970', []],
    ['marks:0', ['Bridge reopens', 'Café opens', 'Tunnel stays shut']],
    ['marks:>0', []],
    ['status:todo', ['Bridge reopens', 'Café opens', 'Tunnel stays shut']],
    ['has:url', ['Bridge reopens']],
    ['has:original -has:publisher', ['Café opens']],
    ['🚧', ['Café opens']],
    ['"% off" OR monday', ['Bridge reopens', 'Café opens']],
    ['—', ['Café opens']],
    ['title:🚧', []],
    ['tag:claim OR café', ['Café opens']],
  ])('%s', async (query, titles) => {
    expect((await titlesFor(await filled(), query)).toSorted()).toEqual(titles);
  });

  test.each([
    '"',
    '^bridge',
    'NEAR(a b)',
    'title : x',
    'a + b',
    'col:{a}',
    "'; DROP TABLE article; --",
    'bridge\0monday',
    '{title}:x',
    '"a" "b',
    '\ud800',
  ])('nothing of %j is taken for syntax of the index', async (query) => {
    const workspace = await filled();
    const { fault, groups } = await searchFor(workspace, query);
    expect(fault !== null || groups.length >= 0).toBe(true);
    const quoted = await searchFor(workspace, `"${query.replaceAll('"', '""')}" OR monday`);
    expect(quoted.fault).toBeNull();
    expect(quoted.groups.map(({ article }) => article.title)).toContain('Bridge reopens');
  });

  test('a wrong query is answered with its fault, not with articles', async () => {
    expect(await searchFor(await filled(), 'bridge tagg:x')).toEqual({
      offset: 0,
      groups: [],
      total: 0,
      fault: {
        startUtf16: 7,
        endUtf16: 12,
        message: 'There is no field “tagg:”.',
        remedy: 'Did you mean “tag:”? To look for the word itself, put it in quotes.',
      },
    });
  });

  test('tags, notes, annotators, relations and collections', async () => {
    const workspace = await filled();
    const { call, ids } = workspace;
    await tagWords(workspace, ids.bridge, 'Mayor Ruiz', 'actor');
    const { id } = await tagWords(workspace, ids.tunnel, 'closed');
    await call['annotation:set-note']({ id, note: 'Check this with the mayor' });
    const collection = randomUUID() as string as CollectionId;
    await call['collection:create']({ id: collection, name: 'Étude', target: { ids: [ids.cafe] } });
    const expected: readonly (readonly [query: string, title: string])[] = [
      ['tag:actor', 'Bridge reopens'],
      ['tag:ACTOR', 'Bridge reopens'],
      ['tag:act*', 'Bridge reopens'],
      ['tag:(claim OR quote)', 'Tunnel stays shut'],
      ['note:"check this"', 'Tunnel stays shut'],
      ['note:may*', 'Tunnel stays shut'],
      ['has:note', 'Tunnel stays shut'],
      ['annotator:ana -tag:claim', 'Bridge reopens'],
      ['annotator:=Ana note:mayor', 'Tunnel stays shut'],
      ['collection:étude', 'Café opens'],
      ['collection:ÉT*', 'Café opens'],
      ['-has:mark', 'Café opens'],
      ['marks:1 bridge -note:mayor', 'Bridge reopens'],
    ];
    for (const [query, title] of expected) {
      expect([query, await titlesFor(workspace, query)]).toEqual([query, [title]]);
    }
    expect(await titlesFor(workspace, 'annotator:an')).toEqual([]);
    expect(await titlesFor(workspace, 'has:relation')).toEqual([]);
    expect(await titlesFor(workspace, 'mayor', { view: { collection } })).toEqual([]);
  });

  test('the same ones as the list shows for the query', async () => {
    const workspace = await filled();
    for (const query of [
      'bridge',
      'bridge -monday',
      'publisher:times before:2023',
      '-bridge',
      '',
    ]) {
      const { rows } = await workspace.call['library:page']({
        view: viewOf({ query }),
        offset: 0,
        limit: 50,
      });
      const titles = await titlesFor(workspace, query, { order: 'sort' });
      expect([query, titles]).toEqual([query, rows.map(({ title }) => title)]);
    }
  });
});

describe('the shelf', () => {
  test('of the view holds, unless the query says where to look', async () => {
    const workspace = await filled();
    await move(workspace, workspace.ids.tunnel, 'archive');
    await move(workspace, workspace.ids.cafe, 'bin');
    expect(await titlesFor(workspace, 'bridge')).toEqual(['Bridge reopens']);
    expect(await titlesFor(workspace, 'bridge', { view: { shelf: 'archive' } })).toEqual([
      'Tunnel stays shut',
    ]);
    expect(await titlesFor(workspace, 'bridge is:archived')).toEqual(['Tunnel stays shut']);
    expect(await titlesFor(workspace, 'is:deleted')).toEqual(['Café opens']);
    expect(await titlesFor(workspace, 'is:any')).toHaveLength(3);
    expect(await titlesFor(workspace, 'is:any', { view: { status: 'done' } })).toEqual([]);
    // An alternative that does not say so is held to the shelf.
    expect(await titlesFor(workspace, 'is:archived OR café')).toEqual(['Tunnel stays shut']);
    expect((await titlesFor(workspace, 'is:deleted OR bridge')).toSorted()).toEqual([
      'Bridge reopens',
      'Café opens',
    ]);
    expect(await titlesFor(workspace, '-is:archived')).toEqual(['Bridge reopens']);
  });
});

describe('what is shown', () => {
  test('the words in their context, with exact places in the text', async () => {
    const workspace = await filled();
    const { groups, total } = await searchFor(workspace, 'bridge');
    expect(total).toBe(2);
    expect(groups[0]?.hits.map(lineOf)).toEqual([
      'title: [Bridge] reopens',
      'text: The [bridge] reopened on Monday. Mayor Ruiz called it safe; the old',
      'text: reopened on Monday. Mayor Ruiz called it safe; the old [bridge] was not.',
    ]);
    expect(groups[0]?.hitCount).toBe(3);
    expect(groups[0]?.hits[0]).toMatchObject({ span: null, annotationId: null });
    for (const { span } of groups[0]?.hits.slice(1) ?? []) {
      expect(bridge.slice(span?.startUtf16, span?.endUtf16)).toBe('bridge');
    }
  });

  test('words beside fields and alternatives, but nothing of what is excluded', async () => {
    const workspace = await filled();
    const lines = async (query: string) =>
      (await searchFor(workspace, query)).groups.flatMap(({ hits }) =>
        hits.map(({ match }) => match),
      );
    expect(await lines('monday before:2024 OR tag:claim')).toEqual(['Monday']);
    expect(await lines('(monday OR tag:claim) safe')).toEqual(['Monday', 'safe']);
    expect(await lines('monday -(bridge café)')).toEqual(['Monday']);
    expect(await lines('"bridge reopened" OR (monday -safe)')).toEqual([
      'bridge reopened',
      'Monday',
    ]);
    expect(await lines('🚧')).toEqual(['🚧']);
    expect(await lines('motto "50 %"')).toEqual(['motto', '50']);
    expect(await lines('title:café')).toEqual(['Café']);
    expect(await lines('has:url')).toEqual([]);
  });

  test('for a note, the mark’s place; for a tag, the passages that have it', async () => {
    const workspace = await filled();
    const { call, ids } = workspace;
    const { id } = await tagWords(workspace, ids.tunnel, 'closed');
    await call['annotation:set-note']({ id, note: 'Ask Ruiz: was it really shut?' });
    await tagWords(workspace, ids.tunnel, 'far');
    const startUtf16 = 'The tunnel is '.length;
    const noted = await searchFor(workspace, 'note:really');
    expect(noted.groups[0]?.hits).toEqual([
      {
        in: 'note',
        span: { startUtf16, endUtf16: startUtf16 + 6 },
        annotationId: id,
        before: 'Ask Ruiz: was it ',
        match: 'really',
        after: ' shut?',
      },
    ]);
    const tagged = await searchFor(workspace, 'tag:claim');
    expect(tagged.groups[0]?.hits.map(lineOf)).toEqual([
      'text: The tunnel is [closed]. A bridge too far for Ruiz.',
      'text: The tunnel is closed. A bridge too [far] for Ruiz.',
    ]);
    expect(tagged.groups[0]).toMatchObject({ hitCount: 2, hits: [{ annotationId: id }, {}] });
    const both = await searchFor(workspace, 'tag:claim tunnel');
    expect(both.groups[0]?.hits.map(({ match }) => match)).toEqual(['Tunnel', 'tunnel', 'tunnel']);
  });

  test('the first twenty places of an article, and how many there are', async () => {
    const workspace = await openTestWorkspace();
    storeText(workspace, 'bridge and '.repeat(50), { title: 'Many' });
    const { groups } = await searchFor(workspace, 'bridge');
    expect(groups[0]?.hits).toHaveLength(20);
    expect(groups[0]?.hitCount).toBe(50);
    expect(groups[0]?.hits[19]?.span?.startUtf16).toBe(19 * 11);
  });

  test('places in a long text too', async () => {
    const workspace = await openTestWorkspace();
    const text = `${'filler '.repeat(20_000)}橋 bridge`;
    storeText(workspace, text, { title: 'Long' });
    const { groups } = await searchFor(workspace, 'bridge');
    expect(groups[0]?.hits.map(({ span }) => span)).toEqual([
      { startUtf16: text.length - 6, endUtf16: text.length },
    ]);
    expect(groups[0]?.hitCount).toBe(1);
  });
});

describe('the order', () => {
  test('is by relevance, a headline first, or as the list is sorted', async () => {
    const workspace = await openTestWorkspace();
    const words = 'bridge '.repeat(3);
    storeText(workspace, `${words} ${'other '.repeat(200)}`, { title: 'B', importedAtMs: 3 });
    storeText(workspace, `${'other '.repeat(200)} bridge`, {
      title: 'The bridge',
      importedAtMs: 2,
    });
    storeText(workspace, `${'other '.repeat(200)} bridge`, { title: 'A', importedAtMs: 1 });
    expect(await titlesFor(workspace, 'bridge')).toEqual(['The bridge', 'B', 'A']);
    const sort = { by: 'title', descending: false } as const;
    const sorted = await titlesFor(workspace, 'bridge', { order: 'sort', view: { sort } });
    expect(sorted).toEqual(['A', 'B', 'The bridge']);
    expect(await titlesFor(workspace, 'bridge OR marks:0')).toEqual(['The bridge', 'B', 'A']);
  });

  test('stays the same from page to page, and every page tells the total', async () => {
    const workspace = await openTestWorkspace();
    for (let index = 0; index < 7; index += 1) {
      storeText(workspace, `bridge number ${index}`, { title: `${index}` });
    }
    for (const query of ['bridge', '"bridge number"', 'bridge marks:0', 'marks:0', '']) {
      const all = await titlesFor(workspace, query);
      const pages: string[] = [];
      for (const offset of [0, 3, 6, 9]) {
        const page = await searchFor(workspace, query, { offset, limit: 3 });
        expect([query, page.total, page.offset]).toEqual([query, 7, offset]);
        pages.push(...page.groups.map(({ article }) => article.title));
      }
      expect([query, pages]).toEqual([query, all]);
    }
  });
});

test('a search that is stopped says so', async () => {
  const workspace = await filled();
  const signal = AbortSignal.abort();
  const error = await appErrorOf(() =>
    workspace.call['library:search'](
      { view: { ...everything, query: 'bridge' }, order: 'relevance', offset: 0, limit: 10 },
      { signal, progress: () => {} },
    ),
  );
  expect(error.code).toBe('cancelled');
});
