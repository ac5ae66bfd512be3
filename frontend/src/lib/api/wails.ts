import type {
  AboutService,
  AfterService,
  Core,
  FilesService,
  FinishedService,
  ImportService,
  JobsService,
  MalService,
} from './core';
import type { DocumentsService } from './documents';
import type { HapService, PapersService, PostService, ShiftListService } from './hap';
import type {
  AccountService,
  DossiersService,
  OpeningService,
  ScratchService,
  SessionService,
} from './portfolio';
import type { CoreEvent } from './types';

interface Bound {
  Import: ImportService;
  Files: FilesService;
  After: AfterService;
  Finished: FinishedService;
  Jobs: JobsService;
  Mal: MalService;
  About: AboutService;
  Session: SessionService;
  Opening: OpeningService;
  Account: AccountService;
  Dossiers: DossiersService;
  Scratch: ScratchService;
  Documents: DocumentsService;
  Papers: PapersService;
  Post: PostService;
  Hap: HapService;
  ShiftList: ShiftListService;
}

type Drop = (x: number, y: number, paths: string[]) => void;

declare global {
  interface Window {
    go?: { desk?: Bound };
    runtime?: {
      OnFileDrop?: (drop: Drop, useTarget: boolean) => void;
      /** The system's print dialog; WebKit on macOS has no other way to it. */
      WindowPrint?: () => void;
      EventsOn?: (name: string, heard: (event: CoreEvent) => void) => () => void;
    };
    chrome?: { webview?: unknown };
    webkit?: { messageHandlers?: { external?: unknown } };
  }
}

/** The bound services that Wails puts in the page before our script runs. */
export function wailsCore(): Core {
  const desk = window.go?.desk;
  if (!desk) throw new Error('the page was opened outside Aiosmap');
  return {
    import: desk.Import,
    files: desk.Files,
    after: desk.After,
    finished: desk.Finished,
    jobs: desk.Jobs,
    mal: desk.Mal,
    about: desk.About,
    portfolio: {
      session: desk.Session,
      opening: desk.Opening,
      account: desk.Account,
      dossiers: desk.Dossiers,
      scratch: desk.Scratch,
      documents: desk.Documents,
      papers: desk.Papers,
      post: desk.Post,
      hap: desk.Hap,
      shiftList: desk.ShiftList,
    },
    hear: (heard) => window.runtime?.EventsOn?.('aiosmap', heard) ?? (() => undefined),
  };
}

/** True in the program's own window, false in a browser on the development server. */
export function inWindow(): boolean {
  return Boolean(window.chrome?.webview ?? window.webkit?.messageHandlers?.external);
}

/** Hears the paths of files that the system drops on the window. */
export function onPathsDropped(heard: (paths: string[]) => void): void {
  window.runtime?.OnFileDrop?.((_x, _y, paths) => heard(paths), true);
}

/** Opens the system's print dialog for what the page shows on paper. */
export function printPage(): void {
  if (window.runtime?.WindowPrint) window.runtime.WindowPrint();
  else window.print();
}
