// Passages in other articles that a relation may end at: by the words asked for, or else by those of the mark itself.
// One pass over the marks with a fitting tag, then the best of them in full.

import type { RelationCandidate } from '../../../shared/ipc/mark-types.ts';
import { otherTags } from '../../../shared/relations/allowed.ts';
import { areAlike } from '../../../shared/relations/alike.ts';
import { wordPattern } from '../../../shared/text/word-pattern.ts';
import { snapshot } from '../db/connection.ts';
import { listNamed, listPassages, type NamedTuple } from '../db/passage.ts';
import type { ThreadInput } from '../protocol.ts';
import { checkPassages, checkTables } from './check-article.ts';
import { requireAnnotation } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { passageReader } from './relation-passages.ts';
import { requireRelationType } from './relation-rules.ts';
import { nameOf } from './relation-words.ts';

export function relationCandidates(
  workspace: OpenWorkspace,
  { articleId, from, type: typeId, words, limit }: ThreadInput<'relation:candidates'>,
): RelationCandidate[] {
  return snapshot(workspace.db, (db) => {
    const { head, annotation } = requireAnnotation(db, from, articleId);
    const type = requireRelationType(workspace.tagsetOf(head), typeId);
    if (type.rules?.acrossArticles !== true || !type.from.includes(annotation.tag)) return [];
    const named = listNamed(db, head.key, otherTags({ type, direction: 'out' }, annotation.tag));
    const scoreOf = words.trim() === '' ? likeness(nameOf(annotation)) : matching(words);
    const best = named
      .map((tuple) => ({ key: tuple[0], score: scoreOf(tuple) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit);
    const found = listPassages(
      db,
      best.map(({ key }) => key),
    );
    checkPassages(workspace, db, found);
    checkTables(workspace, db, ['tagset']);
    const passages = new Map(found.map((p) => [p.key, p]));
    const read = passageReader(db);
    return best.flatMap(({ key }): RelationCandidate[] => {
      const passage = passages.get(key);
      if (passage === undefined) return [];
      return [{ ...read(passage), before: passage.prefix, after: passage.suffix }];
    });
  });
}

type Score = (tuple: NamedTuple) => number;

const fold = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en');

/** Every word asked for begins a word of the passage, its name or the article's title. */
function matching(words: string): Score {
  const wanted = fold(words).match(wordPattern) ?? [fold(words.trim())];
  const whole = fold(words.trim());
  return ([, quote, name, title]) => {
    const own = fold(`${quote} ${name ?? ''}`);
    const all = ` ${[...(`${own} ${fold(title)}`.match(wordPattern) ?? [])].join(' ')}`;
    if (!wanted.every((word) => all.includes(` ${word}`))) return 0;
    if (fold(quote) === whole || fold(name ?? '') === whole) return 4;
    if (own.startsWith(whole)) return 3;
    return own.includes(whole) ? 2 : 1;
  };
}

/** All of them, those first that may mean the same. */
function likeness(own: string): Score {
  return ([, quote, name]) => {
    if (fold(quote) === fold(own) || fold(name ?? '') === fold(own)) return 3;
    return areAlike(own, name ?? quote) ? 2 : 1;
  };
}
