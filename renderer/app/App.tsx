// Composition of the window: what is loading, what went wrong, or the workbench with its dialogs.

import { Tooltip } from 'radix-ui';
import { useAppStore } from '../state/app-store.ts';
import { useReview } from '../state/review-store.ts';
import { Toasts } from '../ui/Toasts.tsx';
import { useDelayed } from '../ui/use-delayed.ts';
import { useCommands } from './commands/use-commands.ts';
import { Dialogs } from './Dialogs.tsx';
import { ExportProgressCard } from '../features/export/ExportProgressCard.tsx';
import { DropTarget } from '../features/import/DropTarget.tsx';
import { ImportProgressCard } from '../features/import/ImportProgressCard.tsx';
import { ReviewProgressCard } from '../features/review/open/ReviewProgressCard.tsx';
import { FaultCard } from './FaultCard.tsx';
import { Shell } from './Shell.tsx';
import { useLook } from './use-look.ts';
import { useStart } from './use-start.ts';

function Waiting() {
  const late = useDelayed(true);
  return late ? (
    <main className="problem" aria-label="Starting">
      <p className="quiet">Opening the workspace…</p>
    </main>
  ) : null;
}

export function App() {
  useStart();
  useCommands();
  useLook();
  const app = useAppStore((state) => state.app);
  const failure = useAppStore((state) => state.failure);
  const reviewing = useReview((state) => state.reviewId !== null);
  if (app === null && failure !== null) {
    return (
      <FaultCard title="Sourcebench could not start">
        <p>{failure.message}</p>
        <p>{failure.details.remedy}</p>
      </FaultCard>
    );
  }
  if (app === null) return <Waiting />;
  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      <Shell app={app} />
      <DropTarget />
      <div className="progress-cards">
        <ImportProgressCard />
        <ExportProgressCard />
        <ReviewProgressCard />
      </div>
      <Dialogs />
      <Toasts raised={reviewing} />
    </Tooltip.Provider>
  );
}
