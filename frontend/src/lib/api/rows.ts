import type { ImportService } from './core';
import type { RowView } from './types';

/** Rows asked for at once. */
export const PAGE = 200;

/** Pages kept: 20,000 rows are 100 pages, all of which fit in memory with ease. */
const KEPT = 128;

/**
 * The rows of one state of the open list under one filter, fetched by the page
 * and kept. A changed list gets a source of its own. `changed` is called when
 * a page came in.
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

  /** Asks for every page that holds a row from first up to last. */
  async want(first: number, last: number): Promise<void> {
    this.sight = { first: Math.max(0, first), last: Math.max(0, first, last) };
    const to = Math.floor(this.sight.last / PAGE);
    const pages: Promise<void>[] = [];
    for (let p = Math.floor(this.sight.first / PAGE); p <= to; p++) pages.push(this.page(p));
    await Promise.all(pages);
  }

  private page(p: number): Promise<void> {
    const held = this.pages.get(p);
    if (held) {
      // Put last, so that the page out of sight for longest is the one that goes.
      this.pages.delete(p);
      this.pages.set(p, held);
      return Promise.resolve();
    }
    const under = this.asked.get(p);
    if (under) return under;
    const call = this.service.Rows(this.filter, p * PAGE, PAGE).then(
      (page) => {
        this.asked.delete(p);
        this.total = page.total;
        this.keep(p, page.rows);
        this.changed();
      },
      (reason: unknown) => {
        this.asked.delete(p);
        throw reason;
      },
    );
    this.asked.set(p, call);
    return call;
  }

  private keep(p: number, rows: RowView[]): void {
    this.pages.set(p, rows);
    if (this.pages.size <= KEPT) return;
    const oldest = this.pages.keys().next().value;
    if (oldest !== undefined) this.pages.delete(oldest);
  }
}
