import type { CellView, ColumnView, KindView, ListView, ProblemView, RowView } from '../../lib/api/types';
import type { GridColumn, GridRow, GridState } from '../../lib/ui/grid';

/** A number of rows in words: "1 rij", "12 rijen". */
export function rows(n: number): string {
  return `${number(n)} ${n === 1 ? 'rij' : 'rijen'}`;
}

/** A number as Dutch people write it: 20.000. */
export function number(n: number): string {
  return n.toLocaleString('nl-NL');
}

/** A short date, 14-04-2026, of an ISO date. */
export function shortDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-');
  return year && month && day ? `${day}-${month}-${year}` : iso;
}

/** Names in a row: "3, 7 en 12"; after `most` of them a count of the rest. */
export function enumerate(items: readonly (string | number)[], most = 12): string {
  const shown = items.slice(0, most).map(String);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} en nog ${number(rest)}`;
  const last = shown.pop();
  if (last === undefined) return '';
  return shown.length > 0 ? `${shown.join(', ')} en ${last}` : last;
}

/** What a state is called. */
export const stateWords: Record<GridState, string> = {
  '': '',
  ok: 'goed',
  changed: 'aangepast',
  suggestion: 'voorstel',
  warning: 'nakijken',
  error: 'fout',
  out: 'weggelaten',
};

/** The headings of the groups of kinds. */
export const groupWords: Record<string, { title: string; state: GridState }> = {
  error: { title: 'Fout', state: 'error' },
  suggestion: { title: 'Voorstellen', state: 'suggestion' },
  warning: { title: 'Nakijken', state: 'warning' },
  fix: { title: 'Aangepast', state: 'changed' },
};

/** How a column of the list was linked. */
export const howWords: Record<string, string> = {
  exact: 'zelfde naam',
  synonym: 'herkend aan de kop',
  spelling: 'lijkt erop',
  given: 'door jou gekozen',
  remembered: 'zoals de vorige keer',
};

/** The signs that filter the grid, in the order of the strip. */
export const filters = [
  { filter: '', count: 'rows', word: 'rijen', one: 'rij', state: '' },
  { filter: 'error', count: 'errors', word: 'fout', one: 'fout', state: 'error' },
  { filter: 'suggestion', count: 'suggestions', word: 'voorstellen', one: 'voorstel', state: 'suggestion' },
  { filter: 'check', count: 'check', word: 'nakijken', one: 'nakijken', state: 'warning' },
  { filter: 'changed', count: 'changed', word: 'aangepast', one: 'aangepast', state: 'changed' },
  { filter: 'out', count: 'leftOut', word: 'weggelaten', one: 'weggelaten', state: 'out' },
] as const;

/** The kinds by group, in the order the core gives them. */
export function grouped(kinds: readonly KindView[]): { group: string; kinds: KindView[] }[] {
  const out: { group: string; kinds: KindView[] }[] = [];
  for (const kind of kinds) {
    const known = out.find((g) => g.group === kind.group);
    if (known) known.kinds.push(kind);
    else out.push({ group: kind.group, kinds: [kind] });
  }
  return out;
}

/** A problem of the whole list, with the columns it is said of. */
export interface Whole {
  problem: ProblemView;
  columns: string[];
}

/** Joins problems of the whole list that differ only in their column, so that five missing values are one matter. */
export function joined(problems: readonly ProblemView[]): Whole[] {
  const out: Whole[] = [];
  for (const problem of problems) {
    const known = out.find((w) => w.problem.code === 'constant-missing' && w.problem.code === problem.code);
    if (known) known.columns.push(problem.column);
    else out.push({ problem, columns: [problem.column] });
  }
  return out;
}

/** The sentence for one or several columns. */
export function wholeMessage({ problem, columns }: Whole): string {
  if (columns.length < 2) return problem.message;
  return `De vaste waarden van ${enumerate(columns.map((c) => `‘${c}’`))} zijn nog niet bekend.`;
}

/** The columns of the grid, as wide as their header and the first rows ask, within reason. */
export function gridColumns(list: ListView, sample: readonly RowView[]): GridColumn[] {
  return list.columns.map((c, i) => {
    const note = c.constant
      ? c.field === 'password'
        ? 'blijft leeg'
        : 'vaste waarde'
      : columnNote(c.label, c.header, c.letter);
    const digits = c.field === 'big_nr' || c.field === 'username';
    // By the average width of a letter in the grid's sizes; behind a value stands an icon.
    let width = Math.max(c.header.length * 7.9, note.length * 6.6);
    for (const row of sample) {
      const value = row.cells[i]?.value.length ?? 0;
      width = Math.max(width, value * (digits ? 8.6 : 7.7) + 24);
    }
    return {
      key: `${i}-${c.header}`,
      title: c.header,
      note,
      width: Math.round(Math.min(260, Math.max(64, width + 18))),
      dim: c.constant,
      digits,
    };
  });
}

function columnNote(label: string, header: string, letter: string): string {
  const name = label.toLowerCase() === header.toLowerCase() ? '' : label;
  return [letter, name].filter(Boolean).join(' · ');
}

/** The fields as people read them: the number beside the name it belongs to. */
const reading = ['firstname', 'middlename', 'lastname', 'big_nr', 'gender', 'email', 'username'];

/**
 * Which columns the grid shows, as indices: what differs from person to person
 * in reading order, or everything exactly as the CSV has it.
 */
export function shownColumns(columns: readonly ColumnView[], asInCSV: boolean): number[] {
  const all = columns.map((_, i) => i);
  if (asInCSV) return all;
  const rank = (i: number) => {
    const at = reading.indexOf(columns[i]?.field ?? '');
    return at < 0 ? reading.length : at;
  };
  return all.filter((i) => !columns[i]?.constant).sort((a, b) => rank(a) - rank(b) || a - b);
}

/** A row of the plan as the grid draws it. */
export function gridRow(row: RowView): GridRow {
  const state = asState(row.state);
  return {
    label: String(row.row),
    state,
    word: stateWords[state],
    cells: row.cells.map((cell) => {
      const cellState = asState(cell.state);
      return {
        text: cell.value,
        // A number cell made text can keep its digits; then there is no other value to show.
        before: cell.changed && cell.before !== cell.value ? cell.before : undefined,
        offer: cell.offer === '' ? undefined : cell.offer,
        state: cellState,
        word: stateWords[cellState],
        mark: addedZeros(cell),
      };
    }),
  };
}

/** The zeros that were put in front: a number that lost them begins with another digit, so the run ends there. */
export function addedZeros(cell: CellView): { from: number; count: number } | undefined {
  if (cell.mark < 0) return undefined;
  let count = 0;
  for (const rune of Array.from(cell.value).slice(cell.mark)) {
    if (rune !== '0') break;
    count++;
  }
  return { from: cell.mark, count: Math.max(1, count) };
}

function asState(state: string): GridState {
  return state in stateWords ? (state as GridState) : '';
}

/** One place where a kind was found. */
export interface KindPlace {
  row: number;
  field: string;
  /** The cell as Excel shows it, or the row where no cell is known. */
  name: string;
  text: string;
}

/** The places of a kind in one of its rows: the cells of its problems, or the cell that was changed. */
export function placesOf(row: RowView, kind: KindView, columns: readonly ColumnView[]): KindPlace[] {
  const problems = row.problems.filter((p) => p.code === kind.code);
  if (problems.length > 0) {
    return problems.map((p) => ({
      row: row.row,
      field: p.column,
      name: p.cell || `rij ${row.row}`,
      text: p.value,
    }));
  }
  const cells = columns.map((column, i) => ({ field: column.field, cell: row.cells[i] }));
  const place = (field: string, cell: CellView, text: string): KindPlace => ({
    row: row.row,
    field,
    name: cell.cell || `rij ${row.row}`,
    text,
  });
  const offers = cells.flatMap(({ field, cell }) =>
    cell?.offer ? [place(field, cell, `${cell.value || 'leeg'} → ${cell.offer}`)] : [],
  );
  if (kind.group === 'suggestion' && offers.length > 0) return offers;
  const touched = cells.flatMap(({ field, cell }) =>
    cell?.changed ? [place(field, cell, `${cell.before || 'leeg'} → ${cell.value || 'leeg'}`)] : [],
  );
  // The core names no cell for a kind; the code begins with its field, or only one cell can be meant.
  const named = touched.filter(({ field }) => field.startsWith(kind.code.split('-')[0] ?? ''));
  if (named.length > 0) return named;
  return touched.length === 1 ? touched : [{ row: row.row, field: '', name: `rij ${row.row}`, text: '' }];
}
