// Beside the text while the history is open: what was done, and what it did to the mark it was about; of a past state
// also its marks.

import { X } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useState, type KeyboardEvent } from 'react';
import type { TimelineEntry } from '../../../shared/ipc/history-types.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { useArticle, type CurrentArticle } from '../../state/article-store.ts';
import { isPast, usePast } from '../../state/past-store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { formatNumber } from '../../ui/words.ts';
import { backToNow, closeHistory, useHistory } from './history-store.ts';
import { MarkEvents } from './MarkEvents.tsx';
import { PastMarks } from './PastMarks.tsx';
import { Timeline } from './Timeline.tsx';
import { useMarkEvents } from './use-mark-events.ts';
import './history.css';

interface EntryMarkProps {
  readonly entry: TimelineEntry;
  readonly current: CurrentArticle;
}

/** All that happened to the mark that the act was about, also when the mark is gone. */
function EntryMark({ entry, current }: EntryMarkProps) {
  const events = useMarkEvents(current.article.id, entry.markId, entry.seq);
  if (entry.markId === null || events === null) return null;
  return (
    <section className="entry-mark" aria-label="The mark it was about" tabIndex={0}>
      <h3 className="entry-mark-title">History of this mark</h3>
      <MarkEvents events={events} tagset={current.tagset} label="History of this mark" />
    </section>
  );
}

/** Esc leads back to now from everywhere in the panel, and then out of it. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  if (isPast()) backToNow();
  else closeHistory();
}

export function HistoryPanel() {
  const current = useArticle((state) => state.current);
  const past = usePast((state) => state.shown?.past ?? null);
  const { entries, at, loading } = useHistory();
  const key = useCommandKey('history.timeline');
  const [tab, setTab] = useState('acts');
  const entry = entries[at];
  const shownTab = past === null ? 'acts' : tab;
  if (current === null) return null;
  return (
    <Tabs.Root
      className="inspector history-panel"
      value={shownTab}
      onValueChange={setTab}
      onKeyDown={onKeyDown}
    >
      <div className="history-head">
        <Tabs.List className="tabs" aria-label="History">
          <Tabs.Trigger className="tab" value="acts">
            History
          </Tabs.Trigger>
          {past === null ? null : (
            <Tabs.Trigger className="tab" value="marks">
              Marks then <span className="numbers">{formatNumber(past.annotations.length)}</span>
            </Tabs.Trigger>
          )}
        </Tabs.List>
        <IconButton icon={X} label="Close the history" shortcut={key} onClick={closeHistory} />
      </div>
      <Tabs.Content className="tab-content" value="acts" tabIndex={-1}>
        <Timeline />
        {entries.length === 0 && !loading ? (
          <p className="side-empty">Nothing was done to this article yet.</p>
        ) : null}
        {entry === undefined ? null : <EntryMark entry={entry} current={current} />}
      </Tabs.Content>
      <Tabs.Content className="tab-content" value="marks" tabIndex={-1}>
        {past === null ? null : <PastMarks past={past} />}
      </Tabs.Content>
    </Tabs.Root>
  );
}
