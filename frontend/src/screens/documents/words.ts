import type { DocumentLine, DocumentsView, FolderView } from '../../lib/api/documents-types';
import { TOP_FOLDER } from '../../lib/api/documents-types';
import { isDay, noon } from '../../lib/ui/day';
import type { IconName } from '../../lib/ui/icons';

/** What a folder is called; Mijn documenten is no folder of the core's. */
export function folderName(view: DocumentsView, id: string): string {
  return id === TOP_FOLDER ? 'Mijn documenten' : (view.folders.find((f) => f.id === id)?.name ?? '');
}

/** What is told of a document that got another name. */
export function renamed(now: DocumentsView, id: string): string {
  return `Het document heet nu ‘${now.documents.find((d) => d.id === id)?.name ?? ''}’.`;
}

/** What is told of a document that lies elsewhere now; its name can have changed with it. */
export function moved(now: DocumentsView, id: string): string {
  const line = now.documents.find((d) => d.id === id);
  return `‘${line?.name ?? ''}’ ligt nu in ‘${folderName(now, line?.folder ?? '')}’.`;
}

/** The folders from Mijn documenten down to a folder, itself included. */
export function pathTo(view: DocumentsView, id: string): FolderView[] {
  const path: FolderView[] = [];
  let at = view.folders.find((f) => f.id === id);
  while (at && !path.includes(at)) {
    path.unshift(at);
    const { parent } = at;
    at = view.folders.find((f) => f.id === parent);
  }
  return path;
}

/** Where something can be moved to, each with its way: "Scans › 2026". Not into a form's folder, nor into what is moved. */
export function placesFor(view: DocumentsView, moved?: FolderView): { id: string; name: string }[] {
  const can = view.folders.filter(
    (f) => f.form === '' && !(moved && pathTo(view, f.id).some((one) => one.id === moved.id)),
  );
  return [
    { id: TOP_FOLDER, name: 'Mijn documenten' },
    ...can.map((f) => ({
      id: f.id,
      name: pathTo(view, f.id)
        .map((one) => one.name)
        .join(' › '),
    })),
  ];
}

/** What a document is beside its name: where it came from, and what hangs on it. */
export function about(line: DocumentLine, view: DocumentsView | undefined): string[] {
  const said: string[] = [];
  const of = line.of ? view?.documents.find((d) => d.id === line.of) : undefined;
  if (line.origin === 'scorion') said.push(`uit Scorion, bewaard op ${dayOnly(line.added)}`);
  if (line.origin === 'signed') said.push(of ? `getekend exemplaar van ‘${of.name}’` : 'getekend exemplaar');
  if (line.number) said.push(line.number);
  if (line.signed) said.push('getekend exemplaar teruggeplaatst');
  if (line.form && line.origin !== 'signed') said.push(`bijlage bij ‘${line.formTitle}’`);
  return said;
}

/** A day or a moment in running text: "3 maart 2026". */
export function dayOnly(iso: string): string {
  const at = isDay(iso) ? noon(iso) : new Date(iso);
  if (iso === '' || Number.isNaN(at.getTime())) return '';
  return at.toLocaleDateString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** A limit in whole units, as it was set: "100 MB", "2 GB". */
export function limit(bytes: number): string {
  return bytes >= 1 << 30 ? `${Math.round(bytes / (1 << 30))} GB` : `${Math.round(bytes / (1 << 20))} MB`;
}

export const shapes: Record<DocumentLine['show'], { icon: IconName; word: string }> = {
  pdf: { icon: 'report', word: 'PDF' },
  image: { icon: 'image', word: 'Afbeelding' },
  text: { icon: 'text', word: 'Tekst' },
  other: { icon: 'file', word: 'Bestand' },
};
