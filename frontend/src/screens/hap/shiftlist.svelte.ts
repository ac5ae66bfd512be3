import type { ShiftAction, ShiftCell, ShiftListView, ShiftRow } from '../../lib/api/hap-types';
import { toBase64 } from '../../lib/api/intake';
import type { Failure } from '../../lib/api/types';
import { LEAD, type Place } from '../../lib/ui/grid';
import { countsWords, rows as rowsWords } from '../import/words';
import { failed } from '../portfolio/failed';
import type { Portfolio } from '../portfolio/portfolio.svelte';

export type Phase = 'starting' | 'empty' | 'busy' | 'list' | 'failed';

/** A larger file is no list of shifts; the core has the last word. In bytes. */
const MOST = 50 << 20;

/** Work that takes longer than this, in milliseconds, has a page of its own. */
const LONG = 300;

/** Which rows a filter shows. */
export function under(rows: readonly ShiftRow[], filter: string): ShiftRow[] {
  if (filter === '') return [...rows];
  const kind = filter.startsWith('kind:') ? filter.slice(5) : '';
  if (kind !== '') {
    return rows.filter(
      (r) => r.changes.some((c) => c.kind === kind) || r.problems.some((p) => p.code === kind),
    );
  }
  if (filter === 'double') return rows.filter((r) => r.double);
  if (filter === 'out') return rows.filter((r) => r.state === 'out');
  // Of what stays out nothing is asked.
  const asked = rows.filter((r) => r.state !== 'out');
  switch (filter) {
    case 'error':
    case 'check': {
      const severity = filter === 'error' ? 'error' : 'warning';
      return asked.filter((r) => r.problems.some((p) => p.severity === severity));
    }
    case 'suggestion':
      return asked.filter((r) => r.changes.some((c) => c.group === 'suggestion' && c.answer === ''));
    default:
      return asked.filter((r) => r.cells.some((c) => c.state === 'changed'));
  }
}

/** The list of shifts that is open in this window. The core has it; every choice goes there, and its answer replaces what stands here. */
export class ShiftList {
  phase: Phase = $state('starting');
  view: ShiftListView | undefined = $state.raw();
  /** Why no list could be opened. */
  refusal: Failure | undefined = $state.raw();
  filter = $state('');
  active: Place = $state.raw({ row: 0, col: LEAD });
  /** Raised with each state of the list. */
  version = $state(0);
  /** Raised with each list that is opened. */
  reading = $state(0);

  readonly rows = $derived(under(this.view?.rows ?? [], this.filter));
  private line: Promise<unknown> = Promise.resolve();

  constructor(private readonly portfolio: Portfolio) {}

  private get core() {
    return this.portfolio.core.shiftList;
  }

  get row(): ShiftRow | undefined {
    return this.rows[this.active.row];
  }

  /** The field of the active column, empty on the row's number and state. */
  get field(): string {
    return this.view?.columns[this.active.col - LEAD]?.field ?? '';
  }

  async begin(): Promise<void> {
    const view = await this.portfolio.ask(() => this.core.Current());
    if (view) this.take(view);
    else this.phase = 'empty';
  }

  pick(): Promise<void> {
    return this.open('Bestand kiezen', () => this.core.Pick());
  }

  openPath(path: string): Promise<void> {
    return this.open('Lijst lezen', () => this.core.OpenPath(path));
  }

  openFile(file: File): Promise<void> {
    return this.open(`${file.name} lezen`, async () => {
      if (file.size > MOST) {
        throw {
          code: 'file-large',
          message: `‘${file.name}’ is te groot voor een lijst van diensten.`,
          hint: 'Bewaar alleen het blad met je diensten in een nieuwe werkmap, en neem die.',
        } satisfies Failure;
      }
      return this.core.OpenContent(file.name, await toBase64(file));
    });
  }

  paste(text: string, html: string): Promise<void> {
    return this.open('Geplakte cellen lezen', () => this.core.Paste(text, html));
  }

  openAgain(password: string): Promise<void> {
    return this.open('Lijst openen', () => this.core.OpenAgain(password));
  }

  /** Says that several files were given. */
  several(count: number): void {
    this.refusal = {
      code: 'several-files',
      message: `Je gaf ${count} bestanden tegelijk.`,
      hint: 'Sleep of kies er één, en daarna pas de volgende.',
    };
    this.phase = 'failed';
  }

  /** Back from a refusal to what is still open, or to the start. */
  back(): void {
    this.refusal = undefined;
    this.phase = this.view ? 'list' : 'empty';
  }

  /** Does one thing to the list; true when it went through. */
  act(action: ShiftAction): Promise<boolean> {
    return this.step('Lijst bijwerken', () => this.core.Do(action));
  }

  edit(cells: ShiftCell[]): Promise<boolean> {
    return this.act({ do: 'edit', cells });
  }

  set(name: string, value: string): Promise<boolean> {
    return this.act({ do: 'set', name, value });
  }

  async undo(): Promise<boolean> {
    const history = this.view?.history;
    if (history?.canUndo)
      return this.step('Stap terug', () => this.core.Undo(), `Een stap terug: ${history.undo}.`);
    this.portfolio.tell('Er is geen stap terug meer.');
    return false;
  }

