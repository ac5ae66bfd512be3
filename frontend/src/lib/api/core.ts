import type { PortfolioCore } from './portfolio';
import type {
  Action,
  AnswerView,
  BeforeView,
  ComparisonView,
  CoreEvent,
  CSVView,
  ListView,
  MailView,
  MalVersionView,
  MalView,
  Opened,
  PlaceView,
  RowDetail,
  RowsPage,
  Saved,
  SelftestReport,
  SettingsView,
  StartView,
} from './types';

/**
 * The Go core as the window sees it. A refusal rejects with a value that
 * `toFailure` understands. `null` means that a system dialog was closed.
 */
export interface Core {
  import: ImportService;
  files: FilesService;
  after: AfterService;
  finished: FinishedService;
  jobs: JobsService;
  mal: MalService;
  about: AboutService;
  portfolio: PortfolioCore;
  /** Hears what the core tells unasked; the answer stops hearing. */
  hear(heard: (event: CoreEvent) => void): () => void;
}

/** Getting a list in, and working on it. */
export interface ImportService {
  Start(): Promise<StartView>;
  Pick(): Promise<Opened>;
  OpenPath(path: string): Promise<Opened>;
  OpenContent(name: string, base64: string): Promise<Opened>;
  OpenPasted(text: string, html: string): Promise<Opened>;
  OpenAgain(password: string): Promise<Opened>;
  /** An empty list to type rows in. */
  OpenTyped(): Promise<Opened>;
  /** The open list as it stands, null without one. */
  Current(): Promise<ListView | null>;
  Do(action: Action): Promise<ListView>;
  Undo(): Promise<ListView>;
  Redo(): Promise<ListView>;
  /** Back to the list as it came; each step can be done again. */
  UndoAll(): Promise<ListView>;
  /** filter: "", "changed", "suggestion", "check", "error", "out", "aside" or "kind:CODE"; from counts from 0. */
  Rows(filter: string, from: number, count: number): Promise<RowsPage>;
  Row(row: number): Promise<RowDetail>;
  /** Where a kind was found; index in the places is under the same kind's filter. */
  Places(kind: string, from: number, count: number): Promise<PlaceView[]>;
  /** The next cell that asks for something after a cell, round the end; null when there is none. */
  Next(row: number, field: string, back: boolean, filter: string): Promise<PlaceView | null>;
  /** The index of a row under a filter, -1 when it is not there. */
  IndexOf(row: number, filter: string): Promise<number>;
  /** Stops the work that runs. */
  Stop(): Promise<void>;
  Close(): Promise<void>;
}

/** What is written for a list. */
export interface FilesService {
  Before(): Promise<BeforeView>;
  Save(): Promise<Saved>;
  SaveWorkbook(): Promise<Saved>;
  SaveReport(): Promise<Saved>;
  SaveQuestions(): Promise<Saved>;
  SaveAside(): Promise<Saved>;
  SaveTickList(): Promise<Saved>;
  /** The job as a workbook for a colleague, which opens again with its decisions. */
  SaveHandover(): Promise<Saved>;
  /** Questions for the sender as text. */
  QuestionsMail(): Promise<MailView>;
  /** Shows the folder of the file that was written last. */
  ShowFolder(): Promise<void>;
}

/** The work after the upload. */
export interface AfterService {
  Tick(id: string, done: boolean): Promise<ListView>;
  ReadAnswer(text: string): Promise<AnswerView>;
  /** Rows that Scorion skipped: the text for landelijk beheer. */
  Skipped(rows: number[]): Promise<MailView>;
  /** Takes rows out that made Scorion refuse the file, and remembers them. */
  Refused(rows: number[]): Promise<ListView>;
  /** The text for landelijk beheer about rows whose account exists at SOON or SGBO. */
  ForeignMail(rows: number[]): Promise<MailView>;
  /** Removes the CSV of the open list from this computer, when it is still what was written. */
  RemoveWritten(): Promise<ListView>;
  /** Holds the open list against an earlier list or CSV; null when the dialog was closed. */
  Compare(): Promise<ComparisonView | null>;
  /** The text for landelijk beheer about those changed after import, from the last comparison. */
  ChangedMail(rows: number[]): Promise<MailView>;
  /** Leaves out everybody of the last comparison who is in both lists: Scorion knows them. */
  OnlyNew(): Promise<ListView>;
  /** Ends the job: what was kept of it is removed. */
  Finish(): Promise<StartView>;
}

/** A finished CSV. */
export interface FinishedService {
  /** Writes the CSV anew as it should be; path empty when the dialog was closed. */
  Repair(): Promise<Saved>;
  /** Repairs the CSV that was written for the open list, in its place. */
  RepairWritten(): Promise<ListView>;
  OpenAsList(): Promise<ListView>;
  Close(): Promise<void>;
  /** Removes a CSV that was written earlier, when it is still what was written. */
  Remove(id: string): Promise<StartView>;
  /** Asks no more about a CSV that was written earlier. */
  Forget(id: string): Promise<StartView>;
  Look(id: string): Promise<CSVView>;
}

/** Lists that were being worked on, and those opened before. */
export interface JobsService {
  Resume(id: string): Promise<ListView>;
  Remove(id: string): Promise<StartView>;
  ClearRecents(): Promise<StartView>;
}

export interface MalService {
  Use(institute: string): Promise<MalView>;
  Pick(): Promise<MalView | null>;
  LoadPath(path: string): Promise<MalView>;
  LoadContent(name: string, base64: string): Promise<MalView>;
  /** How user names are made: "big" or "z". */
  SetUsername(form: string): Promise<MalView>;
  SetConstants(constants: Record<string, string>): Promise<MalView>;
  /** delimiter ";", "," or a tab. */
  SetForm(delimiter: string, bom: boolean): Promise<MalView>;
  Confirm(): Promise<MalView>;
  Versions(): Promise<MalVersionView[]>;
  /** Takes a kept version as the newest. */
  Restore(version: number): Promise<MalView>;
  /** Saves an example: what is "empty" or "filled", in "csv" or "xlsx". */
  SaveExample(what: string, form: string): Promise<Saved>;
}

export interface AboutService {
  Licences(): Promise<string>;
  DataFolder(): Promise<string>;
  Settings(): Promise<SettingsView>;
  /** All settings as one readable file. */
  Export(): Promise<Saved>;
  /** Takes over settings from a file: what changed, in Dutch; null when the dialog was closed. */
  Import(): Promise<string[] | null>;
  /** Looks at a shared settings file on each start; null when the dialog was closed. */
  Share(): Promise<SettingsView | null>;
  Unshare(): Promise<SettingsView>;
  TakeShared(): Promise<SettingsView>;
  /** Forgets the user names of SOON and SGBO. */
  ForgetForeign(): Promise<SettingsView>;
  Selftest(report: SelftestReport): Promise<void>;
}
