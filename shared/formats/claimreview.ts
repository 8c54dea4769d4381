// Claims with a verdict as schema.org ClaimReview (https://schema.org/ClaimReview), the form in which search engines and
// fact-check feeds take them. Written only: it holds verdicts, not places in a text. What only the publisher of the
// review knows is left for the publisher to add, and the losses say what that is.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { JsonObject } from '../domain/json.ts';
import { addClaimLosses } from './claimreview/losses.ts';
import { isMaking, reviewOf, verdictOf } from './claimreview/review.ts';
import type { Codec } from './codec.ts';
import { formatInfo } from './format-list.ts';
import { createLosses } from './loss.ts';
import { createTagsetLosses } from './mark-losses.ts';

export const claimreviewCodec: Codec = {
  id: 'claimreview',
  *write(articles, { name }) {
    const losses = createLosses();
    const addTagsetLosses = createTagsetLosses(losses);
    const path = `${name}${formatInfo('claimreview').extension}`;
    yield { path, content: '{\n  "@context": "https://schema.org",\n  "@graph": [' };
    let isFirst = true;
    for (const document of articles) {
      addClaimLosses(losses, document);
      addTagsetLosses(document);
      for (const review of reviewsOf(document)) {
        const json = JSON.stringify(review, null, 2).replaceAll('\n', '\n    ');
        yield { path, content: `${isFirst ? '' : ','}\n    ${json}` };
        isFirst = false;
      }
    }
    yield { path, content: `${isFirst ? '' : '\n  '}]\n}\n` };
    return losses.report();
  },
};

function* reviewsOf(document: AnnotatedArticle): Generator<JsonObject, void, void> {
  const { tagset, annotations, relations } = document;
  const marks = new Map(annotations.map((mark) => [mark.id, mark]));
  const making = Map.groupBy(relations.filter(isMaking), ({ from }) => from);
  for (const mark of annotations) {
    const verdict = verdictOf(tagset, mark);
    if (verdict === null) continue;
    const makers = (making.get(mark.id) ?? []).flatMap(({ to }) => marks.get(to) ?? []);
    yield reviewOf(document, { mark, verdict, makers });
  }
}
