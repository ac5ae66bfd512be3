import { toFailure } from '../../lib/api/failure';
import type { Core } from '../../lib/api/core';
import { RowSource } from '../../lib/api/rows';
import type {
  Failure,
  ListView,
  MalView,
  Options,
  RowView,
  RowsPage,
  Saved,
  StartView,
} from '../../lib/api/types';
import type { Place } from '../../lib/ui/grid';
import { stateWords } from './words';

export type Phase = 'starting' | 'empty' | 'busy' | 'list' | 'failed';

/** What a save made, and which of the four files it is. */
export interface Done {
  what: 'csv' | 'workbook' | 'report' | 'questions';
  saved: Saved;
}

/** The two columns the grid puts before those of the list: row number and state. */
export const BEFORE = 2;

/**
 * The import screen's state: which list is open, what is shown of it and what
 * runs. Every choice goes to the core, whose answer replaces what stands here.
 */
export class Importer {
  phase: Phase = $state('starting');
  start: StartView | undefined = $state.raw();
  list: ListView | undefined = $state.raw();
  mal: MalView | undefined = $state.raw();
  /** Why no list could be opened. */
  refusal: Failure | undefined = $state.raw();
  /** Why the last choice or save did not go through; the list stands. */
  setback: Failure | undefined = $state.raw();
  done: Done | undefined = $state.raw();
  /** What runs now, in words; empty when nothing does. */
  working = $state('');
  /** What was last achieved, told politely to screen readers and in the status line. */
  said = $state('');
  filter = $state('');
  active: Place = $state.raw({ row: 0, col: BEFORE });
  rows: RowSource | undefined = $state.raw();
  total = $state(0);
  /** Raised when rows came in. */
  version = $state(0);
  /** The first rows, by which columns get their width. */
  sample: readonly RowView[] = $state.raw([]);

  private running = 0;

  constructor(private readonly core: Core) {}

  get row(): RowView | undefined {
    return this.version >= 0 ? this.rows?.peek(this.active.row) : undefined;
  }

  async begin(): Promise<void> {
    try {
      const start = await this.core.import.Start();
      this.start = start;
      this.mal = start.institutes.find((i) => i.id === start.institute)?.mal;
      if (start.failure) {
        this.refusal = start.failure;
        this.phase = 'failed';
      } else if (start.list) await this.show(start.list);
      else this.phase = 'empty';
    } catch (reason) {
      this.refusal = toFailure(reason);
      this.phase = 'failed';
    }
  }

  pick(): Promise<void> {
    return this.open('Bestand kiezen', () => this.core.import.Pick());
  }

  openPath(path: string): Promise<void> {
    return this.open('Lijst lezen', () => this.core.import.OpenPath(path));
  }

  openContent(name: string, base64: string): Promise<void> {
    return this.open(`${name} lezen`, () => this.core.import.OpenContent(name, base64));
  }

  openPasted(text: string, html: string): Promise<void> {
    return this.open('Geplakte cellen lezen', () => this.core.import.OpenPasted(text, html));
  }

  openAgain(password: string): Promise<void> {
    return this.open('Lijst openen', () => this.core.import.OpenAgain(password));
  }

  /** Says that several files were given. */
  several(count: number): void {
    this.tell({
      code: 'several-files',
      message: `Je gaf ${count} bestanden tegelijk.`,
      hint: 'Geef één lijst per keer.',
    });
  }

  async close(): Promise<void> {
    try {
      await this.core.import.Close();
      this.list = undefined;
      this.rows = undefined;
      this.done = undefined;
      this.refusal = undefined;
      this.setback = undefined;
      this.phase = 'empty';
      this.said = 'De lijst is gesloten.';
    } catch (reason) {
      this.setback = toFailure(reason);
    }
  }

  /** Back from a refusal to the list that is still open, or to the start. */
  back(): void {
    this.refusal = undefined;
    this.phase = this.list ? 'list' : 'empty';
  }

  /** Lets the core make the plan anew with some choices changed. */
  async change(choices: Partial<Options>): Promise<void> {
    const list = this.list;
    if (!list) return;
    const turn = this.begun('Lijst opnieuw nagaan');
    try {
      const next = await this.core.import.Change({ ...list.options, ...choices });
      if (turn !== this.running) return;
      this.setback = undefined;
      this.done = undefined;
      await this.show(next, true);
      const c = next.counts;
      this.said = `Bijgewerkt: ${c.errors} fout, ${c.suggestions} voorstellen, ${c.check} nakijken.`;
    } catch (reason) {
      if (turn === this.running) this.setback = toFailure(reason);
    } finally {
      this.ended(turn);
    }
  }

