// Where a mark was carried to by a change of the text: what happened, the old words beside the new ones, and the
// decision. Nothing is decided by itself.

import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { deleteMark } from '../../state/acts.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { reader } from '../../state/reader-handle.ts';
import { useSelection } from '../../state/selection-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import type { AnyCommandId } from '../../app/commands/command-types.ts';
import { madeOn } from './made-on.ts';
import { acceptSelected, placeSelected } from './waiting.ts';
import { WordDiff } from './WordDiff.tsx';

interface PlaceDecisionProps {
  readonly mark: Mark;
  readonly current: CurrentArticle;
  /** Null while they are on their way. */
  readonly details: Annotation | null;
}

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

/** What happened, and what it asks. */
function Happened({ mark: { state }, details }: Pick<PlaceDecisionProps, 'mark' | 'details'>) {
  if (state === 'moved') {
    return (
      <p>
        <span className="decision-state">Found again elsewhere.</span> Do the words still mean the
        same there?
      </p>
    );
  }
  if (state === 'orphan') {
    return (
      <p>
        <span className="decision-state">It has no place in this text.</span> Select what stands for
        its words now, or delete the mark.
      </p>
    );
  }
  const score = details?.anchoring.score;
  const alike = score === undefined ? '' : `, ${percent.format(score)}\u00A0alike`;
  return (
    <p>
      <span className="decision-state">Found again with changed words{alike}.</span> Is it still the
      passage that was meant?
    </p>
  );
}

/** What the mark was made on; null while that is not known, and where the log does not tell. */
function useMadeOn(mark: Mark, current: CurrentArticle, details: Annotation | null) {
  const [made, setMade] = useState<Annotation | null>(null);
  const { id } = mark;
  const articleId = current.article.id;
  const wanted = mark.state === 'orphan' ? null : details;
  useEffect(() => {
    if (wanted === null) return undefined;
    let left = false;
    void call('history:of-mark', { id, articleId })
      .then((events) => left || setMade(madeOn(events, wanted)))
      // Then the new words stand alone, as for a mark that came with a file.
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [id, articleId, wanted]);
  return mark.state === 'orphan' ? details : made;
}

const quoteOf = ({ segments }: Annotation): string =>
  segments.map(({ quote }) => quote).join(' … ');

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');

/** The words where they stood or stand: a few more on both sides, so that one sees what they are about. */
function InContext({
  label,
  place,
  language,
}: {
  readonly label: string;
  readonly place: Annotation;
  readonly language: string | null;
}) {
  return (
    <p className="place-context" dir="auto" lang={language ?? undefined}>
      <span className="place-label">{label} </span>
      {place.prefix === '' ? '' : `…${oneLine(place.prefix)}`}
      <strong>{oneLine(quoteOf(place))}</strong>
      {place.suffix === '' ? '' : `${oneLine(place.suffix)}…`}
    </p>
  );
}

function Comparison({ mark, current, details }: PlaceDecisionProps) {
  const made = useMadeOn(mark, current, details);
  const { language } = current.article;
  if (details === null || made === null) return null;
  if (mark.state === 'orphan')
    return <InContext label="It was:" place={details} language={language} />;
  if (mark.state === 'fuzzy') {
    return <WordDiff before={quoteOf(made)} after={quoteOf(details)} language={language} />;
  }
  return (
    <>
      <InContext label="It was:" place={made} language={language} />
      <InContext label="It is:" place={details} language={language} />
    </>
  );
}

interface DecisionProps {
  readonly command: AnyCommandId;
  readonly label: string;
  readonly primary?: boolean;
  readonly onDecide: () => void;
}

function Decision({ command, label, primary, onDecide }: DecisionProps) {
  const key = useCommandKey(command);
  return (
    <Button
      look={primary === true ? 'primary' : 'secondary'}
      aria-keyshortcuts={key}
      onClick={onDecide}
    >
      {label}
      {key === undefined ? null : <Kbd name={key} />}
    </Button>
  );
}

/** The decision takes its buttons away; the focus goes on in the text, where the keys are. */
function thenToText(decide: () => void): () => void {
  return () => {
    decide();
    reader.current?.focus();
  };
}

export function PlaceDecision({ mark, current, details }: PlaceDecisionProps) {
  const selected = useSelection((state) => state.markId === mark.id);
  if (mark.state === 'exact' || !selected) return null;
  return (
    <section className="decision" aria-label="Decision about the place" data-state={mark.state}>
      <Happened mark={mark} details={details} />
      <Comparison mark={mark} current={current} details={details} />
      <div className="decision-acts">
        {mark.state === 'orphan' ? null : (
          <Decision
            command="mark.accept-place"
            label="It is right"
            primary
            onDecide={thenToText(acceptSelected)}
          />
        )}
        <Decision
          command="mark.place-here"
          label="Place it"
          primary={mark.state === 'orphan'}
          onDecide={() => void placeSelected()}
        />
        <Decision
          command="mark.delete"
          label="Delete"
          onDecide={thenToText(() => deleteMark(mark.id))}
        />
      </div>
    </section>
  );
}
