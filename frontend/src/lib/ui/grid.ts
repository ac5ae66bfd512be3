/** What the grid shows; it knows rows, columns and states, and nothing of what they mean. */

export type GridState = '' | 'ok' | 'changed' | 'suggestion' | 'warning' | 'error' | 'out';

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
}

export interface GridCell {
  text: string;
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

/** A place in the grid: row counts from 0, column 0 is the row header. */
export interface Place {
  row: number;
  col: number;
}

/** The rows to draw: those in sight and some beyond, both ends included; last < first when there are none. */
export function inSight(
  scrollTop: number,
  height: number,
  rowHeight: number,
  total: number,
  beyond = 8,
): { first: number; last: number } {
  const first = Math.floor(scrollTop / rowHeight) - beyond;
  const last = Math.ceil((scrollTop + height) / rowHeight) - 1 + beyond;
  return { first: Math.max(0, Math.min(first, total - 1)), last: Math.min(total - 1, last) };
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
