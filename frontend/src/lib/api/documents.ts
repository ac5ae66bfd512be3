import type { AddedView, DocumentLine, DocumentsView, DocumentTarget } from './documents-types';
import type { Saved } from './types';

/**
 * Mijn documenten. Every call checks in the core whether a portfolio is open,
 * and is refused with code "portfolio-closed" without one. Adding, saving and
 * opening tell how far they are with the event "working"; where that says
 * "stop", Stop ends them, and nothing half done is left.
 */
export interface DocumentsService {
  View(): Promise<DocumentsView>;
  /** parent empty: in Mijn documenten itself. Refused with folder-name, folder-exists. */
  CreateFolder(parent: string, name: string): Promise<DocumentsView>;
  RenameFolder(id: string, name: string): Promise<DocumentsView>;
  MoveFolder(id: string, parent: string): Promise<DocumentsView>;
  /** Only an empty one; refused with folder-full. */
  RemoveFolder(id: string): Promise<DocumentsView>;
  /** Files that the system dropped on the window. */
  AddPaths(paths: string[], target: DocumentTarget): Promise<AddedView>;
  /** Asks for files; null when the dialog was closed. */
  AddPick(target: DocumentTarget): Promise<AddedView | null>;
  /**
   * Content without a path, such as an attachment dragged out of a mail
   * program: Begin with its size in bytes, then Append pieces of at most 1 MiB
   * in their order, then Finish. Abort lets go of it. Begin gives its id and
   * refuses at once what is too large. After a lock all of it is gone:
   * Append is refused.
   */
  Begin(name: string, size: number, target: DocumentTarget): Promise<string>;
  /** Gives how many bytes there are. */
  Append(id: string, base64: string): Promise<number>;
  Finish(id: string): Promise<DocumentLine>;
  Abort(id: string): Promise<void>;
  Rename(id: string, name: string): Promise<DocumentsView>;
  Move(ids: string[], folder: string): Promise<DocumentsView>;
  Remove(ids: string[]): Promise<DocumentsView>;
  Unremove(ids: string[]): Promise<DocumentsView>;
  /** A piece of the content as base64, at most 4 MiB; shorter at the end, empty behind it. */
  Read(id: string, offset: number, length: number): Promise<string>;
  /** path empty when the dialog was closed. */
  SaveAs(id: string): Promise<Saved>;
  /**
   * Opens it in the system's own program, for printing too. That gets a copy,
   * which is wiped when the portfolio closes: what is changed in it does not
   * come back. Programs are not opened: refused with document-program.
   */
  Open(id: string): Promise<void>;
  /** Shows what was saved last in the system's file manager. */
  ShowFolder(): Promise<void>;
  /** Stops the adding, saving or opening that runs. */
  Stop(): Promise<void>;
}
