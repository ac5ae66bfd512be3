/** What the grid shows; it knows rows, columns and states, and nothing of what they mean. */

export type GridState = '' | 'ok' | 'changed' | 'suggestion' | 'warning' | 'error' | 'out';

/** One of the values a column can have. */
export interface Choice {
  value: string;
  label: string;
}

export interface GridColumn {
  key: string;
  title: string;
  /** A second, smaller line in the header. */
  note: string;
  /** Width in CSS pixels. */
  width: number;
  /** Quiet: the same for every row. */
  dim: boolean;
  /** Digits set wide, for numbers read digit by digit. */
  digits: boolean;
  /** The values to choose from while editing; without them the cell is free text. */
  choices?: readonly Choice[];
}

export interface GridCell {
  text: string;
  /** What is edited and copied where that is not the text shown. */
  value?: string;
  /** What stood there before, undefined when nothing changed. */
  before: string | undefined;
  /** What is offered instead, undefined without an offer. */
  offer: string | undefined;
  state: GridState;
  /** The state in words. */
  word: string;
  /** Runes to mark: first and count. */
  mark: { from: number; count: number } | undefined;
}

export interface GridRow {
  /** The row's own number or name. */
  label: string;
  state: GridState;
  word: string;
  cells: GridCell[];
}

/**
 * A place in the grid: row counts from 0, column 0 is the row header, 1 the
 * state, and from LEAD on come the columns.
 */
export interface Place {
  row: number;
  col: number;
}

/** The columns before those of the list: row header and state. */
export const LEAD = 2;

/** A new value for a cell. */
export interface GridEdit extends Place {
  value: string;
}

/** Heights of a row and of the header, and widths of the two leading columns, in CSS pixels. */
export const ROW = 34;
export const HEAD = 48;
export const LEAD_WIDTHS = [64, 116] as const;

/** Where each column begins and how wide it is, in CSS pixels from the left of the body. */
export interface Track {
  left: number;
  width: number;
}

/** The tracks of all columns; the last one takes the room that is left. */
export function tracks(columns: readonly GridColumn[], room: number): Track[] {
  let left = 0;
  const out = [...LEAD_WIDTHS, ...columns.map((c) => c.width)].map((width) => {
    const track = { left, width };
    left += width;
    return track;
  });
  const last = out[out.length - 1];
  if (last && left < room) last.width += room - left;
  return out;
}

/** The columns of which something is in sight, beside the row headers that cover `lead` pixels. */
export function columnsInSight(
  places: readonly Track[],
  scrollLeft: number,
  width: number,
  lead: number,
): { first: number; last: number } {
  const first = places.findIndex((p) => p.left + p.width > scrollLeft + lead);
  const beyond = places.findIndex((p) => p.left >= scrollLeft + width);
  return { first, last: (beyond < 0 ? places.length : beyond) - 1 };
}

/** What is edited and copied of a cell. */
export function valueOf(cell: GridCell | undefined): string {
  return cell ? (cell.value ?? cell.text) : '';
}

/**
 * The rows to draw: those in sight and some beyond, both ends included; last <
 * first when there are none. Always as many for one height, at the ends too,
 * so that a scroll makes and drops no rows.
 */
export function inSight(
  scrollTop: number,
  height: number,
  rowHeight: number,
  total: number,
  beyond = 8,
): { first: number; last: number } {
  const count = Math.min(total, Math.ceil(height / rowHeight) + 1 + 2 * beyond);
  const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight) - beyond, total - count));
  return { first, last: first + count - 1 };
}

/** The scroll position that brings a span into sight, unchanged when it is. */
export function scrollFor(position: number, view: number, start: number, size: number): number {
  if (start < position) return Math.max(0, start);
  if (start + size > position + view) return start + size - view;
  return position;
}

/**
 * Where a key leads, as in a spreadsheet; undefined for keys that do not move.
 * `whole` is Ctrl (Cmd on macOS).
 */
export function step(
  at: Place,
  key: string,
  whole: boolean,
  size: { rows: number; cols: number; page: number },
): Place | undefined {
  if (size.rows === 0) return undefined;
  const lastRow = size.rows - 1;
  const lastCol = size.cols - 1;
  const to = (row: number, col: number): Place => ({
    row: Math.min(lastRow, Math.max(0, row)),
    col: Math.min(lastCol, Math.max(0, col)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(whole ? 0 : at.row - 1, at.col);
    case 'ArrowDown':
      return to(whole ? lastRow : at.row + 1, at.col);
    case 'ArrowLeft':
      return to(at.row, whole ? 0 : at.col - 1);
    case 'ArrowRight':
      return to(at.row, whole ? lastCol : at.col + 1);
    case 'Home':
      return to(whole ? 0 : at.row, 0);
    case 'End':
      return to(whole ? lastRow : at.row, lastCol);
    case 'PageUp':
      return to(at.row - size.page, at.col);
    case 'PageDown':
      return to(at.row + size.page, at.col);
    default:
      return undefined;
  }
}

/**
 * The next place that can be edited, along the row and then on in the next
 * one; undefined past the end of the grid.
 */
export function nextOpen(
  at: Place,
  back: boolean,
  size: { rows: number; cols: number },
  open: (at: Place) => boolean,
): Place | undefined {
  const by = back ? -1 : 1;
  let { row, col } = at;
  for (let i = 0; i < 2 * size.cols; i++) {
    col += by;
    if (col < LEAD || col >= size.cols) {
      row += by;
      col = back ? size.cols - 1 : LEAD;
    }
    if (row < 0 || row >= size.rows) return undefined;
    if (open({ row, col })) return { row, col };
  }
  return undefined;
}

/** A text cut in three, the middle part marked; by runes, so that no letter is split. */
export function cut(
  text: string,
  mark: { from: number; count: number } | undefined,
): [string, string, string] {
  if (!mark) return [text, '', ''];
  const runes = Array.from(text);
  const end = mark.from + mark.count;
  return [
    runes.slice(0, mark.from).join(''),
    runes.slice(mark.from, end).join(''),
    runes.slice(end).join(''),
  ];
}
