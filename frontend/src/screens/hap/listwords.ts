import type { ShiftColumn, ShiftCounts, ShiftRow } from '../../lib/api/hap-types';
import type { GridColumn, GridRow } from '../../lib/ui/grid';
import { gridRow, rows } from '../import/words';

/** The signs that filter the rows, in the order of the strip. */
export const listFilters = [
  { filter: '', count: 'rows', word: 'rijen', one: 'rij', state: '' },
  { filter: 'error', count: 'errors', word: 'fout', one: 'fout', state: 'error' },
  { filter: 'suggestion', count: 'suggestions', word: 'voorstellen', one: 'voorstel', state: 'suggestion' },
  { filter: 'check', count: 'check', word: 'nakijken', one: 'nakijken', state: 'warning' },
  { filter: 'changed', count: 'changed', word: 'aangepast', one: 'aangepast', state: 'changed' },
  { filter: 'double', count: 'double', word: 'dubbel', one: 'dubbel', state: 'out' },
  { filter: 'out', count: 'out', word: 'weggelaten', one: 'weggelaten', state: 'out' },
] as const satisfies readonly {
  filter: string;
  count: keyof ShiftCounts;
  word: string;
  one: string;
  state: string;
}[];

/** The columns of the grid, as wide as their header and the first rows ask, within reason. */
export function listColumns(columns: readonly ShiftColumn[], sample: readonly ShiftRow[]): GridColumn[] {
  return columns.map((c, i) => {
    const other = c.header !== '' && c.header.toLowerCase() !== c.label.toLowerCase() ? c.header : '';
    const note = [c.letter, other].filter(Boolean).join(' · ') || (c.required ? 'niet in de lijst' : '');
    let width = Math.max(c.label.length * 7.9, Math.min(22, note.length) * 6.6);
    for (const row of sample) width = Math.max(width, (row.cells[i]?.value.length ?? 0) * 7.7 + 24);
    return {
      key: c.field,
      title: c.label,
      note,
      width: Math.round(Math.min(260, Math.max(72, width + 18))),
      dim: false,
      digits: false,
      // A text that is not among them can be typed as well, so it is no list to choose from.
    };
  });
}

/** A row as the grid draws it; one that is left out because it stands elsewhere says so in its state. */
export function listRow(row: ShiftRow): GridRow {
  const drawn = gridRow(row);
  return row.double && row.state === 'out' ? { ...drawn, word: 'dubbel' } : drawn;
}

/** Where the list came from. */
export function fromWords(view: { format: string; path: string; file: string; hiddenRows: number }): string {
  const folder = view.path.endsWith(view.file) ? view.path.slice(0, -view.file.length - 1) : view.path;
  const where = folder ? `${view.format} in ${folder}` : view.format;
  const hidden =
    view.hiddenRows > 0
      ? ` In de lijst ${view.hiddenRows === 1 ? 'is' : 'zijn'} ${rows(view.hiddenRows)} verborgen.`
      : '';
  return `${where}. Het bestand zelf verandert niet.${hidden}`;
}
