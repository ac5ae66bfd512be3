import type { ListView, MalView, Options, RowsPage, Saved, SelftestReport, StartView } from './types';

/**
 * The Go core as the window sees it. A refusal rejects with a value that
 * `toFailure` understands. `null` means that a system dialog was closed.
 */
export interface Core {
  import: ImportService;
  mal: MalService;
  about: AboutService;
}

export interface ImportService {
  Start(): Promise<StartView>;
  Pick(): Promise<ListView | null>;
  OpenPath(path: string): Promise<ListView>;
  OpenContent(name: string, base64: string): Promise<ListView>;
  OpenPasted(text: string, html: string): Promise<ListView>;
  OpenAgain(password: string): Promise<ListView>;
  Change(options: Options): Promise<ListView>;
  /** filter: "", "changed", "suggestion", "check", "error", "out" or "kind:CODE"; from counts from 0. */
  Rows(filter: string, from: number, count: number): Promise<RowsPage>;
  Save(): Promise<Saved>;
  SaveWorkbook(): Promise<Saved>;
  SaveReport(): Promise<Saved>;
  SaveQuestions(): Promise<Saved>;
  Close(): Promise<void>;
}

export interface MalService {
  Use(institute: string): Promise<MalView>;
  Pick(): Promise<MalView | null>;
  LoadContent(name: string, base64: string): Promise<MalView>;
  SetConstants(constants: Record<string, string>): Promise<MalView>;
  Confirm(): Promise<MalView>;
}

export interface AboutService {
  Licences(): Promise<string>;
  DataFolder(): Promise<string>;
  Selftest(report: SelftestReport): Promise<void>;
}
