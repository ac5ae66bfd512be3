import { expect, test } from 'vitest';
import type * as About from '../../../wailsjs/go/desk/About';
import type * as Import from '../../../wailsjs/go/desk/Import';
import type * as Mal from '../../../wailsjs/go/desk/Mal';
import type { desk } from '../../../wailsjs/go/models';
import type { AboutService, ImportService, MalService } from './core';
import type * as own from './types';

// The check is the compiler's: a field or method that Go has and the window
// does not know, or the reverse, makes one of these lines an error.
type Keys<T> = Exclude<keyof T, 'convertValues'>;
type Same<A, B> = [Keys<A>] extends [Keys<B>] ? ([Keys<B>] extends [Keys<A>] ? true : never) : never;

const same: [
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
] = [
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
];

test('the window knows every field and method of the core', () => {
  expect(same).not.toContain(false);
});
