// Settings that are styles: theme, text size and column width, as attributes and properties of the document.
// Also the window's title.

import { useEffect, useLayoutEffect } from 'react';
import { useAppStore } from '../state/app-store.ts';
import { useArticle } from '../state/article-store.ts';

export function useLook(): void {
  const settings = useAppStore((state) => state.app?.settings);
  const workspace = useAppStore((state) => state.app?.workspace?.name);
  const title = useArticle((state) => state.current?.article.title);
  const { theme = 'system', readerFontPx, readerWidthCh } = settings ?? {};

  useLayoutEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [theme]);

  useLayoutEffect(() => {
    const { style } = document.documentElement;
    if (readerFontPx !== undefined) style.setProperty('--reader-font-px', `${readerFontPx}px`);
    if (readerWidthCh !== undefined) style.setProperty('--reader-width', `${readerWidthCh}ch`);
  }, [readerFontPx, readerWidthCh]);

  useEffect(() => {
    document.title = [title, workspace, 'Sourcebench'].filter(Boolean).slice(0, 2).join(' · ');
  }, [title, workspace]);
}
