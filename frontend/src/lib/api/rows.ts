import type { ImportService } from './core';
import type { RowView } from './types';

/**
 * Rows in one page: about two windows full. What comes in is read on the thread
 * that draws, so a page must be small enough to fit in a frame beside it.
 */
export const PAGE = 50;

/** Pages asked for in one call, when many rows are wanted at once. */
const RUN = 8;

/** Rows fetched before the user comes there, so that a scroll meets them. */
const AHEAD = 60;

/** Pages kept: 20,000 rows are 400 pages, all of which fit in memory with ease. */
const KEPT = 512;

/**
 * The rows of one state of the open list under one filter, fetched by the page
 * and kept. A changed list gets a source of its own. `changed` is called when
 * rows that were asked for last came in.
 */
export class RowSource {
  /** Known once a page came in. */
  total = 0;
  /** The rows that were asked for last, both ends included. */
  sight = { first: 0, last: 0 };
  private readonly pages = new Map<number, RowView[]>();
  private readonly asked = new Map<number, Promise<void>>();

  constructor(
    private readonly service: Pick<ImportService, 'Rows'>,
    readonly filter: string,
    private readonly changed: () => void,
  ) {}

  /** The row at an index under the filter when it is here, else undefined. */
  peek(index: number): RowView | undefined {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Asks for every row from first up to last, and for those that come next the way the user goes. */
  async want(first: number, last: number): Promise<void> {
    const before = this.sight;
    this.sight = { first: Math.max(0, first), last: Math.max(0, first, last) };
    const wanted = this.ask(this.sight.first, this.sight.last);
    if (this.total > 0) {
      const down = this.sight.last > before.last;
      const ahead = down
        ? this.ask(this.sight.last, Math.min(this.sight.last + AHEAD, this.total - 1))
        : this.sight.first < before.first
          ? this.ask(Math.max(0, this.sight.first - AHEAD), this.sight.first)
          : [];
      // What fails before it is in sight is asked for again when it is.
      for (const call of ahead) call.catch(() => undefined);
    }
    await Promise.all(wanted);
  }

  /** The calls under way for the rows from first up to last that are not here. */
  private ask(first: number, last: number): Promise<void>[] {
    const calls: Promise<void>[] = [];
    const to = Math.floor(last / PAGE);
    let run = { from: 0, count: 0 };
    const send = () => {
      if (run.count > 0) calls.push(this.fetch(run.from, run.count));
      run.count = 0;
    };
    for (let p = Math.floor(first / PAGE); p <= to; p++) {
      const held = this.pages.get(p);
      const under = this.asked.get(p);
      if (held || under || run.count === RUN) send();
      if (held) {
        // Put last, so that the page out of sight for longest is the one that goes.
        this.pages.delete(p);
        this.pages.set(p, held);
      } else if (under) calls.push(under);
      else run = { from: run.count > 0 ? run.from : p, count: run.count + 1 };
    }
    send();
    return calls;
  }

  private fetch(from: number, count: number): Promise<void> {
    const call = this.service.Rows(this.filter, from * PAGE, count * PAGE).then(
      (answer) => {
        this.ended(from, count);
        const known = this.total === answer.total;
        this.total = answer.total;
        for (let i = 0; i < count; i++) this.keep(from + i, answer.rows.slice(i * PAGE, (i + 1) * PAGE));
        const { first, last } = this.sight;
        if (!known || (from * PAGE <= last && (from + count) * PAGE > first)) this.changed();
      },
      (reason: unknown) => {
        this.ended(from, count);
        throw reason;
      },
    );
    for (let p = from; p < from + count; p++) this.asked.set(p, call);
    return call;
  }

  private ended(from: number, count: number): void {
    for (let p = from; p < from + count; p++) this.asked.delete(p);
  }

  private keep(p: number, rows: RowView[]): void {
    this.pages.set(p, rows);
    if (this.pages.size <= KEPT) return;
    const oldest = this.pages.keys().next().value;
    if (oldest !== undefined) this.pages.delete(oldest);
  }
}
