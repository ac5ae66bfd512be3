import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import openjpegUrl from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';
import type { Source } from './bytes';

// The only module that knows pdf.js. It is loaded when a PDF is looked at, so
// that the window opens without it. What pdf.js works with lies beside the
// program's own files: the content security policy lets nothing else in.

export type Pdf = pdfjs.PDFDocumentProxy;
export type PdfPage = pdfjs.PDFPageProxy;

/** Why a PDF cannot be shown: it asks for a password, it is damaged or none, or its bytes cannot be read. */
export type PdfTrouble = 'locked' | 'broken' | 'unread';

export class PdfError extends Error {
  constructor(readonly trouble: PdfTrouble) {
    super(trouble);
  }
}

/** Bytes that are asked of a source at once. */
const PIECE = 1 << 18;

/** Reads only what is looked at, however large the file is. */
class Pieces extends pdfjs.PDFDataRangeTransport {
  constructor(
    private readonly source: Source,
    private readonly unread: () => void,
  ) {
    super(source.size, null);
  }

  override requestDataRange(begin: number, end: number): void {
    this.source.read(begin, end - begin).then(
      (bytes) => this.onDataRange(begin, bytes),
      () => this.unread(),
    );
  }
}

/** A PDF that is open, and how to let go of it. */
export interface OpenPdf {
  pdf: Pdf;
  close: () => void;
}

/** Opens a PDF; throws a PdfError. */
export async function openPdf(source: Source): Promise<OpenPdf> {
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  let unread = false;
  const range = new Pieces(source, () => {
    unread = true;
    void task.destroy();
  });
  const task = pdfjs.getDocument({
    range,
    length: source.size,
    rangeChunkSize: PIECE,
    disableAutoFetch: true,
    disableStream: true,
    // The policy allows neither eval nor WebAssembly. Plain script does the same; for
    // JPEG 2000, which some scanners write, it lies in a file of its own.
    isEvalSupported: false,
    useWasm: false,
    wasmUrl: new URL('.', new URL(openjpegUrl, document.baseURI)).href,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return { pdf: await task.promise, close: () => void task.destroy() };
  } catch (reason) {
    void task.destroy();
    if (unread) throw new PdfError('unread');
    throw new PdfError((reason as Error).name === 'PasswordException' ? 'locked' : 'broken');
  }
}

/** Pixels of one canvas; more and webviews draw nothing. */
const MOST_PIXELS = 16_000_000;

/** Something that is being drawn, and how to stop it. */
export interface Drawing {
  done: Promise<HTMLCanvasElement>;
  stop: () => void;
}

/** Draws a page on a canvas of its own, as sharp as the screen is. */
export function drawPage(page: PdfPage, scale: number): Drawing {
  const plain = page.getViewport({ scale });
  const sharp = Math.min(
    window.devicePixelRatio || 1,
    Math.sqrt(MOST_PIXELS / Math.max(1, plain.width * plain.height)),
  );
  const viewport = page.getViewport({ scale: scale * sharp });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const task = page.render({ canvas, viewport });
  return { done: task.promise.then(() => canvas), stop: () => task.cancel() };
}

/** Lays the text of a page over it, to be read aloud and selected. */
export async function layText(page: PdfPage, container: HTMLElement): Promise<void> {
  await new pdfjs.TextLayer({
    textContentSource: page.streamTextContent({ includeMarkedContent: true }),
    container,
    viewport: page.getViewport({ scale: 1 }),
  }).render();
}
