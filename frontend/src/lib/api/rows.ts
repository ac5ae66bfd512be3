import type { ImportService } from './core';
import type { RowView } from './types';

/** Rows asked for at once. */
export const PAGE = 200;

/** Pages kept: 20,000 rows are 100 pages, all of which fit in memory with ease. */
const KEPT = 128;

/**
 * The rows of the open list under one filter, fetched by the page and kept.
 * `changed` is called when a page came in.
 */
export class RowSource {
  total: number;
  private readonly pages = new Map<number, RowView[]>();
  private readonly asked = new Map<number, Promise<void>>();

  constructor(
    private readonly service: Pick<ImportService, 'Rows'>,
    readonly filter: string,
    total: number,
    private readonly changed: () => void,
  ) {
    this.total = total;
  }

  /** The row at an index under the filter when it is here, else undefined. */
  peek(index: number): RowView | undefined {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** The row at an index, fetched when needed; undefined past the end. */
  async get(index: number): Promise<RowView | undefined> {
    if (index < 0 || index >= this.total) return undefined;
    await this.page(Math.floor(index / PAGE));
    return this.peek(index);
  }

  /** Asks for every page that holds a row from first up to last. */
  async want(first: number, last: number): Promise<void> {
    const from = Math.max(0, Math.floor(first / PAGE));
    const to = Math.floor(Math.min(last, Math.max(0, this.total - 1)) / PAGE);
    const pages: Promise<void>[] = [];
    for (let p = from; p <= to; p++) pages.push(this.page(p));
    await Promise.all(pages);
  }

  /**
   * The index of a row by the number Excel shows. Rows ascend, so the guess is
   * narrowed page by page: one or two pages in a list without many gaps.
   */
  async indexOf(rowNumber: number): Promise<number> {
    let low = 0;
    let high = Math.ceil(this.total / PAGE) - 1;
    let guess = Math.min(high, Math.max(0, Math.floor((rowNumber - 2) / PAGE)));
    while (low <= high) {
      await this.page(guess);
      const rows = this.pages.get(guess) ?? [];
      const first = rows[0];
      const last = rows[rows.length - 1];
      if (!first || !last) return -1;
      if (rowNumber < first.row) high = guess - 1;
      else if (rowNumber > last.row) low = guess + 1;
      else {
        const at = rows.findIndex((r) => r.row === rowNumber);
        return at < 0 ? -1 : guess * PAGE + at;
      }
      guess = Math.floor((low + high) / 2);
    }
    return -1;
  }

  private page(p: number): Promise<void> {
    if (this.pages.has(p)) return Promise.resolve();
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
