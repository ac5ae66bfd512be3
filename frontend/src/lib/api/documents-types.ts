// What the core tells the window about documents. Times and days as in
// portfolio-types.ts; sizes are in bytes. A list is never null; an object is
// null only where that is written here.

import type { Failure } from './types';

/** Mijn documenten: all folders and all documents that were not removed. */
export interface DocumentsView {
  /** Those that are fixed first, then by name; a folder stands after the one it lies in. */
  folders: FolderView[];
  /** By name, as the window's own language sorts it. */
  documents: DocumentLine[];
  /** What all documents take together, and how much that may be. */
  used: number;
  most: number;
  /** How large one document may be. */
  mostOne: number;
}

/** The id of the folder that lies in no other: Mijn documenten itself. */
export const TOP_FOLDER = '';
/** The id of the fixed folder "Mijn rapportages". */
export const REPORTS_FOLDER = 'rapportages';

export interface FolderView {
  id: string;
  name: string;
  /** The folder it lies in; empty for Mijn documenten itself. */
  parent: string;
  /** It cannot be renamed, moved or removed: "Mijn rapportages", and the folder of a form. */
  fixed: boolean;
  /** The form whose attachments lie in it; empty for any other folder. */
  form: string;
  /** Documents in it and in the folders within, and their size. */
  documents: number;
  size: number;
}

/** own: put in by the aios. report: made by Aiosmap. scorion: Scorion's own PDF. signed: a signed copy. */
export type Origin = 'own' | 'report' | 'scorion' | 'signed';

/** One document in a list. */
export interface DocumentLine {
  id: string;
  name: string;
  folder: string;
  /** What its content is, "application/pdf"; "application/octet-stream" when that is not known. */
  type: string;
  /** How the window can show it; other: by the system's program alone. */
  show: 'pdf' | 'image' | 'text' | 'other';
  size: number;
  added: string;
  origin: Origin;
  /** The form it is an attachment of, and that form's title; empty for none. */
  form: string;
  formTitle: string;
  /** The document of which this is the signed copy; empty for none. */
  of: string;
  /** The newest signed copy of this document; empty for none. */
  signed: string;
  /** The number of a document that Aiosmap issued; empty for any other. */
  number: string;
  /** A declaration on this document, or on the one it is a copy of, was withdrawn after it was made. */
  withdrawn: boolean;
}

/** Where something goes that is put in. */
export interface DocumentTarget {
  /** Empty for Mijn documenten itself; ignored with a form. */
  folder: string;
  /** The form it is an attachment of; empty for none. */
  form: string;
  as: 'own' | 'scorion' | 'signed';
  /** With as "signed": the document of which it is the signed copy. Empty when it is that of a form. */
  of: string;
}

/** What became of files that were put in. */
export interface AddedView {
  view: DocumentsView;
  /** What is there now; names can differ from those of the files. */
  added: DocumentLine[];
  /** What is not, and why. */
  refused: RefusedFile[];
  /** It was stopped: what is not in either list was not begun. */
  stopped: boolean;
}

export interface RefusedFile {
  name: string;
  failure: Failure;
}
