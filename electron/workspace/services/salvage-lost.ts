// Articles whose own rows are gone, made again from the log. The text's fingerprint in the log finds the text.

import type { ArticleMetadata } from '../../../shared/domain/article.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { insertArticle, type NewArticle } from '../db/article.ts';
import { listChangesOf } from '../db/change.ts';
import { findArrivalTime, listLostArticles } from '../db/log-rows.ts';
import type { MakeAgain } from '../db/salvage-rows.ts';
import type { insertSource } from '../db/source.ts';
import { loggedState } from './logged-state.ts';

/** As an arrival has it in the log. */
type Arrival = ArticleMetadata &
  Omit<NewArticle, 'metadata' | 'revisionNumber'> & {
    readonly textSha256: string;
    readonly revision: { readonly number: number };
    readonly source: Parameters<typeof insertSource>[2];
  };

export const makeLostArticles: MakeAgain['articles'] = (db, keyOfText, tagsetFor) => {
  const keys = new Map<number, number>();
  for (const id of listLostArticles(db)) {
    const logged = loggedState(listChangesOf(db, id));
    if (logged.arrival === null) continue;
    const arrived = logged.arrival as unknown as Arrival;
    const old = keyOfText.get(arrived.textSha256);
    if (old === undefined) continue;
    const tagsetSha256 = tagsetFor(logged.tagsetSha256 ?? arrived.tagsetSha256, id);
    const importedAtMs = findArrivalTime(db, id) ?? arrived.source.importedAtMs;
    const key = insertArticle(db, { ...newArticle(id, arrived), importedAtMs, tagsetSha256 });
    keys.set(old, key);
  }
  return keys;
};

function newArticle(
  id: ArticleId,
  arrived: Arrival,
): Omit<NewArticle, 'tagsetSha256' | 'importedAtMs'> {
  const { title, subtitle, byline, publisher, publishedOn, url, language, direction } = arrived;
  return {
    id,
    metadata: { title, subtitle, byline, publisher, publishedOn, url, language, direction },
    revisionNumber: arrived.revision.number,
    review: arrived.review,
    extra: arrived.extra,
    detected: arrived.detected,
    kind: arrived.kind,
    characters: 0,
  };
}
