import type { GridEdit, Place } from './grid';
import { sizeOf, type Block } from './grid-select';

/**
 * The cells of tab-separated text as spreadsheets put it on the clipboard: a
 * field with a tab, a quote or a line break in it stands between quotes, quotes in it
 * doubled. A quote that is never closed that way is a character like any other.
 * A row that ends in a line break is not followed by an empty one.
 */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedField(text, at) : undefined;
    const end = quoted?.end ?? plainEnd(text, at);
    row.push(quoted?.value ?? text.slice(at, end));
    at = end;
    if (text[at] === '\t') {
      at++;
      if (at < text.length) continue;
      row.push('');
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    rows.push(row);
    row = [];
  }
  return rows;
}

function plainEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/** The field between the quotes that open at a place, undefined when nothing ends it properly. */
function quotedField(text: string, from: number): { value: string; end: number } | undefined {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') {
      value += text[at];
    } else if (text[at + 1] === '"') {
      value += '"';
      at++;
    } else {
      const after = text[at + 1];
      const ends = after === undefined || after === '\t' || after === '\n' || after === '\r';
      return ends ? { value, end: at + 1 } : undefined;
    }
  }
  return undefined;
}

/** Cells as tab-separated text that spreadsheets read back as the same cells. */
export function formatCells(cells: readonly (readonly string[])[]): string {
  const field = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return cells.map((row) => row.map(field).join('\t')).join('\r\n');
}

/**
 * Cells as an HTML table. Each cell says that it is text: Excel then keeps the
 * zeros in front and reads no formula into it.
 */
export function formatTable(cells: readonly (readonly string[])[]): string {
  const safe = (text: string) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll(/\r\n?|\n/g, '<br style="mso-data-placement:same-cell">');
  const field = (text: string) => `<td style='mso-number-format:"\\@"'>${safe(text)}</td>`;
  return `<table>${cells.map((row) => `<tr>${row.map(field).join('')}</tr>`).join('')}</table>`;
}

/** What a paste changes, the block it fills, and how many cells fell outside the grid. */
export interface Spread {
  edits: GridEdit[];
  block: Block;
  outside: number;
}

/**
 * Lays cells on the grid from the top left of the chosen block. A block that
 * is a whole number of times as large is filled with them, so that one value
 * goes everywhere.
 */
export function spread(
  cells: readonly (readonly string[])[],
  on: Block,
  size: { rows: number; cols: number },
): Spread {
  const high = cells.length;
  const wide = Math.max(0, ...cells.map((row) => row.length));
  const chosen = sizeOf(on);
  const fills = high > 0 && wide > 0 && chosen.rows % high === 0 && chosen.cols % wide === 0;
  const rows = fills ? chosen.rows : high;
  const cols = fills ? chosen.cols : wide;
  const edits: GridEdit[] = [];
  let outside = 0;
  for (let r = 0; r < rows; r++) {
    const from = cells[r % high] ?? [];
    for (let c = 0; c < cols; c++) {
      const value = from[c % wide];
      // A row shorter than the others leaves what stands under its missing cells.
      if (value === undefined) continue;
      const at: Place = { row: on.top + r, col: on.left + c };
      if (at.row < size.rows && at.col < size.cols) edits.push({ ...at, value });
      else outside++;
    }
  }
  const bottom = Math.min(size.rows, on.top + rows) - 1;
  const right = Math.min(size.cols, on.left + cols) - 1;
  return { edits, block: { top: on.top, left: on.left, bottom, right }, outside };
}
