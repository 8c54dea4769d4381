// Leads to the guidelines of the article's tagset, where it has some.

import { BookOpenText } from 'lucide-react';
import type { Tagset } from '../../../../shared/domain/tagset.ts';
import { Button } from '../../../ui/Button.tsx';
import { showGuidelines } from './show-guidelines.ts';
import { useGuidelines } from './use-guidelines.ts';

export function GuidelinesButton({ tagset }: { readonly tagset: Tagset }) {
  const { saved } = useGuidelines(tagset.id);
  if (saved === null || saved.trim() === '') return null;
  return (
    <div className="custody-acts" role="group" aria-label={`The tagset ${tagset.name}`}>
      <Button onClick={showGuidelines}>
        <BookOpenText aria-hidden />
        Guidelines
      </Button>
    </div>
  );
}
