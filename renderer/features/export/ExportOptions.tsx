// The options that the chosen format and selection have a use for.

import type { AnnotatorId, TagId } from '../../../shared/domain/ids.ts';
import type { ExportParts } from '../../../shared/ipc/dataset-types.ts';
import { formatInfo } from '../../../shared/formats/format-list.ts';
import { EitherChoice } from './EitherChoice.tsx';
import { applicable, type ExportDraft } from './export-draft.ts';
import type { ExportScope } from './export-scopes.ts';
import { OptionCheck } from './OptionCheck.tsx';
import { PartFilter } from './PartFilter.tsx';
import { SplitFields } from './SplitFields.tsx';

interface ExportOptionsProps {
  readonly draft: ExportDraft;
  readonly scope: ExportScope;
  readonly parts: ExportParts | null;
  readonly onChange: (change: Partial<ExportDraft>) => void;
}

const eachValues = [
  ['together', 'One file'],
  ['per-article', 'One for each article'],
] as const;

const offsetValues = [
  ['utf-16', 'Offsets in UTF-16 units'],
  ['code-points', 'in code points'],
] as const;

function Choices({ draft, scope, parts, onChange }: ExportOptionsProps) {
  const applies = applicable(draft, scope);
  const own = formatInfo(draft.format).offsets === 'utf-16' ? 'utf-16' : 'code-points';
  const annotators = parts?.annotators.map(({ name, ...part }) => ({ ...part, label: name }));
  return (
    <div className="export-choices">
      <PartFilter
        label="Tags"
        parts={parts?.tags ?? null}
        chosen={draft.tags}
        onChoose={(tags) => onChange({ tags: tags as readonly TagId[] | null })}
      />
      <PartFilter
        label="Annotators"
        parts={annotators ?? null}
        chosen={draft.annotators}
        onChoose={(ids) => onChange({ annotators: ids as readonly AnnotatorId[] | null })}
      />
      {applies.each ? (
        <EitherChoice
          label="Files"
          values={eachValues}
          chosen={draft.each}
          onChoose={(each) => onChange({ each })}
        />
      ) : null}
      {applies.offsets ? (
        <EitherChoice
          label="Offsets"
          values={offsetValues}
          chosen={draft.offsets ?? own}
          onChoose={(offsets) => onChange({ offsets: offsets === own ? null : offsets })}
        />
      ) : null}
    </div>
  );
}

function Checks({ draft, scope, onChange }: Omit<ExportOptionsProps, 'parts'>) {
  const applies = applicable(draft, scope);
  return (
    <div className="export-checks">
      <OptionCheck
        label="Accepted marks only"
        about="Leaves out rejected marks and those that wait for a decision: moved, fuzzy, without a place."
        checked={draft.acceptedOnly}
        onChange={(acceptedOnly) => onChange({ acceptedOnly })}
      />
      <OptionCheck
        label="Dataset card and manifest"
        about="A README.md with counts, tagset and annotators, and the SHA-256 of each file."
        checked={draft.card}
        onChange={(card) => onChange({ card })}
      />
      {applies.text ? (
        <OptionCheck
          label="Leave the text out"
          about="Hashes in place of texts and quotes, for texts that must not be passed on."
          checked={!draft.text}
          onChange={(without) => onChange({ text: !without })}
        />
      ) : null}
      {applies.split ? (
        <OptionCheck
          label="Split into train, dev and test"
          about="Files of their own to train, tune and test a model."
          checked={draft.isSplit}
          onChange={(isSplit) => onChange({ isSplit })}
        />
      ) : null}
    </div>
  );
}

export function ExportOptions(props: ExportOptionsProps) {
  const { draft, scope, onChange } = props;
  return (
    <section className="export-options" aria-label="Options">
      <Choices {...props} />
      <Checks draft={draft} scope={scope} onChange={onChange} />
      {applicable(draft, scope).split && draft.isSplit ? (
        <SplitFields split={draft.split} onChange={(split) => onChange({ split })} />
      ) : null}
    </section>
  );
}
