// A tag's colour: one of the palette by name, or any other as #rrggbb.

import { useState } from 'react';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { isHexColour } from '../../../shared/tagset/colour.ts';
import { palette } from '../../../shared/tagset/palette.ts';
import { Field } from '../../ui/Field.tsx';
import { tagStyle } from '../../ui/tag-look.ts';
import type { FieldWords } from './use-problems.ts';

interface ColourFieldProps {
  readonly tag: Tag;
  readonly others: readonly Tag[];
  readonly words: FieldWords;
  readonly onChange: (color: string) => void;
}

/** What was typed is shown until it is a colour, or another one is chosen. */
function HexField({ tag, words, onChange }: Omit<ColourFieldProps, 'others'>) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string } | null>(null);
  const text = typed?.over === tag.color ? typed.text : tag.color;
  const bad = !isHexColour(text);
  const shown = bad ? { error: 'Write it as # and six digits, such as #1d4ed8.' } : words;
  return (
    <Field label="Colour as #rrggbb" {...shown}>
      {(ids) => (
        <input
          {...ids}
          className="input hex-input"
          spellCheck={false}
          maxLength={7}
          value={text}
          aria-invalid={shown.error !== undefined}
          onChange={(event) => {
            const color = event.target.value.trim().toLowerCase();
            if (isHexColour(color)) onChange(color);
            setTyped(isHexColour(color) ? null : { text: color, over: tag.color });
          }}
        />
      )}
    </Field>
  );
}

export function ColourField({ tag, others, words, onChange }: ColourFieldProps) {
  return (
    <div className="colour-field">
      <fieldset className="swatches">
        <legend>Colour</legend>
        {palette.map(({ name, color }) => {
          const owner = others.find((other) => other.color.toLowerCase() === color);
          const full = owner === undefined ? name : `${name}, used by ${owner.label}`;
          return (
            <label key={color} className="swatch" title={full} style={tagStyle({ color })}>
              <input
                type="radio"
                name={`colour-${tag.id}`}
                className="visually-hidden"
                aria-label={full}
                checked={tag.color.toLowerCase() === color}
                onChange={() => onChange(color)}
              />
              <span aria-hidden>{owner === undefined ? '' : '•'}</span>
            </label>
          );
        })}
      </fieldset>
      <HexField key={tag.id} tag={tag} words={words} onChange={onChange} />
    </div>
  );
}
