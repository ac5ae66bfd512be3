// What the core tells the window about a portfolio. Times are ISO 8601 in UTC
// ("2026-11-27T10:15:30Z"), days "2026-11-27"; either is empty for none. A list
// is never null; an object is null only where that is written here.

import type { DocumentLine } from './documents-types';
import type { IssuedLine, ScorionMark } from './hap-types';
import type { Failure } from './types';

/** Whether there is a portfolio in this window, and which. */
export interface SessionView {
  /** False where the IT department allows the import alone: nothing leads to a portfolio then. */
  allowed: boolean;
  /** The portfolio that is open. */
  frame: FrameView | null;
  /** What was open before the window locked itself; null when nothing was, or after logging out. */
  locked: LockedView | null;
}

/** What the frame around a portfolio's screens shows. */
export interface FrameView {
  /** The file's id, 32 hexadecimal characters. */
  id: string;
  /** The aios. */
  name: string;
  userName: string;
  /** The name of the institute. */
  institute: string;
  /** Where the file lies. */
  path: string;
  /** When the newest verified backup was made. */
  backup: string;
  /** Nothing can be saved: the medium or folder is read-only. */
  readOnly: boolean;
  /** What is to be told about this file: a change that may be missing, a folder on the network, a second place that is gone. */
  doubts: Failure[];
  /** Where the aios was before the lock: what Session.Where was told; empty for the first screen. */
  place: string;
  /** Minutes without a touch after which the window locks. */
  idle: number;
}

/** A portfolio that the window locked. */
export interface LockedView {
  id: string;
  name: string;
  userName: string;
  /** It opens with the login of the computer. */
  login: boolean;
}

/** What the first screen of the portfolio knows before anything is open. */
export interface OpeningView {
  institutes: InstitutePlace[];
  /** Portfolios on this computer, also those that only backups tell of. */
  files: PortfolioFileView[];
  /** What the computer's login is called, "Windows" or "Mac"; empty where there is no key store. */
  system: string;
  /** The folder that portfolios lie in. */
  folder: string;
  /** Something about that folder: it lies on the network or is synchronised. */
  doubt: Failure | null;
}

export interface InstitutePlace {
  id: string;
  name: string;
  /** Its aios log in to Scorion with a z-number. */
  zNumbers: boolean;
}

/** One file with a portfolio. Whose it is cannot be read without its user name. */
export interface PortfolioFileView {
  id: string;
  state: 'ok' | 'damaged' | 'newer' | 'busy' | 'denied' | 'leftover' | 'missing';
  path: string;
  modified: string;
  /** Bytes. */
  size: number;
  /** Wrong passwords since the last right one. */
  failures: number;
  /** Three wrong passwords: the password is refused until herstelcode or computer login opened it. */
  locked: boolean;
  /** It opens with the login of this computer. */
  login: boolean;
  readOnly: boolean;
  /** How many backups there are, and when the newest verified one was made. */
  backups: number;
  newest: string;
  /** What is the matter in Dutch; null when state is "ok". */
  matter: Failure | null;
}

/** Whether a text is a user name. */
export interface UserNameView {
  /** As it is kept: "BIG-39000000101", "z123456"; empty when it is none. */
  canonical: string;
  kind: 'big' | 'z' | '';
  /** Why it is none. */
  problem: Failure | null;
  /** It is one, but worth a look: the check digit does not fit. */
  doubt: Failure | null;
}

/** One rule for passwords. */
export interface RuleView {
  id: string;
  /** "minstens 12 tekens" */
  words: string;
  met: boolean;
}

/** What is asked for a new portfolio. */
export interface NewPortfolioForm {
  name: string;
  userName: string;
  /** An institute's id. */
  institute: string;
  email: string;
  password: string;
}

/** What is the matter with one field; field "" is the form as a whole. */
export interface FieldProblem {
  field: string;
  message: string;
  /** It stands in the way of nothing, and is worth a look. */
  warning?: boolean;
}

