import type {
  AddedShift,
  CopyLine,
  HapSettings,
  HapView,
  IssuedView,
  KnownSigner,
  LetterForm,
  LetterView,
  LooseForm,
  LoosePreview,
  LooseStart,
  PaperPreview,
  PapersView,
  PostView,
  ScorionMark,
  SettingsKept,
  ShiftAction,
  ShiftListView,
  ShiftsTaken,
  VerifyView,
} from './hap-types';
import type { FieldProblem, FormValues, FormView } from './portfolio-types';
import type { Saved } from './types';

/** Diensten, akkoorden and bekwaamheidsverklaringen of the open portfolio. */
export interface HapService {
  View(): Promise<HapView>;
  /** The quick entry: with a problem that is no warning nothing is kept. */
  AddShift(values: FormValues): Promise<AddedShift>;
  /** Makes a concept in the dossier of its kind. */
  Begin(definition: string, values: FormValues): Promise<FormView>;
  /**
   * The opleider confirms on this computer with name and BIG number, which
   * makes the form definitief. With problems it stays a concept. field of a
   * problem can be bevestigd-naam or bevestigd-big. Without a confirmation,
   * DossiersService.CloseForm makes it definitief: signed in ink.
   */
  Confirm(id: string, values: FormValues, name: string, big: string): Promise<FormView>;
  /** What is to be said of name and BIG number before Confirm; warnings do not block. */
  CheckConfirm(id: string, values: FormValues, name: string, big: string): Promise<FieldProblem[]>;
  /** Withdraws a form that is definitief, for good. Refused with reason-missing, form-withdrawn, form-not-final. */
  Withdraw(id: string, reason: string): Promise<FormView>;
  /** Takes forms away; UnremoveForms brings them back. */
  RemoveForms(ids: string[]): Promise<HapView>;
  UnremoveForms(ids: string[]): Promise<HapView>;
  /** Of any form. */
  SetScorion(id: string, mark: ScorionMark): Promise<HapView>;
  /** The form's fields, each ready to copy into Scorion. */
  Copyable(id: string): Promise<CopyLine[]>;
  SetSettings(settings: HapSettings): Promise<SettingsKept>;
}

/**
 * The document for the HAP, and the check of one. Loose… and the check need no
 * open portfolio.
 */
export interface PapersService {
  /** only: declarations to put on it; empty for the one that holds of each role at each HAP. */
  Preview(only: string[]): Promise<PaperPreview>;
  /**
   * Makes the document in Mijn rapportages, signed, with a number. The same
   * content gives the document that is there. Refused with paper-empty when
   * there is nothing to put on it.
   */
  Issue(only: string[]): Promise<IssuedView>;
  List(): Promise<PapersView>;
  /** The fingerprint of this portfolio's signature, eight groups of four. */
  Fingerprint(): Promise<string>;

  /** An empty form to fill in without a portfolio. */
  Loose(): Promise<LooseStart>;
  LoosePreview(form: LooseForm): Promise<LoosePreview>;
  /** path empty when the dialog was closed. Refused like the preview has problems. */
  LooseSave(form: LooseForm): Promise<Saved>;
  /** Opens it in the system's own program, for printing. That copy is wiped when Aiosmap closes. */
  LooseOpen(form: LooseForm): Promise<void>;
  /** Shows what LooseSave wrote last in the system's file manager. */
  LooseShow(): Promise<void>;

  /** null when the dialog was closed. */
  PickVerify(): Promise<VerifyView | null>;
  VerifyPath(path: string): Promise<VerifyView>;
  VerifyContent(name: string, base64: string): Promise<VerifyView>;
  /** A document of the open portfolio. */
  VerifyDocument(id: string): Promise<VerifyView>;
  /** What was looked at last, by the fingerprints that are kept now; null when nothing was. */
  VerifyAgain(): Promise<VerifyView | null>;
  /** Fingerprints kept on this computer, newest first. */
  Known(): Promise<KnownSigner[]>;
  /** Typed or pasted, with or without blanks. Refused with fingerprint-wrong, fingerprint-known. */
  AddKnown(fingerprint: string): Promise<KnownSigner[]>;
  RemoveKnown(fingerprint: string): Promise<KnownSigner[]>;
}

/** Klaar om te versturen: letters to HAPs, which wait for a network. */
export interface PostService {
  View(): Promise<PostView>;
  /** The letter with a document that waits already, else a new one that is not kept yet. */
  Draft(document: string): Promise<LetterView>;
  /** Keeps a letter; the address may still be empty. Refused with mail-address, mail-line, mail-wrong. */
  Put(letter: LetterForm): Promise<LetterView>;
  /** Saves the document beside the letter and shows it in the file manager; path empty when the dialog was closed. */
  SaveAttachment(id: string): Promise<Saved>;
  /** Saves letter and document as one .eml, and shows it. */
  SaveEml(id: string): Promise<Saved>;
  Sent(id: string, sent: boolean): Promise<PostView>;
  Remove(id: string): Promise<PostView>;
}

/** A list of shifts from Excel. It is gone after a lock; the file is only read. */
export interface ShiftListService {
  /** null when the dialog was closed. */
  Pick(): Promise<ShiftListView | null>;
  OpenPath(path: string): Promise<ShiftListView>;
  OpenContent(name: string, base64: string): Promise<ShiftListView>;
  Paste(text: string, html: string): Promise<ShiftListView>;
  /** The file that was refused with password-needed or password-wrong. */
  OpenAgain(password: string): Promise<ShiftListView>;
  /** null without an open list. */
  Current(): Promise<ShiftListView | null>;
  Do(action: ShiftAction): Promise<ShiftListView>;
  Undo(): Promise<ShiftListView>;
  Redo(): Promise<ShiftListView>;
  /** Takes all rows over that are not left out, in one change, and closes the list. */
  Take(): Promise<ShiftsTaken>;
  Close(): Promise<void>;
}
