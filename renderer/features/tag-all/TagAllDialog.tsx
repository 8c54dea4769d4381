// Find and tag all: the words and how they are meant, where to look, which tag, and the preview in which occurrences are
// ticked off. Enter tags what is ticked, in one act.

import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { TagAllFindings } from '../../../shared/ipc/mark-types.ts';
import { useArticle } from '../../state/article-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { countOf, formatNumber } from '../../ui/words.ts';
import { AttributesSwitch } from './AttributesSwitch.tsx';
import { PatternFields } from './PatternFields.tsx';
import { PreviewList } from './PreviewList.tsx';
import { usePreviewRows } from './rows.ts';
import { endTagAll, tagTicked, useTagAll, type TagAll } from './tag-all-store.ts';
import { TagChoice } from './TagChoice.tsx';
import { countTicks } from './ticks.ts';
import './tag-all.css';

function taggedWords({ groups }: TagAllFindings, tag: TagId): string {
  const tagged = groups
    .flatMap(({ matches }) => matches)
    .filter((match) => match.tagged === tag).length;
  return tagged === 0 ? '' : `, ${formatNumber(tagged)} tagged already`;
}

/** What was found, in one sentence that is also heard. */
function foundWords({ pattern, findings, searching, failure, tag }: TagAll): string {
  if (failure !== null) return failure;
  if (pattern === '') return 'Type what to look for.';
  if (searching || findings === null) return 'Searching…';
  if (findings.fault !== null) return findings.fault;
  if (findings.total === 0) return 'Nothing found.';
  const where =
    findings.groups.length === 1 ? '' : ` in ${countOf(findings.groups.length, 'article')}`;
  const more = findings.truncated ? 'the first ' : '';
  return `${more}${countOf(findings.total, 'occurrence')}${where}${taggedWords(findings, tag)}`;
}

export function TagAllDialog({ onClose }: { readonly onClose: () => void }) {
  const now = useTagAll((state) => state.now);
  useEffect(() => endTagAll, []);
  if (now === null) return null;
  return <OpenTagAll now={now} onClose={onClose} />;
}

function OpenTagAll({ now, onClose }: { readonly now: TagAll; readonly onClose: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  const current = useArticle((state) => state.current);
  const { findings, scope, tag, turned } = now;
  const rows = usePreviewRows(findings, scope.kind !== 'article');
  const { ticked, tickable } = countTicks(findings?.groups ?? [], tag, turned);
  const words = foundWords(now);
  const isFault = now.failure !== null || findings?.fault != null;
  if (current === null) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'text') return;
    if (event.key === 'ArrowDown') list.current?.focus();
    else if (event.key === 'Enter') void tagTicked();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Tag every occurrence" size="large" onClose={onClose}>
      <div className="tag-all" role="presentation" onKeyDown={onKeyDown}>
        <PatternFields now={now} current={current} invalid={isFault} />
        <TagChoice tags={current.tagset.tags} chosen={tag} />
        <AttributesSwitch now={now} current={current} />
        <p className={isFault ? 'tag-all-found tag-all-fault' : 'tag-all-found'} role="status">
          {words}
        </p>
        <PreviewList ref={list} rows={rows} tag={tag} turned={turned} />
        <div className="tag-all-foot">
          <p className="tag-all-keys">
            <Kbd name="ArrowDown" spoken /> into the list <Kbd name="Space" spoken /> tick or untick
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            aria-disabled={ticked === 0 || now.tagging || now.searching}
            onClick={() => void tagTicked()}
          >
            {now.tagging ? 'Tagging…' : `Tag ${formatNumber(ticked)} of ${formatNumber(tickable)}`}
            <Kbd name="Enter" />
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
