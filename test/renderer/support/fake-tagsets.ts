// The fake's tagsets: the one that the articles have, which is the default, and one that only came with an article.

import type { WorkbenchCalls } from '../../../shared/ipc/workbench.ts';
import type { FakeStore } from './fake-store.ts';
import type { Answers } from './fake-types.ts';

type Names = Extract<keyof WorkbenchCalls, 'tagset:list' | 'tagset:effects'>;

export function tagsetAnswers(store: FakeStore): Pick<Answers, Names> {
  return {
    'tagset:list': () => {
      const articles = store.articles.size;
      const own = { tagset: store.tagset, articles, marks: store.annotations.size };
      const older = { ...store.tagset, id: 'older', name: 'Desk of 2019', version: 1 };
      const came = { tagset: older, articles: 0, marks: 0, kept: false, isDefault: false };
      return [
        { ...own, sha256: 'a'.repeat(64), kept: true, isDefault: true },
        { ...came, sha256: 'b'.repeat(64) },
      ];
    },
    'tagset:effects': () => ({ articles: 0, effects: [], open: [], problems: [] }),
  };
}
