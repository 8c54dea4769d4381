// How far the window's sizes go. Apart from the settings' schema, so that the page needs no validation library.

export const readerFontPx = { min: 15, max: 28, default: 19 } as const;
export const readerWidthCh = { min: 45, max: 90, default: 68 } as const;
export const libraryPx = { min: 200, max: 480, default: 264 } as const;
export const inspectorPx = { min: 280, max: 560, default: 348 } as const;