/** A herstelcode, shown once: seven groups of four characters. */
export interface CodeView {
  groups: string[];
  /** Written on the printed sheet: the day it was made. */
  made: string;
}

export interface BackupView {
  path: string;
  /** The folder it lies in. */
  folder: string;
  made: string;
  /** Bytes. */
  size: number;
  /** It lies in the second place. */
  second: boolean;
  /** It was opened and checked whole after it was made. */
  verified: boolean;
}

/** What became of a portfolio from another computer. */
export interface MovedView {
  /** taken: it is here now. same: it was here already. question: both have changes; AnswerMoved decides. */
  what: 'taken' | 'same' | 'question';
  /** When the file that was picked and the one that is here were changed last. */
  theirs: string;
  ours: string;
}

/** What the account pages show. */
export interface AccountView {
  name: string;
  userName: string;
  kind: 'big' | 'z';
  institute: string;
  institutes: InstitutePlace[];
  email: string;
  path: string;
  /** Bytes. */
  size: number;
  /** Bytes that Compact would give back. */
  spare: number;
  idle: number;
  idleChoices: number[];
  /** As OpeningView.system. */
  system: string;
  /** The computer's login opens this portfolio. */
  useLogin: boolean;
  /** The folder for second backups, empty for none. */
  secondPlace: string;
  /** Why the second place cannot be used now. */
  secondDoubt: Failure | null;
  /** The newest verified backup. */
  backup: BackupView | null;
  /** Something changed since. */
  changed: boolean;
  readOnly: boolean;
}

/** All dossiers, in the aios' order. */
export interface DossiersView {
  dossiers: DossierView[];
  /** The forms that can be made. */
  definitions: DefinitionChoice[];
}

export interface DossierView {
  id: string;
  name: string;
  /** Made by the aios, or from the first set. */
  own: boolean;
  closed: boolean;
  /** Newest first. */
  forms: FormLine[];
}

export interface DefinitionChoice {
  id: string;
  title: string;
  /** What it is for, one sentence. */
  purpose: string;
}

/** One form in a list. */
export interface FormLine {
  id: string;
  title: string;
  /** The definition's title: "Reflectie". */
  kind: string;
  state: FormState;
  /** Closed is definitief: it is never changed again, only withdrawn. */
  final: boolean;
  /** The last change. */
  changed: string;
  /** There is work that no version holds yet. */
  concept: boolean;
  /** Two versions stand beside each other. */
  conflict: boolean;
  /** FormView.doubts has something to say about it. */
  doubt: boolean;
  /** Required fields, and how many of them are filled. */
  required: number;
  filled: number;
}

/**
 * concept: never saved as a version; open: saved midway; closed: validated and
 * closed; withdrawn: was definitief, and does not hold any more.
 */
export type FormState = 'concept' | 'open' | 'closed' | 'withdrawn';

/**
 * Values by field id. text, long, person: the text. choice: the choice's value.
 * time: "19:30", or the text as typed while it is no time.
 * dossier: the dossier's id. date: the ISO day, or the text as typed while the
 * window makes no day of it. number: as typed, in Dutch ("3,5"); it comes back
 * so too. A concept keeps whatever was typed.
 */
export type FormValues = Record<string, string>;

