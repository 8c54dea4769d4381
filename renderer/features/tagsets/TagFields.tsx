// The chosen tag: what it is called, how it looks, its key, what it is for and what can be said about its marks.

import type { Tag, Tagset } from '../../../shared/domain/tagset.ts';
import type { TagsetProblem } from '../../../shared/tagset/check-tagset.ts';
import { editTagset } from '../../state/tagset-editor.ts';
import { Field } from '../../ui/Field.tsx';
import { AttributeEditor } from './AttributeEditor.tsx';
import { ColourField } from './ColourField.tsx';
import { KeyField } from './KeyField.tsx';
import { MarkPreview } from './MarkPreview.tsx';
import { withTag } from './tag-edits.ts';
import { fieldWords, tagPath } from './use-problems.ts';

interface TagFieldsProps {
  readonly tagset: Tagset;
  readonly tag: Tag;
  readonly problems: readonly TagsetProblem[];
}

interface TextProps {
  readonly tag: Tag;
  readonly path: string;
  readonly problems: readonly TagsetProblem[];
  readonly onChange: (tag: Tag) => void;
}

function LabelField({ tag, path, problems, onChange }: TextProps) {
  const words = fieldWords(problems, `${path}.label`);
  return (
    <Field label="Label" {...words}>
      {(ids) => (
        <input
          {...ids}
          className="input"
          dir="auto"
          value={tag.label}
          aria-invalid={words.error !== undefined}
          onChange={(event) => onChange({ ...tag, label: event.target.value })}
        />
      )}
    </Field>
  );
}

function DescriptionField({ tag, path, problems, onChange }: TextProps) {
  const words = fieldWords(problems, `${path}.description`);
  return (
    <Field label="Description: when to use it" {...words}>
      {(ids) => (
        <textarea
          {...ids}
          className="input"
          dir="auto"
          rows={2}
          value={tag.description ?? ''}
          onChange={({ target: { value } }) =>
            onChange({ ...tag, description: value === '' ? null : value })
          }
        />
      )}
    </Field>
  );
}

export function TagFields({ tagset, tag, problems }: TagFieldsProps) {
  const at = tagset.tags.indexOf(tag);
  const path = tagPath(at);
  const onChange = (changed: Tag) => editTagset(withTag(tagset, changed));
  const text = { tag, path, problems, onChange };
  return (
    <section className="tag-fields" aria-label={`Tag ${tag.label}`}>
      <div className="tag-fields-top">
        <LabelField {...text} />
        <KeyField
          key={tag.id}
          tag={tag}
          words={fieldWords(problems, `${path}.shortcut`)}
          onChange={(shortcut) => onChange({ ...tag, shortcut })}
        />
        <p className="tagset-id">
          id <code>{tag.id}</code>
        </p>
      </div>
      <ColourField
        tag={tag}
        others={tagset.tags.filter(({ id }) => id !== tag.id)}
        words={fieldWords(problems, `${path}.color`)}
        onChange={(color) => onChange({ ...tag, color })}
      />
      <MarkPreview tag={tag} at={at} />
      <DescriptionField {...text} />
      <AttributeEditor tag={tag} onChange={onChange} />
    </section>
  );
}
