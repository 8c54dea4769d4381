// The marks that would not simply stay: what each is now and what it would be.

import type { RevisionPreview } from '../../../shared/ipc/text-types.ts';
import { tagById, useArticle } from '../../state/article-store.ts';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { countOf } from '../../ui/words.ts';
import { WordDiff } from '../attributes/WordDiff.tsx';
import { changeWords, wordsOf } from './marks-words.ts';

type Change = RevisionPreview['uncertain'][number];

function Row({ change: { before, after } }: { readonly change: Change }) {
  const language = useArticle((state) => state.current?.article.language ?? null);
  const tag = tagById(before.tag);
  const old = wordsOf(before);
  const changed = after.anchoring.state === 'fuzzy';
  return (
    <li className="mark-change">
      {tag === undefined ? null : <TagBadge tag={tag} named />}
      <div className="mark-change-words">
        {changed ? (
          <WordDiff before={old} after={wordsOf(after)} language={language} />
        ) : (
          <p className="word-diff" dir="auto">
            {old}
          </p>
        )}
        <p className="quiet">{changeWords(after)}</p>
      </div>
    </li>
  );
}

export function MarkChanges({
  preview: { uncertain, states },
}: {
  readonly preview: RevisionPreview;
}) {
  if (uncertain.length === 0) return null;
  const more = states.moved + states.fuzzy + states.orphan - uncertain.length;
  return (
    <section className="mark-changes" aria-label="Marks that do not simply stay" tabIndex={0}>
      <ul>
        {uncertain.map((change) => (
          <Row key={change.before.id} change={change} />
        ))}
      </ul>
      {more > 0 ? <p className="quiet">{countOf(more, 'more mark')} not shown.</p> : null}
    </section>
  );
}
