import type { DocumentsService } from './documents';
import type { HapService, PapersService, PostService, ShiftListService } from './hap';
import type {
  AccountView,
  BackupView,
  BlockView,
  CodeView,
  DossiersView,
  FieldProblem,
  FormHistoryView,
  FormValues,
  FormView,
  FrameView,
  KeptView,
  MovedView,
  NewPortfolioForm,
  OpeningView,
  PageText,
  PageView,
  PortfolioFileView,
  RemovedView,
  RuleView,
  SearchView,
  SessionView,
  UserNameView,
} from './portfolio-types';
import type { Saved } from './types';

/**
 * The portfolio as the window sees it. Every call checks in the core whether a
 * portfolio is open; without one it is refused with code "portfolio-closed".
 */
export interface PortfolioCore {
  session: SessionService;
  opening: OpeningService;
  account: AccountService;
  dossiers: DossiersService;
  scratch: ScratchService;
  documents: DocumentsService;
  papers: PapersService;
  post: PostService;
  hap: HapService;
  shiftList: ShiftListService;
}

/** Whether a portfolio is open, and for how long. */
export interface SessionService {
  Now(): Promise<SessionView>;
  /** The user touched the window; told at most twice a minute. */
  Active(): Promise<void>;
  /** Remembers where the aios is, to come back to after a lock. */
  Where(place: string): Promise<void>;
  /** Answers the event "closing": what was typed has been handed over. */
  Flushed(): Promise<void>;
  /** Locks at once, as idleness would. */
  Lock(): Promise<SessionView>;
  LogOut(): Promise<SessionView>;
}

/** Making, opening, mending and fetching a portfolio; nothing is open yet. */
export interface OpeningService {
  State(): Promise<OpeningView>;
  CheckUserName(text: string): Promise<UserNameView>;
  /** What is the matter with the first page of a new portfolio; empty when nothing is. */
  CheckProfile(name: string, userName: string, institute: string, email: string): Promise<FieldProblem[]>;
  PasswordRules(password: string): Promise<RuleView[]>;
  /** Makes the keys in memory; nothing is on the disk before ConfirmCode. */
  Prepare(form: NewPortfolioForm): Promise<CodeView>;
  /** The herstelcode typed back: makes and opens the portfolio. Refused with code-length, code-letter, code-check or code-other. */
  ConfirmCode(text: string): Promise<FrameView>;
  /** Forgets what Prepare made. */
  Cancel(): Promise<void>;
  /** The files with this user name; the newest first. */
  Find(userName: string): Promise<PortfolioFileView[]>;
  /** id names the file where a user name has several, else empty. */
  Open(userName: string, password: string, id: string): Promise<FrameView>;
  OpenWithLogin(id: string): Promise<FrameView>;
  /** Sets a new password with the herstelcode, and opens. */
  Forgot(userName: string, code: string, newPassword: string, id: string): Promise<FrameView>;
  /** Sets a new password with the computer's login, and opens. */
  ForgotWithLogin(id: string, newPassword: string): Promise<FrameView>;
  Backups(id: string): Promise<BackupView[]>;
  /** Puts a backup in the place of the file; what lies there is moved aside. */
  Restore(id: string, path: string): Promise<OpeningView>;
  /** Takes an unfinished file beside a missing one as the portfolio. */
  UseLeftover(id: string): Promise<OpeningView>;
  /** Takes a portfolio whose keys are lost, with its backups, out of sight, so that a new one can be made for its user name. Nothing is deleted. */
  SetAside(id: string): Promise<OpeningView>;
  /** A portfolio from another computer or a backup elsewhere; null when the dialog was closed. */
  PickMoved(): Promise<MovedView | null>;
  /** The answer to a question of PickMoved; what is replaced is moved aside. */
  AnswerMoved(take: boolean): Promise<OpeningView>;
  /** Shows the folder of portfolios in the system's file manager. */
  ShowFolder(): Promise<void>;
}

