import { toFailure } from '../../lib/api/failure';
import type { Core } from '../../lib/api/core';
import { RowSource } from '../../lib/api/rows';
import type {
  Action,
  CoreEvent,
  CSVView,
  Failure,
  ListView,
  MalView,
  NewValue,
  Opened,
  PlaceView,
  RowDetail,
  RowView,
  StartView,
} from '../../lib/api/types';
import type { Place } from '../../lib/ui/grid';
import { countsWords, placeWords, readWords } from './words';

export type Phase = 'starting' | 'empty' | 'busy' | 'list' | 'csv' | 'failed';

/** How far running work is; total 0 when that cannot be told. */
export interface Progress {
  work: string;
  done: number;
  total: number;
}

/** A row with everything known of it, as the side panel shows it. */
export interface Looked {
  row: RowView;
  detail: RowDetail;
}

/** The two columns the grid puts before those of the list: row number and state. */
export const BEFORE = 2;

/** Work that takes longer than this, in milliseconds, can be stopped. */
const LONG = 300;

/**
 * The import screen's state: which list is open, what is shown of it and what
 * runs. Every choice goes to the core, whose answer replaces what stands here.
 */
export class Importer {
  phase: Phase = $state('starting');
  start: StartView | undefined = $state.raw();
  list: ListView | undefined = $state.raw();
  mal: MalView | undefined = $state.raw();
  /** The finished CSV that was given. */
  csv: CSVView | undefined = $state.raw();
  /** Why no list could be opened. */
  refusal: Failure | undefined = $state.raw();
  /** Why the last choice or save did not go through; the list stands. */
  setback: Failure | undefined = $state.raw();
  /** What runs now, in words; empty when nothing does. */
  working = $state('');
  /** It has run for so long that a button to stop it helps. */
  lasting = $state(false);
  progress: Progress | undefined = $state.raw();
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
  /** The row in the side panel: the active one, a moment later. */
  looked: Looked | undefined = $state.raw();

  private running = 0;
  /** The last work of which the end was told. */
  private lastEnded = 0;
  private showing = 0;
  private looking = 0;
  private frame = 0;
  private clock: ReturnType<typeof setTimeout> | undefined;
  private stopping = false;
  private acts: Promise<unknown> = Promise.resolve();
  /** The steps under way and those that wait for them. */
  private turns = 0;

  constructor(private readonly core: Core) {}

  /** The active row when it is here. */
  get row(): RowView | undefined {
    return this.version >= 0 ? this.rows?.peek(this.active.row) : undefined;
  }

  /** The field of the active column, empty on the row's number and state. */
  get field(): string {
    return this.list?.columns[this.active.col - BEFORE]?.field ?? '';
  }

  /** Hears the core until the answer is called. */
  hear(): () => void {
    return this.core.hear((event) => void this.heard(event));
  }

