// Loads pdf.js, its worker part included, into this thread: nothing is loaded by address later, from source or from
// a bundle. It is large, so that it is loaded with the first PDF and not before.

import { registerHooks } from 'node:module';

/** What of pdf.js is used, in types that need no browser. */
export interface PdfJs {
  readonly getDocument: (parameters: object) => LoadingTask;
}

export interface LoadingTask {
  readonly promise: Promise<PdfDocument>;
  destroy(): Promise<void>;
}

export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<PdfMetadata>;
  getAnnotationsByType(
    types: ReadonlySet<number>,
    pageIndexesToSkip: ReadonlySet<number>,
  ): Promise<PdfAnnotation[]>;
}

export interface PdfMetadata {
  readonly info: { readonly [key: string]: unknown };
  /** XMP. */
  readonly metadata: { get(name: string): unknown } | null;
  readonly hasStructTree: boolean;
}

export interface PdfPage {
  getViewport(parameters: { readonly scale: number }): Viewport;
  streamTextContent(parameters: {
    readonly includeMarkedContent: boolean;
    readonly disableNormalization: boolean;
  }): ReadableStream<TextChunk>;
  getOperatorList(parameters: {
    readonly intent: 'display';
    readonly annotationMode: number;
  }): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>;
  getStructTree(): Promise<StructNode | null>;
  readonly commonObjs: { has(name: string): boolean; get(name: string): unknown };
  cleanup(): boolean;
}

export type Matrix = readonly [number, number, number, number, number, number];

export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly transform: Matrix;
}

export interface TextChunk {
  readonly items: readonly (TextItem | MarkedContent)[];
  readonly lang: string | null;
}

export interface TextItem {
  readonly str: string;
  readonly dir: 'ltr' | 'rtl' | 'ttb';
  readonly transform: Matrix;
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

export interface MarkedContent {
  readonly type: 'beginMarkedContent' | 'beginMarkedContentProps' | 'endMarkedContent';
  readonly id?: string | null;
  readonly tag?: string | null;
}

export interface PdfAnnotation {
  /** From 0. */
  readonly pageIndex: number;
  readonly subtype?: string;
  readonly url?: string;
  readonly rect?: readonly number[];
  /** Eight numbers for each quadrilateral. */
  readonly quadPoints?: ArrayLike<number> | null;
  readonly fieldValue?: unknown;
  readonly contentsObj?: { readonly str?: string };
}

export interface StructNode {
  readonly role: string;
  readonly children: readonly (StructNode | StructContent)[];
}

export interface StructContent {
  readonly type: 'content' | 'object' | 'annotation';
  readonly id: string;
}

let loading: Promise<PdfJs> | null = null;

export function loadPdfJs(): Promise<PdfJs> {
  loading ??= load();
  return loading;
}

const noCanvas = 'sourcebench:no-canvas';

/**
 * In Node, pdf.js asks for a canvas of machine code when it is loaded, and complains without one. Nothing is drawn
 * here, so that it gets names without a meaning.
 */
async function load(): Promise<PdfJs> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === '@napi-rs/canvas'
        ? { url: noCanvas, format: 'commonjs', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === noCanvas
        ? { format: 'commonjs', source: noCanvasSource, shortCircuit: true }
        : next(url, context),
  });
  try {
    const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    // Where pdf.js looks for its worker before it would load one.
    Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } });
    return (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfJs;
  } finally {
    hooks.deregister();
  }
}

const noCanvasSource = 'exports.DOMMatrix = class {}; exports.Path2D = class {};';
