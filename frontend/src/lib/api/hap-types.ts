// What the core tells the window about diensten and the HAP. Times and days as
// in portfolio-types.ts. A list is never null; an object is null only where
// that is written here.

import type { DocumentLine } from './documents-types';
import type { FieldProblem, FormState, FormValues, InstitutePlace } from './portfolio-types';
import type {
  ChangeView,
  HistoryView,
  KindView,
  ProblemView,
  RowView,
  SheetView,
  SourceColumn,
} from './types';

/** The ids of the forms, as in app/form/definitions. */
export const SHIFT = 'dienst';
export const APPROVAL = 'akkoord-diensten';
export const DECLARATION = 'bekwaamheidsverklaring-hap';

/** concept; final: definitief, never changed again; withdrawn: ingetrokken, with a reason. */
export type FinalState = 'concept' | 'final' | 'withdrawn';

/** Empty: nothing to do with Scorion. todo: nog in Scorion zetten. done: staat in Scorion. */
export type ScorionMark = '' | 'todo' | 'done';

/** The page Diensten. */
export interface HapView {
  settings: HapSettings;
  /** Every role of the settings in their order, then roles that only declarations name. */
  roles: RoleView[];
  /** Every stage of the settings in their order, then stages that only akkoorden name. */
  approvals: StageView[];
  /** Newest first, concepts too. */
  shifts: ShiftLine[];
  /** Shifts against the norm, per stage. Concepts do not count. */
  progress: ProgressView[];
  /** What stands in the way of a good document, in Dutch with the next step; empty when nothing does. */
  missing: string[];
  /** Values with which the next shift begins: HAP, role, stage and supervision of the last. */
  next: FormValues;
  /** Opleiders named before, for a field of kind "person". */
  people: string[];
}

export interface RoleView {
  role: string;
  /** It stands in the settings. */
  known: boolean;
  /** The newest by its date first; the first that is final is the one that holds. */
  items: DeclarationLine[];
}

/** A bekwaamheidsverklaring in a list. */
export interface DeclarationLine {
  /** The form's id. */
  id: string;
  title: string;
  state: FinalState;
  role: string;
  /** The day; empty while a concept has none. */
  date: string;
  post: string;
  stage: string;
  trainer: string;
  /** "opleider" or "waarnemend opleider"; empty while a concept has none. */
  capacity: string;
  note: string;
  /** Confirmed on this computer; null without. */
  confirmed: ConfirmedView | null;
  withdrawn: WithdrawnView | null;
  scorion: ScorionMark;
  /** When that was set. */
  scorionAt: string;
  /** The signed copy of a document with it, or of itself; null without. */
  signed: DocumentLine | null;
  changed: string;
  /** FormView.doubts or FormView.conflict has something to say. */
  doubt: boolean;
}

/** On the spot: the opleider typed name and BIG number on the computer of the aios. Nobody checked who that was. */
export interface ConfirmedView {
  name: string;
  /** 11 digits. */
  big: string;
  /** The day. */
  on: string;
}

export interface WithdrawnView {
  /** When. */
  on: string;
  reason: string;
}

export interface StageView {
  stage: string;
  /** It stands in the settings. */
  known: boolean;
  /** The newest first. */
  items: ApprovalLine[];
}

/** An akkoord of the opleider in a list. */
export interface ApprovalLine {
  id: string;
  title: string;
  state: FinalState;
  stage: string;
  date: string;
  trainer: string;
  note: string;
  confirmed: ConfirmedView | null;
  withdrawn: WithdrawnView | null;
  scorion: ScorionMark;
  scorionAt: string;
  signed: DocumentLine | null;
  changed: string;
  doubt: boolean;
}

/** A verrichte dienst in a list. */
export interface ShiftLine {
  id: string;
  title: string;
  /** closed is what counts; concept and open are still being written. */
  state: FormState;
  date: string;
  /** "19:30". */
  begin: string;
  end: string;
  /** The end lies on the next day. */
  overnight: boolean;
  post: string;
  role: string;
  stage: string;
  supervision: string;
  note: string;
  /** What is worth a look, in Dutch; empty when nothing is. */
  doubts: string[];
  scorion: ScorionMark;
  scorionAt: string;
  changed: string;
}

/** Shifts of one stage against its norm. */
export interface ProgressView {
  stage: string;
  /** 0: no norm. */
  norm: number;
  done: number;
  /** Three months each, oldest first. */
  periods: PeriodView[];
}

export interface PeriodView {
  /** "maart – mei 2026". */
  label: string;
  /** First and last day. */
  from: string;
  to: string;
  done: number;
  norm: number;
  /** Today lies in it. */
  now: boolean;
}

