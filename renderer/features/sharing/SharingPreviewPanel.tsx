// How replaced passages read in the copy, and in plain words what may still tell who is meant.

import { TriangleAlert } from 'lucide-react';
import type { SharingPreview } from '../../../shared/ipc/sharing-types.ts';

const SHOWN = 60;

export function SharingPreviewPanel({ preview }: { readonly preview: SharingPreview | null }) {
  if (preview === null) return <section className="sharing-preview" aria-label="Preview" />;
  return (
    <section className="sharing-preview" aria-label="Preview">
      <h3>Replaced passages</h3>
      {preview.passages.length === 0 ? (
        <p className="quiet">Nothing in the text is replaced.</p>
      ) : null}
      <ul className="sharing-passages" aria-label="Replaced passages" tabIndex={0}>
        {preview.passages.slice(0, SHOWN).map(({ startUtf16, before, after, prefix, suffix }) => (
          <li key={startUtf16} dir="auto">
            <span className="quiet">…{prefix}</span>
            <del>{before}</del> <ins>{after}</ins>
            <span className="quiet">{suffix}…</span>
          </li>
        ))}
      </ul>
      <h3>What may still tell</h3>
      <ul className="sharing-warnings" aria-label="What may still tell">
        {preview.warnings.map((warning) => (
          <li key={warning}>
            <TriangleAlert aria-hidden />
            <span dir="auto">{warning}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