  async redo(): Promise<boolean> {
    const history = this.view?.history;
    if (history?.canRedo)
      return this.step('Stap vooruit', () => this.core.Redo(), `Een stap vooruit: ${history.redo}.`);
    this.portfolio.tell('Er is geen stap vooruit meer.');
    return false;
  }

  setFilter(filter: string): void {
    const row = this.row?.row;
    this.filter = filter;
    const at = this.rows.findIndex((r) => r.row === row);
    this.active = { row: Math.max(0, at), col: this.active.col };
    this.version++;
  }

  move(to: Place): void {
    this.active = to;
  }

  /** Goes to a row by its number, and to a field where given. */
  jump(row: number, field = ''): boolean {
    if (!this.rows.some((r) => r.row === row)) this.filter = '';
    const at = this.rows.findIndex((r) => r.row === row);
    if (at < 0) return false;
    const col = this.view?.columns.findIndex((c) => c.field === field) ?? -1;
    this.version++;
    this.active = { row: at, col: col < 0 ? 0 : col + LEAD };
    return true;
  }

  /** Goes to the next cell that asks for something (back: the one before), round the end. False when there is none. */
  next(back = false, only: '' | 'error' = ''): boolean {
    const asks = only === '' ? ['error', 'suggestion', 'warning'] : [only];
    const places = this.rows.flatMap((r, row) =>
      r.state === 'out'
        ? []
        : r.cells.flatMap((c, col) => (asks.includes(c.state ?? '') ? [{ row, col: col + LEAD }] : [])),
    );
    const after = (p: Place) =>
      p.row > this.active.row || (p.row === this.active.row && p.col > this.active.col);
    const before = (p: Place) =>
      p.row < this.active.row || (p.row === this.active.row && p.col < this.active.col);
    const found = back ? (places.filter(before).at(-1) ?? places.at(-1)) : (places.find(after) ?? places[0]);
    if (!found) {
      this.portfolio.tell('Er is geen cel meer die aandacht vraagt.');
      return false;
    }
    this.active = found;
    const row = this.rows[found.row];
    const column = this.view?.columns[found.col - LEAD];
    const said =
      row?.problems.find((p) => p.column === column?.field)?.message ??
      row?.changes.find((c) => c.field === column?.field)?.label ??
      '';
    this.portfolio.tell(`Rij ${row?.label || row?.row}, ${column?.label}: ${said}`);
    return true;
  }

  /** Takes all rows over that are not left out; true when they stand in the portfolio. */
  async takeOver(): Promise<boolean> {
    const file = this.view?.file ?? '';
    const taken = await this.portfolio.run('Diensten overnemen', () => this.core.Take());
    if (!taken) return false;
    this.view = undefined;
    this.phase = 'empty';
    // The place is gone to first: going somewhere clears what was said.
    this.portfolio.go({ at: 'shifts' });
    this.portfolio.hap.tookOver(taken.ids, taken.view, file);
    return true;
  }

  async close(): Promise<void> {
    const done = await this.portfolio.run('Lijst sluiten', async () => {
      await this.core.Close();
      return true;
    });
    if (!done) return;
    this.view = undefined;
    this.phase = 'empty';
    this.portfolio.tell('De lijst is gesloten. Er is niets overgenomen.');
  }

  private async open(words: string, call: () => Promise<ShiftListView | null>): Promise<void> {
    const before = this.view ? 'list' : 'empty';
    const clock = setTimeout(() => (this.phase = 'busy'), LONG);
    const view = await this.portfolio.run(words, call, (reason) => {
      const failure = failed(reason);
      if (failure.code === 'portfolio-closed') {
        this.portfolio.refused(reason);
        return;
      }
      this.refusal = failure;
      this.phase = 'failed';
    });
    clearTimeout(clock);
    if (view) {
      this.filter = '';
      this.reading++;
      this.active = { row: 0, col: LEAD };
      this.take(view);
      this.portfolio.tell(`Gelezen: ${view.file}, ${rowsWords(view.counts.rows)}.`);
    } else if (view === null) this.phase = before;
  }

  /** Steps go to the core one after the other, in the order they were made. */
  private step(words: string, call: () => Promise<ShiftListView>, said = ''): Promise<boolean> {
    const mine = this.line.then(async () => {
      const view = await this.portfolio.run(words, call);
      if (!view) return false;
      this.take(view);
      this.portfolio.tell(said || countsWords(view.counts));
      return true;
    });
    this.line = mine.catch(() => undefined);
    return mine;
  }

  private take(view: ShiftListView): void {
    const row = this.row?.row;
    this.view = view;
    this.refusal = undefined;
    this.phase = 'list';
    // A row that left the filter leaves its place to the next one.
    const at = this.rows.findIndex((r) => r.row === row);
    this.active = {
      row: Math.max(0, Math.min(at < 0 ? this.active.row : at, this.rows.length - 1)),
      col: this.active.col,
    };
    this.version++;
  }
}
