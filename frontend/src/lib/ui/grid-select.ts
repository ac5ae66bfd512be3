import type { Place } from './grid';

/** A block of cells, both ends included. */
export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The block that two opposite corners span. */
export function blockOf(a: Place, b: Place): Block {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.col, b.col),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.col, b.col),
  };
}

export function samePlace(a: Place, b: Place): boolean {
  return a.row === b.row && a.col === b.col;
}

/** Whether a place lies in the block. */
export function holds(block: Block, row: number, col: number): boolean {
  return row >= block.top && row <= block.bottom && col >= block.left && col <= block.right;
}

/** Rows and columns of a block. */
export function sizeOf(block: Block): { rows: number; cols: number } {
  return { rows: block.bottom - block.top + 1, cols: block.right - block.left + 1 };
}

/** Every place of a block, row by row. */
export function placesIn(block: Block): Place[] {
  const out: Place[] = [];
  for (let row = block.top; row <= block.bottom; row++) {
    for (let col = block.left; col <= block.right; col++) out.push({ row, col });
  }
  return out;
}

/** A block in words: "3 rijen en 2 kolommen gekozen". */
export function tellBlock(block: Block): string {
  const { rows, cols } = sizeOf(block);
  const many = (n: number, one: string, more: string) =>
    `${n.toLocaleString('nl-NL')} ${n === 1 ? one : more}`;
  return `${many(rows, 'rij', 'rijen')} en ${many(cols, 'kolom', 'kolommen')} gekozen`;
}
