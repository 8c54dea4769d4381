// What would happen: how many come to what, what stays, and the first of them.

import type { Entry } from '../../../state/review-view.ts';
import { shownTag } from '../../../state/article-store.ts';
import { TagBadge } from '../../../ui/TagBadge.tsx';
import { countOf, formatNumber } from '../../../ui/words.ts';
import type { BulkPlan, Planned } from './bulk-plan.ts';

const SHOWN = 6;
const MOST_UTF16 = 90;

function quoteOf({ sayings }: Entry): string {
  const quote = sayings[0]?.mark?.segments.map((segment) => segment.quote).join(' … ') ?? '';
  const line = quote.replaceAll(/\s+/gu, ' ');
  return line.length <= MOST_UTF16
    ? line
    : `${line.slice(0, MOST_UTF16).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

function First({ planned, heading }: { readonly planned: Planned; readonly heading: string }) {
  const { entry, outcome } = planned;
  const tag = entry.sayings[0]?.mark?.tag;
  return (
    <li>
      <span className="bulk-kind">{heading}</span>
      <span className="bulk-quote" dir="auto">
        {tag === undefined ? null : <TagBadge tag={shownTag(tag)} named />} {quoteOf(entry)}
      </span>
      <span className="review-badge">{outcome}</span>
    </li>
  );
}

interface PlanPreviewProps {
  readonly plan: BulkPlan;
  readonly headingOf: (entry: Entry) => string;
}

export function PlanPreview({ plan, headingOf }: PlanPreviewProps) {
  const { planned, kept, tooFew, outcomes } = plan;
  const more = planned.length - SHOWN;
  return (
    <section className="bulk-preview" aria-label="What would happen" aria-live="polite">
      {planned.length === 0 ? (
        <p>Nothing would change.</p>
      ) : (
        <p>
          {outcomes.map(([outcome, count], at) => (
            <span key={outcome}>
              {at === 0 ? '' : ' · '}
              <strong className="numbers">{formatNumber(count)}</strong> {outcome}
            </span>
          ))}
        </p>
      )}
      {kept === 0 ? null : <p className="quiet">{countOf(kept, 'decision')} made before stay.</p>}
      {tooFew === 0 ? null : (
        <p className="quiet">{countOf(tooFew, 'difference')} stay open: not enough agree.</p>
      )}
      {planned.length === 0 ? null : (
        <ol className="bulk-first">
          {planned.slice(0, SHOWN).map((each) => (
            <First key={each.entry.item} planned={each} heading={headingOf(each.entry)} />
          ))}
        </ol>
      )}
      {more > 0 ? <p className="quiet">and {formatNumber(more)} more</p> : null}
    </section>
  );
}