  /** Takes a suggested kind over, or leaves it as it was. */
  accept(code: string, yes: boolean): Promise<void> {
    return this.change({ accept: withCode(this.list?.options.accept, code, yes) });
  }

  /** Applies a kind of fix, or not. */
  applyFix(code: string, yes: boolean): Promise<void> {
    return this.change({ noFix: withCode(this.list?.options.noFix, code, !yes) });
  }

  /** Leaves a row out of the CSV, or puts it back. */
  leaveOut(row: number, yes: boolean): Promise<void> {
    const kept = (this.list?.options.dropRows ?? []).filter((r) => r !== row);
    return this.change({ dropRows: yes ? [...kept, row].sort((a, b) => a - b) : kept });
  }

  link(field: string, letter: string): Promise<void> {
    return this.change({ map: { ...this.list?.options.map, [field]: letter } });
  }

  save(): Promise<void> {
    return this.write('csv', 'CSV opslaan', () => this.core.import.Save());
  }

  saveWorkbook(): Promise<void> {
    return this.write('workbook', 'Veilige werkmap opslaan', () => this.core.import.SaveWorkbook());
  }

  saveReport(): Promise<void> {
    return this.write('report', 'Verslag opslaan', () => this.core.import.SaveReport());
  }

  saveQuestions(): Promise<void> {
    return this.write('questions', 'Vragen opslaan', () => this.core.import.SaveQuestions());
  }

  /** Runs something about the mal; an open list follows it. */
  async malCall(what: string, call: () => Promise<MalView | null>): Promise<boolean> {
    const turn = this.begun(what);
    try {
      const mal = await call();
      if (!mal) return false;
      this.mal = mal;
      this.setback = undefined;
      this.said = `De mal van ${mal.name} is bijgewerkt.`;
    } catch (reason) {
      this.setback = toFailure(reason);
      return false;
    } finally {
      this.ended(turn);
    }
    if (this.list) await this.change({});
    return true;
  }

  useInstitute(id: string): Promise<boolean> {
    return this.malCall('Mal kiezen', () => this.core.mal.Use(id));
  }

  pickMal(): Promise<boolean> {
    return this.malCall('Mal laden', () => this.core.mal.Pick());
  }

  loadMal(name: string, base64: string): Promise<boolean> {
    return this.malCall('Mal lezen', () => this.core.mal.LoadContent(name, base64));
  }

  setConstants(constants: Record<string, string>): Promise<boolean> {
    return this.malCall('Vaste waarden bewaren', () => this.core.mal.SetConstants(constants));
  }

  confirmMal(): Promise<boolean> {
    return this.malCall('Mal bevestigen', () => this.core.mal.Confirm());
  }

  setFilter(filter: string): Promise<void> {
    this.filter = filter;
    return this.refresh();
  }

  move(to: Place): void {
    this.active = to;
  }

  /** The rows in sight; a page that cannot be had is told once. */
  async want(first: number, last: number): Promise<void> {
    try {
      await this.rows?.want(first, last);
    } catch (reason) {
      this.setback = toFailure(reason);
    }
  }

  /** The first rows under another filter than the grid's. */
  page(filter: string, count: number): Promise<RowsPage> {
    return this.core.import.Rows(filter, 0, count);
  }

  /** Jumps to a row by the number Excel shows, and to a column of the list where given. */
  async jump(row: number, field = ''): Promise<boolean> {
    let index = (await this.rows?.indexOf(row)) ?? -1;
    if (index < 0 && this.filter !== '') {
      await this.setFilter('');
      index = (await this.rows?.indexOf(row)) ?? -1;
    }
    if (index < 0) return false;
    const column = this.list?.columns.findIndex((c) => c.field === field) ?? -1;
    this.active = { row: index, col: column < 0 ? 0 : column + BEFORE };
    return true;
  }

  /**
   * Goes to the next cell that asks for something (back: the one before), round
   * the end. Where nothing asks, or the user looks at changes only, changed
   * cells count. False when there is none.
   */
  async next(back = false): Promise<boolean> {
    const source = this.rows;
    const list = this.list;
    if (!source || !list || source.total === 0) return false;
    const { errors, suggestions, check } = list.counts;
    const fixes =
      this.filter === 'changed' ||
      list.kinds.some((k) => k.group === 'fix' && this.filter === `kind:${k.code}`);
    const asks = ['error', 'suggestion', 'warning'];
    if (fixes || errors + suggestions + check === 0) asks.push('changed');
    const turn = this.begun('Zoeken');
    try {
      const by = back ? -1 : 1;
      const total = source.total;
      for (let i = 0; i <= total; i++) {
        const index = (((this.active.row + i * by) % total) + total) % total;
        const row = await source.get(index);
        if (!row || source !== this.rows) break;
        const column = this.cellThatAsks(row, asks, i === 0 ? this.active.col - BEFORE : undefined, back);
        if (column === undefined) continue;
        this.active = { row: index, col: column + BEFORE };
        this.said = this.tellCell(row, column);
        return true;
      }
      this.said = 'Er is geen cel meer die aandacht vraagt.';
      return false;
    } catch (reason) {
      this.setback = toFailure(reason);
      return false;
    } finally {
      this.ended(turn);
    }
  }

