import type {
  CellView,
  ChangeView,
  ColumnView,
  Counts,
  KindView,
  ListView,
  PlaceView,
  ProblemView,
  RowView,
  SheetView,
} from '../../lib/api/types';
import type { GridColumn, GridRow, GridState } from '../../lib/ui/grid';
import type { IconName } from '../../lib/ui/icons';
import type { Sign } from '../../lib/ui/sign';

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

/** The row's state in words; one that is set aside is drawn as one left out. */
function rowState(state: string): { state: GridState; word: string } {
  if (state === 'aside') return { state: 'out', word: 'apart gezet' };
  const known = asState(state);
  return { state: known, word: stateWords[known] };
}

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

/** Whether the rows were all added by hand: then there is no file, no sheet and no header row. */
export function isTyped(list: Pick<ListView, 'format'>): boolean {
  return list.format === 'getypte rijen';
}

/** What was read, told when a list opens. */
export function readWords(list: Pick<ListView, 'file' | 'format' | 'counts'>): string {
  if (isTyped(list)) return 'De eerste rij staat klaar. Vul haar in.';
  return `Gelezen: ${list.file}, ${rows(list.counts.rows)}.`;
}

/** Where a list came from, and whether a change of it is seen. */
export function sourceWords(list: Pick<ListView, 'source' | 'path' | 'file' | 'format'>): string {
  if (isTyped(list)) return 'Rijen die je hier typt. Er hoort geen bestand bij.';
  if (list.format === 'geplakte cellen') {
    return 'Geplakt, zonder bestand. Verandert de lijst, plak haar dan opnieuw.';
  }
  if (list.path === '') {
    return `${list.format}, alleen de inhoud, zoals uit een mail. Verandert het bestand, dan ziet Aiosmap dat niet.`;
  }
  const folder = list.path.endsWith(list.file) ? list.path.slice(0, -list.file.length - 1) : list.path;
  const where = `${list.format} in ${folder}`;
  if (list.source === 'gone') return `${where}. Daar staat hij niet meer; wat is gelezen, blijft hier staan.`;
  if (list.source === 'watched') {
    const change = list.format.startsWith('Excel') ? 'sla je hem op in Excel' : 'verandert het bestand';
    return `${where}. Wordt gevolgd: ${change}, dan kijkt Aiosmap de lijst opnieuw na.`;
  }
  return `${where}.`;
}

/** A sheet of the workbook in a list to choose from. */
export function sheetWords(sheet: SheetView): string {
  const about = [sheet.rows === 0 ? 'leeg' : '', sheet.hidden ? 'verborgen' : ''].filter(Boolean);
  return [sheet.name, ...about].join(', ');
}

/** The signs that filter the grid, in the order of the strip. */
export const filters = [
  { filter: '', count: 'rows', word: 'rijen', one: 'rij', state: '' },
  { filter: 'error', count: 'errors', word: 'fout', one: 'fout', state: 'error' },
  { filter: 'suggestion', count: 'suggestions', word: 'voorstellen', one: 'voorstel', state: 'suggestion' },
  { filter: 'check', count: 'check', word: 'nakijken', one: 'nakijken', state: 'warning' },
  { filter: 'changed', count: 'changed', word: 'aangepast', one: 'aangepast', state: 'changed' },
  { filter: 'out', count: 'leftOut', word: 'weggelaten', one: 'weggelaten', state: 'out' },
  { filter: 'aside', count: 'aside', word: 'apart gezet', one: 'apart gezet', state: 'aside' },
] as const;

/** The signs above a list's rows. */
export function signs<C extends string>(
  filters: readonly { filter: string; count: C; word: string; one: string; state: string }[],
  counts: Readonly<Record<C, number>>,
): Sign[] {
  return filters.map((f) => ({
    filter: f.filter,
    count: number(counts[f.count]),
    word: counts[f.count] === 1 ? f.one : f.word,
    icon: f.state === '' ? undefined : f.state === 'aside' ? 'out' : (f.state as IconName),
    tone: f.state,
    none: counts[f.count] === 0,
  }));
}

/** What is left to do, told after each step. */
export function countsWords(c: Pick<Counts, 'errors' | 'suggestions' | 'check'>): string {
  const offers = `${number(c.suggestions)} ${c.suggestions === 1 ? 'voorstel' : 'voorstellen'}`;
  return `Bijgewerkt: ${number(c.errors)} fout, ${offers}, ${number(c.check)} nakijken.`;
}

/** The name of a row: "rij 7", or "rij +1" where it was added by hand. */
export function rowName(row: number, label = ''): string {
  return `rij ${label || row}`;
}

/** A place in words, for who cannot see where the grid went. */
export function placeWords(place: PlaceView): string {
  const where = place.cell || `Rij ${place.rowLabel || place.row}`;
  if (place.message !== '') return `${where}: ${place.message}`;
  if (place.before === '' && place.after === '') return `${where}.`;
  return `${where}: ${place.before || 'leeg'} wordt ${place.after || 'leeg'}.`;
}

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
      ...(c.choices.length > 0 ? { choices: c.choices } : {}),
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
  return {
    label: row.label || String(row.row),
    ...rowState(row.state),
    cells: row.cells.map((cell) => {
      const state = asState(cell.state ?? '');
      return {
        text: cell.value,
        before: beforeOf(cell, row.label !== undefined),
        offer: cell.offered ? (cell.offer ?? '') : undefined,
        state,
        word: stateWords[state],
        mark: cell.mark ? { from: 0, count: cell.mark } : undefined,
      };
    }),
  };
}

/**
 * What stood in a cell; a number cell made text can keep its digits, and then
 * there is no other value to show. In a row added by hand nothing stood.
 */
export function beforeOf(cell: CellView, typed = false): string | undefined {
  const before = cell.before ?? '';
  if (typed && before === '') return undefined;
  return cell.changed && before !== cell.value ? before : undefined;
}

function asState(state: string): GridState {
  return state in stateWords ? (state as GridState) : '';
}

/** One rule that touched a row, with every cell it touched. */
export interface RowChange {
  kind: ChangeView;
  cells: ChangeView[];
}

/** A rule that takes a name apart touches several cells, and has one answer for them. */
export function byKind(changes: readonly ChangeView[]): RowChange[] {
  const out: RowChange[] = [];
  for (const change of changes) {
    const known = out.find((c) => c.kind.kind === change.kind && change.kind !== 'edit');
    if (known) known.cells.push(change);
    else out.push({ kind: change, cells: [change] });
  }
  return out;
}

/** How the answers to a kind stand: "3 open, 1 overgenomen". */
export function answersWords(kind: KindView): string {
  const words =
    kind.group === 'fix'
      ? [kind.left > 0 ? `${number(kind.left)} niet toegepast` : '']
      : [
          kind.open > 0 && kind.open < kind.count ? `${number(kind.open)} open` : '',
          kind.taken > 0 ? `${number(kind.taken)} overgenomen` : '',
          kind.left > 0 ? `${number(kind.left)} zo gelaten` : '',
        ];
  return words.filter(Boolean).join(', ');
}
