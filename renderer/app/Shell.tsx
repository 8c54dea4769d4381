// The layout: bar at the top, three panes, bar at the bottom. Side panes resize, collapse, and lie over
// the text in narrow windows.

import { useRef, type CSSProperties, type ReactNode } from 'react';
import { inspectorPx, libraryPx } from '../../shared/domain/setting-limits.ts';
import type { AppState } from '../../shared/ipc/types.ts';
import { ArticlePane } from '../features/annotate/ArticlePane.tsx';
import { HistoryPanel } from '../features/history/HistoryPanel.tsx';
import { useHistory } from '../features/history/history-store.ts';
import { Inspector } from '../features/inspector/Inspector.tsx';
import { Library } from '../features/library/Library.tsx';
import { ReviewPane } from '../features/review/pane/ReviewPane.tsx';
import { useReview } from '../state/review-store.ts';
import { updateSettings } from '../state/app-store.ts';
import { useMedia } from '../ui/use-media.ts';
import { narrowQuery, paneIds, toggleInspector, toggleLibrary, useOverlays } from './panes.ts';
import { Separator } from './Separator.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { WorkspaceProblem } from './WorkspaceProblem.tsx';

function sideClass(side: string, lies: boolean): string {
  return `side side-${side}${lies ? ' side-lies' : ''}`;
}

function Scrim({ onClick }: { readonly onClick: () => void }) {
  // For the pointer only: by keyboard the pane's own key closes it.
  return <div className="side-scrim" aria-hidden onClick={onClick} />;
}

function Panes({ app }: { readonly app: AppState }) {
  const { settings } = app;
  const shell = useRef<HTMLDivElement>(null);
  const overlays = useOverlays();
  const history = useHistory((state) => state.open);
  const reviewing = useReview((state) => state.reviewId !== null) && !history;
  const libraryLies = useMedia(narrowQuery.library);
  const inspectorLies = useMedia(narrowQuery.inspector);
  const library = libraryLies ? overlays.library : !settings.libraryCollapsed;
  const inspector = inspectorLies ? overlays.inspector : !settings.inspectorCollapsed;
  const preview = (name: string) => (px: number) =>
    shell.current?.style.setProperty(name, `${px}px`);
  const widths = {
    '--library-px': `${settings.libraryPx}px`,
    '--inspector-px': `${settings.inspectorPx}px`,
  } as CSSProperties;
  return (
    <div className="panes" ref={shell} style={widths}>
      {library ? (
        <nav
          className={sideClass('library', libraryLies)}
          id={paneIds.library}
          data-pane
          aria-label="Library"
        >
          <Library />
          <Separator
            label="Library width"
            controls={paneIds.library}
            value={settings.libraryPx}
            {...libraryPx}
            initial={libraryPx.default}
            grows={1}
            onPreview={preview('--library-px')}
            onCommit={(px) => void updateSettings({ libraryPx: px })}
            onCollapse={toggleLibrary}
          />
        </nav>
      ) : null}
      <main className="centre" id={paneIds.reader} data-pane aria-label="Article">
        <ArticlePane />
      </main>
      {library && libraryLies ? <Scrim onClick={toggleLibrary} /> : null}
      {inspector ? (
        <aside
          className={sideClass('inspector', inspectorLies)}
          id={paneIds.inspector}
          data-pane
          aria-label={history ? 'History' : reviewing ? 'Review' : 'Inspector'}
        >
          <Separator
            label="Inspector width"
            controls={paneIds.inspector}
            value={settings.inspectorPx}
            {...inspectorPx}
            initial={inspectorPx.default}
            grows={-1}
            onPreview={preview('--inspector-px')}
            onCommit={(px) => void updateSettings({ inspectorPx: px })}
            onCollapse={toggleInspector}
          />
          {history ? <HistoryPanel /> : reviewing ? <ReviewPane /> : <Inspector />}
        </aside>
      ) : null}
    </div>
  );
}

export function Shell({ app }: { readonly app: AppState }) {
  const body: ReactNode =
    app.workspace === null ? <WorkspaceProblem app={app} /> : <Panes app={app} />;
  return (
    <div className="shell">
      <TopBar app={app} />
      {body}
      <StatusBar app={app} />
    </div>
  );
}