  async begin(): Promise<void> {
    try {
      const start = await this.core.import.Start();
      this.start = start;
      this.mal = malOf(start);
      if (start.failure) {
        this.refusal = start.failure;
        this.phase = 'failed';
      } else if (start.list) await this.take(start.list);
      else if (start.csv) this.takeCSV(start.csv);
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

  /** An empty list to type rows in. */
  openTyped(): Promise<void> {
    return this.open('Lege lijst maken', () => this.core.import.OpenTyped());
  }

  /** Says that several files were given. */
  several(count: number): void {
    const failure = {
      code: 'several-files',
      message: `Je gaf ${count} bestanden tegelijk.`,
      hint: 'Sleep of kies er één, en daarna pas de volgende.',
    };
    if (this.phase === 'list' || this.phase === 'csv') {
      this.setback = failure;
      return;
    }
    this.refusal = failure;
    this.phase = 'failed';
  }

  async close(): Promise<void> {
    const start = await this.run('Lijst sluiten', async () => {
      await this.core.import.Close();
      // The first screen offers the list that was closed, so it is asked for anew.
      return this.core.import.Start();
    });
    if (!start) return;
    this.toStart(start);
    this.said = 'De lijst is gesloten.';
  }

  /** Back to the first screen. */
  toStart(start: StartView): void {
    this.showing++;
    this.start = start;
    this.mal = malOf(start) ?? this.mal;
    this.list = undefined;
    this.rows = undefined;
    this.csv = undefined;
    this.looked = undefined;
    this.refusal = undefined;
    this.setback = undefined;
    this.filter = '';
    this.phase = 'empty';
  }

  /** Back from a refusal to what is still open, or to the start. */
  back(): void {
    this.refusal = undefined;
    this.phase = this.list ? 'list' : this.csv ? 'csv' : 'empty';
  }

  /** Does one thing to the open list; true when it went through. */
  act(action: Action): Promise<boolean> {
    // The rows are those on screen now, also when the list is read anew before their turn comes.
    const reading = this.list?.reading ?? 0;
    return this.acting('Lijst bijwerken', () => this.core.import.Do({ ...action, reading }));
  }

  /** Gives cells a value. */
  edit(cells: NewValue[]): Promise<boolean> {
    return this.act({ do: 'edit', cells });
  }

  /** Makes a choice about the list as a whole. */
  set(name: string, value: string): Promise<boolean> {
    return this.act({ do: 'set', name, value });
  }

  async undo(): Promise<boolean> {
    const words = this.list?.history.undo;
    if (!this.list?.history.canUndo) {
      this.said = 'Er is geen stap terug meer.';
      return false;
    }
    return this.acting('Stap terug', () => this.core.import.Undo(), `Een stap terug: ${words}.`);
  }

  async redo(): Promise<boolean> {
    const words = this.list?.history.redo;
    if (!this.list?.history.canRedo) {
      this.said = 'Er is geen stap vooruit meer.';
      return false;
    }
    return this.acting('Stap vooruit', () => this.core.import.Redo(), `Een stap vooruit: ${words}.`);
  }

  undoAll(): Promise<boolean> {
    return this.acting(
      'Alles terug naar het bestand',
      () => this.core.import.UndoAll(),
      'De lijst staat er weer zoals het bestand is. Met Stap vooruit komen je wijzigingen terug.',
    );
  }

  /** Adds an empty row at the end and goes there. */
  async addRow(): Promise<boolean> {
    if (!(await this.act({ do: 'type' }))) return false;
    if (this.filter !== '') await this.setFilter('');
    if (this.total === 0) return false;
    const column = this.list?.columns.findIndex((c) => c.locked === '') ?? -1;
    await this.want(this.total - 1, this.total - 1);
    this.move({ row: this.total - 1, col: Math.max(0, column) + BEFORE });
    this.said = 'Onderaan staat een nieuwe rij. Vul haar in.';
    return true;
  }

  /** Stops the work that runs. */
  async stop(): Promise<void> {
    this.stopping = true;
    try {
      await this.core.import.Stop();
      this.progress = undefined;
    } catch (reason) {
      this.setback = toFailure(reason);
    }
  }

  /** Runs something of the core; what it refuses is the setback, and then there is no answer. */
  async run<T>(words: string, call: () => Promise<T>): Promise<T | undefined> {
    const turn = this.begun(words);
    try {
      const answer = await call();
      this.setback = undefined;
      return answer;
    } catch (reason) {
      this.refused(reason);
      return undefined;
    } finally {
      this.ended(turn);
    }
  }

  /** Tells something politely. */
  tell(said: string): void {
    this.said = said;
  }

  /** Runs something about the mal; an open list follows it. */
  async malCall(what: string, call: () => Promise<MalView | null>): Promise<boolean> {
    const mal = await this.run(what, call);
    if (!mal) return false;
    this.mal = mal;
    this.said = `De mal van ${mal.name} is bijgewerkt.`;
    if (this.list) await this.current('Lijst opnieuw nagaan');
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

  async setFilter(filter: string): Promise<void> {
    this.filter = filter;
    const list = this.list;
    if (list) await this.show(list, true);
  }

  move(to: Place): void {
    this.active = to;
    this.look();
  }

  /** The rows in sight; a page that cannot be had is told once. */
  async want(first: number, last: number): Promise<void> {
    try {
      await this.rows?.want(first, last);
    } catch (reason) {
      this.setback = toFailure(reason);
    }
  }

  /** Where a kind was found. */
  places(kind: string, from: number, count: number): Promise<PlaceView[]> {
    return this.core.import.Places(kind, from, count);
  }

  /** Jumps to a row by its number, and to a column of the list where given. */
  async jump(row: number, field = ''): Promise<boolean> {
    try {
      let index = await this.core.import.IndexOf(row, this.filter);
      if (index < 0 && this.filter !== '') {
        await this.setFilter('');
        index = await this.core.import.IndexOf(row, '');
      }
      if (index < 0) return false;
      await this.goTo(index, field);
      return true;
    } catch (reason) {
      this.setback = toFailure(reason);
      return false;
    }
  }

  /** Goes to the next cell that asks for something (back: the one before), round the end. False when there is none. */
  async next(back = false): Promise<boolean> {
    const row = this.row?.row ?? 0;
    const found = await this.run('Zoeken', () => this.core.import.Next(row, this.field, back, this.filter));
    if (found === undefined) return false;
    if (found === null || found.index < 0) {
      this.said = 'Er is geen cel meer die aandacht vraagt.';
      return false;
    }
    await this.goTo(found.index, found.field);
    this.said = placeWords(found);
    return true;
  }

  /** Goes to the first row with an error. False when there is none. */
  async toError(): Promise<boolean> {
    const found = await this.run('Zoeken', () => this.core.import.Next(0, '', false, 'error'));
    if (!found || !(await this.jump(found.row, found.field))) return false;
    this.said = placeWords(found);
    return true;
  }

  /** Shows a new state of the open list, at the same place and under the same filter. */
  async take(list: ListView): Promise<void> {
    this.refusal = undefined;
    this.csv = undefined;
    await this.show(list, this.list !== undefined);
  }

  /** Shows what the system gave to the program to open: another list or CSV stands in the core by now. */
  private async reopened(): Promise<void> {
    const start = await this.run('Lijst tonen', () => this.core.import.Start());
    if (!start) return;
    this.toStart(start);
    if (start.list) await this.take(start.list);
    else if (start.csv) this.takeCSV(start.csv);
  }

  private takeCSV(csv: CSVView): void {
    this.refusal = undefined;
    this.csv = csv;
    this.phase = 'csv';
  }

  private async goTo(index: number, field: string): Promise<void> {
    const column = this.list?.columns.findIndex((c) => c.field === field) ?? -1;
    await this.want(index, index);
    this.move({ row: index, col: column < 0 ? 0 : column + BEFORE });
  }

  private async open(what: string, call: () => Promise<Opened>): Promise<void> {
    const before = this.phase;
    const turn = this.begun(what);
    this.phase = 'busy';
    try {
      const { list, csv, say } = await call();
      if (turn !== this.running) return;
      this.setback = undefined;
      if (list) {
        this.list = undefined;
        this.filter = '';
        await this.take(list);
        this.said = say || readWords(list);
      } else if (csv) this.takeCSV(csv);
      else this.phase = before;
    } catch (reason) {
      if (turn !== this.running) return;
      if (this.stopping) {
        this.phase = before;
        this.said = 'Het lezen is gestopt.';
        return;
      }
      this.said = '';
      this.refusal = toFailure(reason);
      this.phase = 'failed';
    } finally {
      this.ended(turn);
    }
  }

  private acting(words: string, call: () => Promise<ListView>, said = ''): Promise<boolean> {
    return this.inTurn(async () => {
      const list = await this.run(words, call);
      if (!list) return false;
      await this.take(list);
      this.said = said || countsWords(list.counts);
      return true;
    });
  }

  /**
   * Steps go to the core one after the other, in the order they were made; at
   * once when none is under way, so that the core works while the window draws.
   */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turns++ === 0 ? work() : this.acts.then(work);
    this.acts = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.turns--;
    }
  }

  /** Shows the open list as it stands in the core. */
  private async current(words: string): Promise<boolean> {
    const list = await this.run(words, () => this.core.import.Current());
    if (list && (this.list || this.phase === 'list')) await this.take(list);
    return Boolean(list);
  }

  private async heard(event: CoreEvent): Promise<void> {
    switch (event.what) {
      case 'progress':
        // Of work that ended more can come in, after the answer of its call too.
        if (event.ended) this.lastEnded = Math.max(this.lastEnded, Number(event.job));
        this.progress =
          Number(event.job) <= this.lastEnded
            ? undefined
            : { work: event.work, done: event.done, total: event.total };
        return;
      case 'failure':
        this.progress = undefined;
        if (event.failure) this.setback = event.failure;
        break;
      case 'list':
      case 'csv':
        this.progress = undefined;
        if (!this.list) return;
        // After the steps under way, so that an older state does not come last.
        await this.inTurn(() => this.current('Lijst opnieuw nagaan'));
        break;
      case 'opened':
        await this.reopened();
        break;
      default:
        return;
    }
    if (event.say !== '') this.said = event.say;
  }

  /**
   * Puts a list and its rows in the window at once: until the rows in sight
   * are there, what stood there stands.
   */
  private async show(list: ListView, keepPlace: boolean): Promise<void> {
    const turn = ++this.showing;
    const { filter } = this;
    const source: RowSource = new RowSource(this.core.import, filter, () => {
      if (this.rows !== source) return;
      this.total = source.total;
      this.version++;
      this.look();
    });
    const same = keepPlace && this.rows?.filter === filter;
    let place = this.active;
    let at = 0;
    try {
      const sight = same ? this.rows?.sight : undefined;
      await source.want(sight?.first ?? 0, sight?.last ?? 0);
      // The user may walk on while rows come; then the new place is looked up too.
      do {
        place = this.active;
        if (keepPlace) at = await this.indexIn(source, place.row, same);
      } while (keepPlace && place !== this.active && turn === this.showing);
    } catch (reason) {
      this.setback = toFailure(reason);
    }
    if (turn !== this.showing) return;
    if (filter === '' || this.sample.length === 0) {
      this.sample = Array.from({ length: Math.min(60, source.total) }, (_, i) => source.peek(i)).filter(
        (r) => r !== undefined,
      );
    }
    this.list = list;
    this.mal = this.withChanges(list.mal);
    this.rows = source;
    this.total = source.total;
    this.version++;
    this.active = {
      row: at,
      col: keepPlace ? Math.min(place.col, list.columns.length + BEFORE - 1) : BEFORE,
    };
    this.phase = 'list';
    this.look();
  }

  /** The mal in force, with what was different in it when it was loaded: the list does not tell that again. */
  private withChanges(mal: MalView): MalView {
    const same = this.mal?.institute === mal.institute && this.mal.version === mal.version;
    return same && mal.changes.length === 0 ? { ...mal, changes: this.mal?.changes ?? [] } : mal;
  }

  /** The place in new rows of the row that stands at an index now. */
  private async indexIn(source: RowSource, index: number, same: boolean): Promise<number> {
    const before = this.rows?.peek(index)?.row;
    let at = index;
    if (before !== undefined && source.peek(at)?.row !== before) {
      const found = await this.core.import.IndexOf(before, source.filter);
      // A row that left the filter leaves its place to the next one.
      at = found >= 0 ? found : same ? at : 0;
    }
    at = Math.max(0, Math.min(at, source.total - 1));
    if (source.total > 0 && !source.peek(at)) await source.want(at, at);
    return at;
  }

  /** Asks what is known of the active row, once per frame while the user walks. */
  private look(): void {
    const turn = ++this.looking;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => void this.lookNow(turn));
  }

  private async lookNow(turn: number): Promise<void> {
    const { row } = this;
    if (!row) {
      if (this.total === 0) this.looked = undefined;
      return;
    }
    try {
      const detail = await this.core.import.Row(row.row);
      if (turn === this.looking) this.looked = { row, detail };
    } catch (reason) {
      if (turn === this.looking) this.setback = toFailure(reason);
    }
  }

  private refused(reason: unknown): void {
    if (this.stopping) {
      this.said = 'Gestopt.';
      return;
    }
    this.setback = toFailure(reason);
  }

  private begun(what: string): number {
    this.working = what;
    this.stopping = false;
    clearTimeout(this.clock);
    this.lasting = false;
    this.clock = setTimeout(() => (this.lasting = true), LONG);
    return ++this.running;
  }

  private ended(turn: number): void {
    if (turn !== this.running) return;
    clearTimeout(this.clock);
    this.working = '';
    this.lasting = false;
    this.stopping = false;
    this.progress = undefined;
  }
}

function malOf(start: StartView): MalView | undefined {
  return start.institutes.find((i) => i.id === start.institute)?.mal;
}
