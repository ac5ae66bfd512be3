import { LEAD, ROW, type GridColumn, type GridRow, type Place, type Track } from './grid';
import { CellSlot } from './grid-cell';
import { holds, type Block } from './grid-select';

/** What the pool asks while it draws. */
export interface Drawing {
  rowAt: (index: number) => GridRow | undefined;
  /** Whether a place cannot be edited. */
  locked: (at: Place) => boolean;
  /** The columns in sight, both ends included. */
  inSight: { first: number; last: number };
  /** While rows scroll by, only what is in sight is written; the rest follows. */
  hasty: boolean;
  active: Place;
  block: Block;
  /** The first part of the id that the active cell gets. */
  id: string;
}

class RowSlot {
  readonly node: HTMLElement;
  readonly cells: CellSlot[];
  index = -1;
  /** Whether the row that belongs here was there when it was drawn. */
  filled = false;
  /** The columns written, both ends included, when not all of them were. */
  partly: { first: number; last: number } | undefined;
  private css = '';

  constructor(columns: readonly GridColumn[], places: readonly Track[]) {
    this.node = document.createElement('div');
    this.node.setAttribute('role', 'row');
    this.cells = [
      new CellSlot('rowheader', 0, 'lead'),
      new CellSlot('gridcell', 1, 'state'),
      ...columns.map((column, c) => new CellSlot('gridcell', c + LEAD, 'value', column)),
    ];
    this.node.append(...this.cells.map((c) => c.node));
    this.place(places);
  }

  place(places: readonly Track[]): void {
    const last = places[places.length - 1];
    if (last) this.node.style.setProperty('width', `${last.left + last.width}px`);
    this.cells.forEach((cell, c) => {
      const track = places[c];
      if (!track) return;
      cell.width = track.width;
      cell.node.style.setProperty('width', `${track.width}px`);
    });
  }

  move(index: number): void {
    this.index = index;
    this.node.style.setProperty('top', `${index * ROW}px`);
    this.node.setAttribute('aria-rowindex', String(index + 2));
  }

  fill(row: GridRow | undefined, drawing: Drawing): void {
    const { first, last } = drawing.inSight;
    this.filled = row !== undefined;
    this.partly = drawing.hasty ? drawing.inSight : undefined;
    this.cells.forEach((cell, c) => {
      if (drawing.hasty && c > 0 && (c < first || c > last)) return;
      if (c === 0) cell.say(row?.label ?? '', '');
      else if (c === 1) cell.say(row?.word ?? '…', row?.state ?? '');
      else cell.show(row?.cells[c - LEAD]);
      cell.lock(drawing.locked({ row: this.index, col: c }));
    });
    this.out = row?.state === 'out';
  }

  private out = false;

  choose(drawing: Drawing): void {
    const { active, block, id } = drawing;
    const current = this.index === active.row;
    this.cells.forEach((cell, c) => {
      const here = current && c === active.col;
      cell.choose(here, here || holds(block, this.index, c), `${id}-${this.index}-${c}`);
    });
    const css = `row${this.out ? ' out' : ''}${current ? ' current' : ''}`;
    if (css === this.css) return;
    this.css = css;
    this.node.className = css;
  }
}

/**
 * The rows that stand in the page. Row i always lies in slot i modulo their
 * number, so that a scroll by six rows rewrites six of them and leaves the
 * others alone. The active row has a slot of its own while it is out of sight:
 * screen readers hold on to it.
 */
export class RowPool {
  private slots: RowSlot[] = [];
  private kept: RowSlot | undefined;
  private first = 0;
  private last = -1;

  constructor(
    private readonly body: HTMLElement,
    private readonly columns: readonly GridColumn[],
    private places: readonly Track[],
  ) {}

  /** Gives the columns new places. */
  arrange(places: readonly Track[]): void {
    this.places = places;
    for (const slot of this.slots) slot.place(places);
    this.kept?.place(places);
  }

  /** Draws the rows from first up to last; `afresh` also those that lay there before. */
  draw(first: number, last: number, drawing: Drawing, afresh: boolean): void {
    const count = last - first + 1;
    const again = this.resize(count) || afresh;
    this.first = first;
    this.last = last;
    for (let i = first; i <= last; i++) {
      const slot = this.slots[i % this.slots.length];
      if (slot) this.drawRow(slot, i, drawing, again);
    }
    const { row } = drawing.active;
    if (row >= first && row <= last) {
      this.kept?.node.remove();
      return;
    }
    this.kept ??= new RowSlot(this.columns, this.places);
    this.drawRow(this.kept, row, { ...drawing, hasty: false }, again);
    if (!this.kept.node.isConnected) this.body.append(this.kept.node);
  }

  /** Draws anew which cells are chosen, and nothing else. */
  choose(drawing: Drawing): void {
    this.draw(this.first, this.last, drawing, false);
    for (const slot of this.slots) slot.choose(drawing);
    if (this.kept?.node.isConnected) this.kept.choose(drawing);
  }

  /** Puts the rows in the page in their order, for those who read it line by line. */
  sort(): void {
    const shown = [...this.slots, ...(this.kept?.node.isConnected ? [this.kept] : [])];
    shown.sort((a, b) => a.index - b.index);
    let before: Element | null = null;
    for (const { node } of shown) {
      const there: Element | null = before ? before.nextElementSibling : this.body.firstElementChild;
      if (there !== node) this.body.insertBefore(node, there);
      before = node;
    }
  }

  clear(): void {
    for (const slot of this.slots) slot.node.remove();
    this.kept?.node.remove();
    this.slots = [];
    this.kept = undefined;
  }

  private drawRow(slot: RowSlot, index: number, drawing: Drawing, afresh: boolean): void {
    const moved = slot.index !== index;
    if (moved) slot.move(index);
    if (!moved && !afresh && slot.filled && !this.lacks(slot, drawing)) return;
    slot.fill(drawing.rowAt(index), drawing);
    slot.choose(drawing);
  }

  private lacks({ partly }: RowSlot, { hasty, inSight }: Drawing): boolean {
    if (!partly) return false;
    return !hasty || inSight.first < partly.first || inSight.last > partly.last;
  }

  /** Makes as many slots as there are rows to draw; true when rows changed their slot by that. */
  private resize(count: number): boolean {
    if (count === this.slots.length) return false;
    while (this.slots.length > count) this.slots.pop()?.node.remove();
    const more = Array.from({ length: Math.max(0, count - this.slots.length) }, () => {
      return new RowSlot(this.columns, this.places);
    });
    this.slots.push(...more);
    this.body.append(...more.map((slot) => slot.node));
    return true;
  }
}
