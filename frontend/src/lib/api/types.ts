// What the core tells the window: the shapes of app/desk/view.go, where every
// field is explained, as Wails writes them down. A pointer of Go is null here
// when it points to nothing, which the generated types do not say.

import type { desk } from '../../../wailsjs/go/models';

export type SheetView = desk.SheetView;
export type EncodingChoice = desk.EncodingChoice;
export type EncodingView = desk.EncodingView;
export type SourceColumn = desk.SourceColumn;
export type ConstantView = desk.ConstantView;
export type MalView = desk.MalView;
export type MalVersionView = desk.MalVersionView;
export type ColumnView = desk.ColumnView;
export type Choice = desk.Choice;
export type Counts = desk.Counts;
export type KindView = desk.KindView;
export type PlaceView = desk.PlaceView;
export type ProblemView = desk.ProblemView;
export type CellView = desk.CellView;
export type RowView = desk.RowView;
export type RowDetail = desk.RowDetail;
export type ChangeView = desk.ChangeView;
export type RowsPage = desk.RowsPage;
export type ChoicesView = desk.ChoicesView;
export type HistoryView = desk.HistoryView;
export type InstituteView = desk.InstituteView;
export type Saved = desk.Saved;
export type WrittenView = desk.WrittenView;
export type CheckItem = desk.CheckItem;
export type BeforeView = desk.BeforeView;
export type SampleView = desk.SampleView;
export type PersonView = desk.PersonView;
export type AnswerView = desk.AnswerView;
export type MailView = desk.MailView;
export type ComparisonView = desk.ComparisonView;
export type ChangedPerson = desk.ChangedPerson;
export type CSVView = desk.CSVView;
export type MatterView = desk.MatterView;
export type LeftoverView = desk.LeftoverView;
export type JobView = desk.JobView;
export type RecentView = desk.RecentView;
export type LastView = desk.LastView;
export type SelftestReport = desk.SelftestReport;
export type NewValue = desk.NewValue;

/** One thing the user does to the open list; what an act does not need is left out. */
export type Action = Pick<desk.Action, 'do'> & Partial<desk.Action>;

/** A refusal: what is the matter and what to do now, in Dutch. */
export type Failure = desk.Failure;

export type SettingsView = OrNull<desk.SettingsView, 'doubt'>;
export type ListView = OrNull<desk.ListView, 'encoding' | 'written'>;
export interface Opened {
  list: ListView | null;
  csv: CSVView | null;
  say?: string;
}
export type StartView = OrNull<
  Omit<desk.StartView, 'list' | 'settings'> & { list: ListView | null; settings: SettingsView },
  'failure' | 'csv' | 'last'
>;

/** What the core tells unasked: desk.Event, which no bound call returns and Wails therefore does not write down. */
export interface CoreEvent {
  what:
    | 'list'
    | 'csv'
    | 'progress'
    /** Work on a portfolio runs, which can be stopped where stop is true; with an empty name it ended. */
    | 'working'
    | 'failure'
    | 'opened'
    | 'keep'
    /** The portfolio was locked; the window shows nothing of it from now on. */
    | 'locked'
    /** A backup was made, or could not be: Session.Now tells. */
    | 'backup'
    /** The program is about to end: what was typed is handed over, then Session.Flushed is called. */
    | 'closing';
  say: string;
  work: string;
  /** Counts up with each work. */
  job: string;
  /** The work is done, stopped or failed. */
  ended: boolean;
  done: number;
  total: number;
  /** DocumentsService.Stop ends it. */
  stop?: boolean;
  failure: Failure | null;
}

type OrNull<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> | null };