  private cellThatAsks(
    row: RowView,
    asks: readonly string[],
    after: number | undefined,
    back: boolean,
  ): number | undefined {
    const found: number[] = [];
    row.cells.forEach((cell, i) => {
      if (!asks.includes(cell.state)) return;
      if (after !== undefined && (back ? i >= after : i <= after)) return;
      found.push(i);
    });
    // A problem of the row as a whole has no cell; the row's head stands for it.
    if (found.length === 0 && asks.includes(row.state) && !row.cells.some((c) => asks.includes(c.state))) {
      const head = -BEFORE;
      if (after === undefined || (back ? head < after : head > after)) return head;
    }
    return back ? found[found.length - 1] : found[0];
  }

  private tellCell(row: RowView, column: number): string {
    const cell = row.cells[column];
    const problem = row.problems[0];
    if (!cell) return `Rij ${row.row}: ${problem?.message ?? ''}`;
    const state = stateWords[cell.state as keyof typeof stateWords] ?? '';
    return `${cell.cell || `Rij ${row.row}`}: ${cell.value || 'leeg'}, ${state}. ${cell.note}`;
  }

  private async open(what: string, call: () => Promise<ListView | null>): Promise<void> {
    const before = this.phase;
    const turn = this.begun(what);
    this.phase = 'busy';
    try {
      const list = await call();
      if (turn !== this.running) return;
      if (!list) {
        this.phase = before;
        return;
      }
      this.refusal = undefined;
      this.setback = undefined;
      this.done = undefined;
      this.filter = '';
      await this.show(list);
      this.said = `${list.file} is gelezen: ${list.counts.rows} rijen.`;
    } catch (reason) {
      if (turn !== this.running) return;
      this.refusal = toFailure(reason);
      this.phase = 'failed';
    } finally {
      this.ended(turn);
    }
  }

  private async show(list: ListView, keepPlace = false): Promise<void> {
    const row = keepPlace ? this.row?.row : undefined;
    this.list = list;
    this.mal = list.mal;
    await this.refresh(row);
    this.phase = 'list';
  }

  private async refresh(keepRow?: number): Promise<void> {
    const list = this.list;
    if (!list) return;
    const source = new RowSource(this.core.import, this.filter, 0, () => {
      if (this.rows !== source) return;
      this.total = source.total;
      this.version++;
    });
    try {
      // The first page tells how many rows the filter leaves.
      await source.want(0, 0);
    } catch (reason) {
      this.setback = toFailure(reason);
    }
    if (this.list !== list || source.filter !== this.filter) return;
    const first: RowView[] = [];
    for (let i = 0; i < Math.min(60, source.total); i++) {
      const row = source.peek(i);
      if (row) first.push(row);
    }
    if (this.filter === '' || this.sample.length === 0) this.sample = first;
    const at = keepRow === undefined ? -1 : await source.indexOf(keepRow).catch(() => -1);
    this.rows = source;
    this.total = source.total;
    this.version++;
    this.active = at >= 0 ? { row: at, col: this.active.col } : { row: 0, col: BEFORE };
  }

  private async write(what: Done['what'], words: string, call: () => Promise<Saved>): Promise<void> {
    const turn = this.begun(words);
    try {
      const saved = await call();
      this.setback = undefined;
      if (saved.path === '') {
        this.said = 'Er is niets opgeslagen.';
        return;
      }
      this.done = { what, saved };
      this.said = `${saved.file} is opgeslagen.`;
    } catch (reason) {
      this.setback = toFailure(reason);
    } finally {
      this.ended(turn);
    }
  }

  private tell(failure: Failure): void {
    if (this.phase === 'list') {
      this.setback = failure;
      return;
    }
    this.refusal = failure;
    this.phase = 'failed';
  }

  private begun(what: string): number {
    this.working = what;
    return ++this.running;
  }

  private ended(turn: number): void {
    if (turn === this.running) this.working = '';
  }
}

function withCode(codes: readonly string[] | undefined, code: string, present: boolean): string[] {
  const others = (codes ?? []).filter((c) => c !== code);
  return present ? [...others, code] : others;
}