/** What the aios can change: lists to choose from, norms, and the practice to call back. */
export interface HapSettings {
  /** The own BIG number of an aios with a z-number; of no use to who logs in with one. */
  big: string;
  roles: string[];
  supervision: string[];
  posts: PostPlace[];
  stages: StageSetting[];
  /** Shifts in three months. */
  perQuarter: number;
  practice: PracticeView;
}

/** A HAP. */
export interface PostPlace {
  name: string;
  email: string;
  phone: string;
}

export interface StageSetting {
  name: string;
  norm: number;
  /** Days; empty while not known. */
  start: string;
  end: string;
}

export interface PracticeView {
  name: string;
  phone: string;
}

/** What became of new settings; with problems that block, nothing was kept. */
export interface SettingsKept {
  view: HapView;
  /** field is "roles.0", "supervision.1", "posts.0.email", "stages.1.norm", "perQuarter" or "practice.phone". */
  problems: FieldProblem[];
}

/** What became of a shift from the quick entry. */
export interface AddedShift {
  view: HapView;
  /** Its id; empty when a problem that is no warning kept it out. */
  id: string;
  problems: FieldProblem[];
}

/** One field ready to copy into Scorion. */
export interface CopyLine {
  label: string;
  value: string;
}

/** How the document would look. */
export interface PaperPreview {
  /** The PDF as base64; empty when there is nothing to put on it. */
  pdf: string;
  fileName: string;
  /** What stands in the way, in Dutch with the next step; the document cannot be made while pdf is empty. */
  missing: string[];
  /** What is worth a look before it is made: letters that the typeface does not have, a practice without a phone number. */
  doubts: string[];
  /** It was made before with the same content: making it again gives this one, with its number. */
  issued: IssuedLine | null;
  /** What can be put on it, newest first, and whether it is. */
  declarations: PaperChoice[];
}

export interface PaperChoice {
  /** The declaration's form. */
  id: string;
  role: string;
  date: string;
  state: FinalState;
  on: boolean;
}

/** A document that was made. */
export interface IssuedView {
  issued: IssuedLine;
  /** It was there already, with this number. */
  again: boolean;
}

/** The page Bekwaamheidsverklaringen Diensten HAP beside its preview. */
export interface PapersView {
  /** Scorion's own, newest first. */
  scorion: DocumentLine[];
  /** Aiosmap's, newest first. */
  issued: IssuedLine[];
}

export interface IssuedLine {
  document: DocumentLine;
  /** "HAP-2026-7K4M-Q2XD". */
  number: string;
  /** The day. */
  made: string;
  roles: string[];
  /** Of those, the roles whose declaration was withdrawn after it was made. */
  withdrawn: string[];
  /** Something on it was withdrawn, or another took its place: a new one would say something else. */
  outdated: boolean;
  /** The signed copy, to be sent instead; null without. */
  signed: DocumentLine | null;
  /** The letter with it: none, waiting in klaar om te versturen, or sent. */
  mail: 'none' | 'waiting' | 'sent';
  /** When it was sent. */
  sent: string;
}

/** A document filled in by hand, of which nothing is kept. */
export interface LooseForm {
  /** An institute's name, as it will stand on paper. */
  institute: string;
  name: string;
  big: string;
  stage: string;
  practice: PracticeView;
  declarations: LooseDeclaration[];
  approvals: LooseApproval[];
  shifts: LooseShifts[];
}

export interface LooseDeclaration {
  role: string;
  post: string;
  /** The day, or as typed. */
  date: string;
  stage: string;
  trainer: string;
  capacity: 'opleider' | 'waarnemend';
  note: string;
}

export interface LooseApproval {
  stage: string;
  date: string;
  trainer: string;
}

/** Shifts of a stage, counted by the aios. */
export interface LooseShifts {
  stage: string;
  /** Whole numbers, as typed; empty for none. */
  done: string;
  norm: string;
  /** Days of the first and last shift, or as typed. */
  first: string;
  last: string;
}

export interface LooseStart {
  /** With one empty declaration. */
  form: LooseForm;
  institutes: InstitutePlace[];
  roles: string[];
  stages: StageSetting[];
}

export interface LoosePreview {
  /** base64; empty while problems has something that is no warning. */
  pdf: string;
  fileName: string;
  /** field is "name", "big", "declarations.0.role", "shifts.1.done", "practice.phone". */
  problems: FieldProblem[];
}

/** What was found about a PDF. */
export interface VerifyView {
  /** The file's name. */
  file: string;
  /**
   * whole: nothing was changed. changed: it is ours, and was changed. unsigned:
   * ours, made without a portfolio. foreign: no document of Aiosmap. damaged:
   * it cannot be read.
   */
  state: 'whole' | 'changed' | 'unsigned' | 'foreign' | 'damaged';
  /** own: the open portfolio. known, unknown: by the fingerprints kept here. none: no signature that holds. */
  signer: 'own' | 'known' | 'unknown' | 'none';
  /** Eight groups of four; empty without a signature that holds. */
  fingerprint: string;
  /** When the fingerprint was kept; empty unless known. */
  since: string;
  /** The verdict in one or two Dutch sentences, and what to do. */
  words: string;
  hint: string;
  /** What the signature covers, to hold against the page; empty without. */
  number: string;
  made: string;
  name: string;
  big: string;
  institute: string;
  practice: PracticeView;
  declarations: VerifiedLine[];
  /** Roles on it that this portfolio has withdrawn since; empty unless signer is "own". */
  withdrawn: string[];
}

