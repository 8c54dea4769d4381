// How marks with the tag look in the text, in the light theme and the dark one, whichever is on.

import type { CSSProperties } from 'react';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { underlineOf } from '../../../shared/tagset/underline.ts';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { tagStyle } from '../../ui/tag-look.ts';

interface MarkPreviewProps {
  readonly tag: Tag;
  /** Its place in the tagset, on which its underline depends. */
  readonly at: number;
}

export function MarkPreview({ tag, at }: MarkPreviewProps) {
  const line: CSSProperties = { ...tagStyle(tag), textDecorationStyle: lineOf(tag, at) };
  return (
    <div className="mark-preview" role="img" aria-label="How its marks look, light and dark">
      {(['light', 'dark'] as const).map((theme) => (
        <p key={theme} className="mark-preview-page" style={{ colorScheme: theme }} aria-hidden>
          <TagBadge tag={tag} />
          <span>
            Words of the text, <mark style={line}>some of them marked</mark>, others not.
          </span>
        </p>
      ))}
    </div>
  );
}

type Line = NonNullable<CSSProperties['textDecorationStyle']>;
const lineOf = (tag: Tag, at: number): Line => underlineOf(tag, at) as Line;
