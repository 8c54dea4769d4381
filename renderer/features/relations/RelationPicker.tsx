// The picker at a passage: which relation, and what with. Arrow keys go through the candidates and show each in the
// text, typing narrows them down, Enter or a click makes the relation; a click on a passage in the text does too.

import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { otherTags, waysOf, type RelationWay } from '../../../shared/relations/allowed.ts';
import { tagLabel, useArticle, type CurrentArticle } from '../../state/article-store.ts';
import { marks, useMarksVersion } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { countOf } from '../../ui/words.ts';
import { goToPassage } from '../annotate/annotate.ts';
import { hullOf } from '../annotate/prepare-span.ts';
import { CandidateList, optionId } from './CandidateList.tsx';
import { usePickerPlace } from './picker-place.ts';
import {
  closeRelationPicker,
  takePassages,
  useRelationPicker,
  type OpenPicker,
} from './picker-store.ts';
import { PickerHints, WayChoice } from './PickerParts.tsx';
import { relate } from './relate.ts';
import type { Candidate } from './use-candidates.ts';
import { ELSEWHERE, usePicker, type PickerState } from './use-picker.ts';
import './relation-picker.css';

const LIST_ID = 'relation-candidates';
const noPlace = { startUtf16: 0, endUtf16: 0 };

interface PickerProps {
  readonly current: CurrentArticle;
  readonly open: OpenPicker;
  readonly mark: Mark;
  readonly ways: readonly RelationWay[];
}

function leave(from: Mark): void {
  closeRelationPicker();
  goToPassage(from.id, { focus: true });
}

function focusField(box: { readonly current: HTMLDivElement | null }): void {
  box.current?.querySelector('input')?.focus({ preventScroll: true });
}

/** A press outside the picker and the text closes it; a click in the text is handed to `onPassage`. */
function usePassages(
  box: { readonly current: HTMLDivElement | null },
  placed: boolean,
  onPassage: (mark: Mark | null) => void,
): void {
  const latest = useRef(onPassage);
  useEffect(() => {
    latest.current = onPassage;
  });
  useEffect(() => {
    takePassages((id) => latest.current(id === null ? null : (marks.get(id) ?? null)));
    return () => takePassages(null);
  }, []);
  useEffect(() => {
    if (!placed) return undefined;
    focusField(box);
    const outside = ({ target }: PointerEvent) => {
      const inside =
        target instanceof Element && target.closest('.relation-picker, .reader-text') !== null;
      if (!inside) closeRelationPicker();
    };
    window.addEventListener('pointerdown', outside, { capture: true });
    return () => window.removeEventListener('pointerdown', outside, { capture: true });
  }, [box, placed]);
}

function Picker({ current, open, mark, ways }: PickerProps) {
  const box = useRef<HTMLDivElement>(null);
  const picker = usePicker(current, open, mark, ways);
  const { way, wayAt, query, elsewhere, canLookElsewhere, rows, active } = picker;
  const own = mark.state === 'orphan' ? null : hullOf(mark.segments);
  const place = usePickerPlace(box, own ?? noPlace, hullOf(active?.mark?.segments ?? []));
  const choose = (other: Pick<Candidate, 'id' | 'far'>) =>
    relate({ way, from: mark.id, replacing: open.replacing, other });

  usePassages(box, place !== null, (picked) => {
    if (picked === null) {
      leave(mark);
      return;
    }
    const tags = otherTags(way, mark.tag);
    const under = [picked, ...marks.at(picked.segments[0]?.startUtf16 ?? 0)];
    const fitting = under.find(({ id, tag }) => id !== mark.id && tags.includes(tag));
    if (fitting !== undefined) choose({ id: fitting.id, far: null });
    else {
      announce(`${tagLabel(picked.tag)} cannot be at the other end of “${way.type.label}”.`);
      focusField(box);
    }
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Tab') picker.chooseWay(wayAt + (event.shiftKey ? -1 : 1));
    else if (event.key === 'Escape') leave(mark);
    else if (event.key === 'Enter') {
      if (active !== undefined) choose(active);
    } else if (!picker.move(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const title = open.replacing === null ? 'Relate' : 'Change the relation of';
  return (
    <div
      ref={box}
      className="relation-picker"
      role="dialog"
      aria-label={`${title} ${tagLabel(mark.tag).toLocaleLowerCase()}`}
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      onKeyDown={onKeyDown}
    >
      <WayChoice ways={ways} at={wayAt} onChoose={picker.chooseWay} />
      <QueryField picker={picker} />
      <CandidateList
        id={LIST_ID}
        label={`${countOf(rows?.length ?? 0, 'candidate')} for ${way.type.label}`}
        current={current}
        rows={rows}
        active={active}
        nothing={nothingWords(picker, mark)}
        onChoose={choose}
      />
      <PickerHints
        elsewhere={elsewhere}
        canLookElsewhere={canLookElsewhere}
        severalWays={ways.length > 1}
        onElsewhere={() => {
          picker.type(elsewhere ? '' : `${ELSEWHERE}${query}`);
          focusField(box);
        }}
      />
    </div>
  );
}

function QueryField({ picker }: { readonly picker: PickerState }) {
  const { way, query, active, canLookElsewhere } = picker;
  const more = canLookElsewhere ? `; ${ELSEWHERE} for other articles` : '';
  return (
    <input
      className="input relation-query"
      role="combobox"
      aria-label={`${way.type.label}: whom or what`}
      aria-expanded="true"
      aria-controls={LIST_ID}
      aria-activedescendant={active === undefined ? undefined : optionId(active)}
      aria-autocomplete="list"
      placeholder={`Type to narrow down${more}`}
      spellCheck={false}
      autoComplete="off"
      value={query}
      onChange={(event) => picker.type(event.target.value)}
    />
  );
}

function nothingWords(
  { way, elsewhere, canLookElsewhere, query }: PickerState,
  { tag }: Mark,
): string {
  if (elsewhere && !canLookElsewhere) return `“${way.type.label}” stays within one article.`;
  if (elsewhere) return 'No passage of another article fits.';
  if (query.trim() !== '') return 'No candidate has these words.';
  const tags = otherTags(way, tag).map(tagLabel).join(' or ');
  return `Nothing further is tagged ${tags.toLocaleLowerCase()} here.`;
}

/** Null where there is none, or where its mark or article is not there any more. */
function useOpen(): PickerProps | null {
  useMarksVersion();
  const open = useRelationPicker((state) => state.open);
  const current = useArticle((state) => state.current);
  if (open === null || current?.article.id !== open.articleId) return null;
  const mark = marks.get(open.from);
  if (mark === undefined) return null;
  const ways = waysOf(current.tagset, mark.tag);
  return ways.length === 0 ? null : { current, open, mark, ways };
}

export function RelationPicker() {
  const props = useOpen();
  const isOpen = useRelationPicker((state) => state.open !== null);
  const gone = isOpen && props === null;
  useEffect(() => {
    if (gone) closeRelationPicker();
  }, [gone]);
  if (props === null) return null;
  const { from, replacing, way } = props.open;
  return <Picker key={`${from} ${replacing ?? ''} ${way}`} {...props} />;
}