export interface VerifiedLine {
  role: string;
  date: string;
  post: string;
  trainer: string;
  confirmed: boolean;
  /** Withdrawn on, as the document itself says; empty when it does not. */
  withdrawn: string;
}

/** A signer whose fingerprint is kept on this computer. Whose it is is not. */
export interface KnownSigner {
  fingerprint: string;
  /** The day it was kept. */
  since: string;
}

/** Klaar om te versturen. */
export interface PostView {
  /** Those that wait first, then those that were sent; newest first. */
  letters: LetterView[];
}

/** A mail to a HAP, for the aios to send with an own mail program. */
export interface LetterView {
  /** Empty while it is not kept. */
  id: string;
  /** What goes with it: the signed copy when there is one; null when it was removed. */
  document: DocumentLine | null;
  to: string;
  subject: string;
  text: string;
  made: string;
  /** When it was sent; empty while it waits. */
  sent: string;
  /** HAPs with an address, to choose from. */
  posts: PostPlace[];
  /** What is worth a look: a declaration on it was withdrawn, there is a newer one. */
  doubts: string[];
}

/** What is kept of a letter. */
export interface LetterForm {
  /** Empty for a new one. */
  id: string;
  /** The document's id. */
  document: string;
  to: string;
  subject: string;
  text: string;
}

/** A list of shifts that is open, before it is taken over. */
export interface ShiftListView {
  file: string;
  /** Empty for content that came without one. */
  path: string;
  format: string;
  sheet: string;
  sheets: SheetView[];
  /** As Excel counts. */
  headerRow: number;
  hiddenRows: number;
  sourceColumns: SourceColumn[];
  /** The columns of rows, in order. */
  columns: ShiftColumn[];
  counts: ShiftCounts;
  /** Fixes, suggestions and problems by kind, in the order to handle them. */
  kinds: KindView[];
  /** About the list as a whole. */
  general: ProblemView[];
  /** All of them, in the order of the list. */
  rows: ShiftRow[];
  history: HistoryView;
  canTake: boolean;
  /** Why not, one sentence. */
  whyNot: string;
  /** "12 diensten overnemen". */
  takeLabel: string;
}

export interface ShiftColumn {
  /** The field's id, as in the form. */
  field: string;
  label: string;
  required: boolean;
  /** The source column's header and letter; empty when the list has none. */
  header: string;
  letter: string;
  /** Values to choose from; empty for free text. */
  options: string[];
  /** The value for every row where nothing stands; empty without one. */
  fill: string;
}

/** Numbers of rows; a row can stand in several. */
export interface ShiftCounts {
  rows: number;
  /** Those that will be taken over. */
  take: number;
  /** Left out: by hand, double, hidden, or empty. */
  out: number;
  /** There is such a shift in the portfolio, or higher in the list. */
  double: number;
  changed: number;
  suggestions: number;
  check: number;
  errors: number;
}

/** A row as the import's grid draws it, with all that is to be said of it. Its state is "out" when it is left out. */
export interface ShiftRow extends RowView {
  /** Why it stays out, in Dutch; empty when it is taken over. */
  out: string;
  /** There is such a shift in the portfolio, or higher in the list. */
  double: boolean;
  /** Worst first. */
  problems: ProblemView[];
  /** Fixes and suggestions. */
  changes: ChangeView[];
}

/**
 * One thing done to the list. edit: cells get a value. accept, leave, ask: a
 * kind, in rows or in all where rows is empty. file: cells get back what the
 * file says. drop, take: rows stay out or go in; with kind "error" those that have one. set: "sheet", "header-row",
 * "hidden" ("include" or "exclude"), "column:FIELD" (a letter, empty for none; FIELD also "tijd", begin and end in one
 * column) or "fill:FIELD" (the value for every row where nothing stands, empty for none) gets value.
 */
export interface ShiftAction {
  do: 'edit' | 'file' | 'accept' | 'leave' | 'ask' | 'drop' | 'take' | 'set';
  kind?: string;
  rows?: number[];
  cells?: ShiftCell[];
  name?: string;
  value?: string;
}

export interface ShiftCell {
  row: number;
  field: string;
  value: string;
}

/** What was taken over, all in one change; RemoveForms undoes it. */
export interface ShiftsTaken {
  ids: string[];
  view: HapView;
}
