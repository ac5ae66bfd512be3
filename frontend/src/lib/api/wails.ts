import type { AboutService, Core, ImportService, MalService } from './core';

interface Bound {
  Import: ImportService;
  Mal: MalService;
  About: AboutService;
}

type Drop = (x: number, y: number, paths: string[]) => void;

declare global {
  interface Window {
    go?: { desk?: Bound };
    runtime?: { OnFileDrop?: (drop: Drop, useTarget: boolean) => void };
    chrome?: { webview?: unknown };
    webkit?: { messageHandlers?: { external?: unknown } };
  }
}

/** The bound services that Wails puts in the page before our script runs. */
export function wailsCore(): Core {
  const desk = window.go?.desk;
  if (!desk) throw new Error('the page was opened outside Aiosmap');
  return { import: desk.Import, mal: desk.Mal, about: desk.About };
}

/** True in the program's own window, false in a browser on the development server. */
export function inWindow(): boolean {
  return Boolean(window.chrome?.webview ?? window.webkit?.messageHandlers?.external);
}

/** Hears the paths of files that the system drops on the window. */
export function onPathsDropped(heard: (paths: string[]) => void): void {
  window.runtime?.OnFileDrop?.((_x, _y, paths) => heard(paths), true);
}
