// Beside the text: all marks in text order, and what is known about the article.

import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { useArticle } from '../../state/article-store.ts';
import { marks, useMarksVersion } from '../../state/marks.ts';
import { formatNumber } from '../../ui/words.ts';
import { ArticleTab } from './ArticleTab.tsx';
import { MarksTab } from './MarksTab.tsx';
import { useCardFocus } from './card-focus.ts';

type Tab = 'marks' | 'article';

function useTab(): readonly [Tab, (tab: string) => void] {
  const [tab, setTab] = useState<Tab>('marks');
  const cardWanted = useCardFocus((state) => state.wanted !== null);
  // The card of the selected mark lives in the list of marks.
  if (cardWanted && tab !== 'marks') setTab('marks');
  return [tab, (next) => setTab(next === 'article' ? 'article' : 'marks')];
}

export function Inspector() {
  useMarksVersion();
  const current = useArticle((state) => state.current);
  const [tab, setTab] = useTab();
  if (current === null)
    return <p className="side-empty">Marks appear here when an article is open.</p>;
  return (
    <Tabs.Root className="inspector" value={tab} onValueChange={setTab}>
      <Tabs.List className="tabs" aria-label="Inspector">
        <Tabs.Trigger className="tab" value="marks">
          Marks <span className="numbers">{formatNumber(marks.size)}</span>
        </Tabs.Trigger>
        <Tabs.Trigger className="tab" value="article">
          Article
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content className="tab-content" value="marks" tabIndex={-1}>
        <MarksTab current={current} />
      </Tabs.Content>
      <Tabs.Content className="tab-content" value="article" tabIndex={-1}>
        <ArticleTab key={current.article.id} current={current} />
      </Tabs.Content>
    </Tabs.Root>
  );
}
