// Figures over the library or a part of it, nearly as large as the window.

import { lazy, Suspense } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import './statistics.css';

const StatisticsPage = lazy(async () => {
  const page = await import('./StatisticsPage.tsx');
  return { default: page.StatisticsPage };
});

export function StatisticsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Statistics" size="page" onClose={onClose}>
      <Suspense fallback={<div className="statistics-body" aria-busy />}>
        <StatisticsPage />
      </Suspense>
    </Dialog>
  );
}