/** The open portfolio's own affairs. */
export interface AccountService {
  View(): Promise<AccountView>;
  /** Refused with code "profile" and a message when a field is not right. */
  SetProfile(name: string, institute: string, email: string): Promise<AccountView>;
  SetUserName(userName: string): Promise<AccountView>;
  SetPassword(old: string, next: string): Promise<AccountView>;
  NewCode(): Promise<CodeView>;
  ConfirmNewCode(text: string): Promise<AccountView>;
  UseLogin(on: boolean): Promise<AccountView>;
  /** null when the dialog was closed. */
  PickSecondPlace(): Promise<AccountView | null>;
  ClearSecondPlace(): Promise<AccountView>;
  SetIdle(minutes: number): Promise<AccountView>;
  BackupNow(): Promise<AccountView>;
  Backups(): Promise<BackupView[]>;
  /** Backs up what is open, puts the backup in its place and opens that with the same keys; refused when they do not fit. */
  RestoreOpen(path: string): Promise<FrameView>;
  /** New keys for everything: prepares, with a new herstelcode. */
  Rekey(password: string): Promise<CodeView>;
  ConfirmRekey(text: string): Promise<AccountView>;
  /** Forgets what NewCode or Rekey made. */
  Cancel(): Promise<void>;
  /** A whole copy for another computer; path empty when the dialog was closed. */
  MoveOut(): Promise<Saved>;
  /** Everything in an open format; the Kladblok only when asked for. */
  Export(withScratch: boolean): Promise<Saved>;
  Compact(): Promise<AccountView>;
  /** Makes a backup and removes all others, in both places: after opruimen or new keys, those still hold what must be gone. */
  DropBackups(): Promise<AccountView>;
  /** Shows the file, or the folder of what was written last, in the system's file manager. */
  ShowFolder(): Promise<void>;
}

/** Dossiers and their forms. */
export interface DossiersService {
  View(): Promise<DossiersView>;
  CreateDossier(name: string): Promise<DossiersView>;
  RenameDossier(id: string, name: string): Promise<DossiersView>;
  /** All ids in their new order. */
  OrderDossiers(ids: string[]): Promise<DossiersView>;
  CloseDossier(id: string, closed: boolean): Promise<DossiersView>;
  CreateForm(dossier: string, definition: string): Promise<FormView>;
  Form(id: string): Promise<FormView>;
  /** Keeps a concept; it may hold anything. */
  Autosave(id: string, values: FormValues): Promise<KeptView>;
  /** Tussentijds opslaan: makes a version, or with problems keeps a concept. In a conflict it has all versions as parents. */
  Save(id: string, values: FormValues): Promise<FormView>;
  /** Valideren en sluiten: with problems the form stays open and values are kept as a concept. */
  CloseForm(id: string, values: FormValues): Promise<FormView>;
  Reopen(id: string): Promise<FormView>;
  Remove(id: string): Promise<DossiersView>;
  Unremove(id: string): Promise<DossiersView>;
  Move(id: string, dossier: string): Promise<FormView>;
  History(id: string): Promise<FormHistoryView>;
  Search(text: string): Promise<SearchView>;
  Preview(markdown: string): Promise<BlockView[]>;
  /** Removed forms and removed pages of the Kladblok. */
  Removed(): Promise<RemovedView[]>;
  /** Wipes what was removed, with every version, and compacts the file. Backups from before still hold it; see AccountService.DropBackups. */
  Purge(ids: string[]): Promise<RemovedView[]>;
}

/** The Kladblok in the portfolio. */
export interface ScratchService {
  /** Last changed first. */
  Pages(): Promise<PageView[]>;
  Page(id: string): Promise<PageText>;
  Create(): Promise<PageText>;
  /** problems is empty. */
  Autosave(id: string, text: string): Promise<KeptView>;
  Remove(id: string): Promise<PageView[]>;
  Unremove(id: string): Promise<PageView[]>;
}
