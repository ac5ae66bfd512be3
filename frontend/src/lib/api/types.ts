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
export type ColumnView = desk.ColumnView;
export type Counts = desk.Counts;
export type KindView = desk.KindView;
export type ProblemView = desk.ProblemView;
export type CellView = desk.CellView;
export type RowView = desk.RowView;
export type RowsPage = desk.RowsPage;
export type Options = desk.Options;
export type InstituteView = desk.InstituteView;
export type Saved = desk.Saved;
export type SelftestReport = desk.SelftestReport;

/** A refusal: what is the matter and what to do now, in Dutch. */
export type Failure = desk.Failure;

export type ListView = OrNull<desk.ListView, 'encoding'>;
export type StartView = OrNull<Omit<desk.StartView, 'list'> & { list: ListView | null }, 'failure'>;

type OrNull<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> | null };
