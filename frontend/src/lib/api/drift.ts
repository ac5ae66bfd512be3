import type * as About from '../../../wailsjs/go/desk/About';
import type * as Import from '../../../wailsjs/go/desk/Import';
import type * as Mal from '../../../wailsjs/go/desk/Mal';
import type { desk } from '../../../wailsjs/go/models';
import type { AboutService, ImportService, MalService } from './core';
import type * as own from './types';

// Our types are written by hand, because the generated ones know no null. This
// file holds both against each other when the types are checked: a field or
// method that Go has and the window does not know, or the reverse, is an error here.

type Keys<T> = Exclude<keyof T, 'convertValues'>;
type Same<A, B> = [Keys<A>] extends [Keys<B>] ? ([Keys<B>] extends [Keys<A>] ? true : false) : false;
type Agree<T extends true[]> = T;

/** Every value and service that the window shares with the core. */
export type Contract = Agree<
  [
    Same<own.ListView, desk.ListView>,
    Same<own.SheetView, desk.SheetView>,
    Same<own.EncodingView, desk.EncodingView>,
    Same<own.EncodingChoice, desk.EncodingChoice>,
    Same<own.SourceColumn, desk.SourceColumn>,
    Same<own.MalView, desk.MalView>,
    Same<own.ConstantView, desk.ConstantView>,
    Same<own.ColumnView, desk.ColumnView>,
    Same<own.Counts, desk.Counts>,
    Same<own.KindView, desk.KindView>,
    Same<own.ProblemView, desk.ProblemView>,
    Same<own.RowsPage, desk.RowsPage>,
    Same<own.RowView, desk.RowView>,
    Same<own.CellView, desk.CellView>,
    Same<own.Options, desk.Options>,
    Same<own.InstituteView, desk.InstituteView>,
    Same<own.Saved, desk.Saved>,
    Same<own.StartView, desk.StartView>,
    Same<own.SelftestReport, desk.SelftestReport>,
    Same<own.Failure, desk.Failure>,
    Same<ImportService, typeof Import>,
    Same<MalService, typeof Mal>,
    Same<AboutService, typeof About>,
  ]
>;