export interface FormView {
  id: string;
  title: string;
  dossier: string;
  state: FormState;
  /** When a version was saved last; of a final form since when it is definitief or ingetrokken. */
  saved: string;
  /** When the concept was kept last; empty without one. */
  kept: string;
  /** How many versions there are. */
  versions: number;
  definition: DefinitionView;
  values: FormValues;
  /** What stands in the way of what was asked; filled by Save and CloseForm. */
  problems: FieldProblem[];
  /** Names that were used in this portfolio, for fields of kind "person". */
  people: string[];
  /** The dossiers it can lie in, and that a field of kind "dossier" can name. */
  dossiers: DossierChoice[];
  /** Versions beside each other, empty when there is one; the first is what values shows. */
  conflict: VersionView[];
  removed: boolean;
  /** This program does not know the form's definition: it can be read and not written. */
  foreign: boolean;
  /** Warnings about versions. */
  doubts: Failure[];
  /** Closed is definitief: it is never changed again, only withdrawn. */
  final: boolean;
  /** This kind of form goes into Scorion too: it carries a mark, and its fields can be copied. */
  copyable: boolean;
  scorion: ScorionMark;
  /** When that was set. */
  scorionAt: string;
  /** The documents in its folder, newest first. */
  attachments: DocumentLine[];
  /** The signed copy of it, or of a document with it; null without. */
  signed: DocumentLine | null;
  /** The documents for a HAP that it stands on, newest first. */
  issued: IssuedLine[];
}

export interface DossierChoice {
  id: string;
  name: string;
}

export interface DefinitionView {
  id: string;
  version: number;
  title: string;
  purpose: string;
  fields: FieldView[];
}

export interface FieldView {
  id: string;
  label: string;
  help: string;
  kind: 'text' | 'long' | 'choice' | 'date' | 'time' | 'number' | 'person' | 'dossier';
  required: boolean;
  choices: FieldChoice[];
  unit: string;
  /** Characters, 0 for no limit. */
  maxLength: number;
  /** The list that options come from, which the aios can change (HapSettings); any other text is good as well. Empty for none. */
  list: string;
  options: string[];
  /** Filled in by that act alone, and not shown before it has a value. */
  act: '' | 'confirm' | 'withdraw';
}

export interface FieldChoice {
  value: string;
  label: string;
}

/** A concept that is on the disk now. */
export interface KeptView {
  at: string;
  /** What is wrong with what was filled in; nothing about what is still empty. */
  problems: FieldProblem[];
}

/** The versions of a form, newest first. */
export interface FormHistoryView {
  title: string;
  versions: VersionView[];
}

export interface VersionView {
  id: string;
  time: string;
  state: 'open' | 'closed' | 'withdrawn' | 'removed';
  /** "jij", or "iemand anders" when another portfolio's key signed it. */
  author: string;
  values: FormValues;
  /** Against the version before; in a conflict against the one both came from. */
  differences: DifferenceView[];
  /** Warnings about this version. */
  doubts: Failure[];
}

export interface DifferenceView {
  field: string;
  label: string;
  /** The text with what went and what came. */
  parts: PartView[];
}

export interface PartView {
  what: 'same' | 'added' | 'removed';
  text: string;
}

export interface SearchView {
  hits: HitView[];
  /** Hits that are not in the list. */
  more: number;
}

export interface HitView {
  form: string;
  title: string;
  kind: string;
  dossier: string;
  state: FormState;
  final: boolean;
  changed: string;
  /** The label of the field it was found in; empty for the title. */
  field: string;
  /** An excerpt in which what was asked for is marked. */
  parts: MarkView[];
}

export interface MarkView {
  text: string;
  hit: boolean;
}

/** A piece of a long text in the limited Markdown. */
export interface BlockView {
  kind: 'head' | 'text' | 'points' | 'steps';
  /** The number of the first step. */
  start: number;
  /** Points and steps: an item each; else the lines. */
  lines: RunView[][];
}

export interface RunView {
  text: string;
  bold: boolean;
  italic: boolean;
}

/** What was removed and can be wiped for good. */
export interface RemovedView {
  id: string;
  what: 'form' | 'page' | 'document';
  title: string;
  /** The dossier's name, of a document its folder's; empty for a page of the Kladblok. */
  dossier: string;
  removed: string;
}

/** A page of the Kladblok in a list. */
export interface PageView {
  id: string;
  /** Its first line. */
  title: string;
  /** What follows the title, one line. */
  excerpt: string;
  changed: string;
}

export interface PageText {
  id: string;
  text: string;
  changed: string;
}
