import { expect, test } from 'vitest';
import { tracks, type GridColumn, type GridRow } from './grid';
import { RowPool, type Drawing } from './grid-pool';

const columns: GridColumn[] = [
  { key: 'name', title: 'naam', note: '', width: 100, dim: false, digits: false },
];

const drawing: Drawing = {
  rowAt: (i): GridRow => ({
    label: String(i + 2),
    word: 'goed',
    state: 'ok',
    cells: [{ text: `naam ${i}`, state: '', word: '', before: undefined, offer: undefined, mark: undefined }],
  }),
  locked: () => false,
  inSight: { first: 0, last: 2 },
  hasty: false,
  active: { row: 0, col: 2 },
  block: { top: 0, bottom: 0, left: 2, right: 2 },
  id: 'g',
};

function shown(body: HTMLElement): [index: number, label: string][] {
  return Array.from(body.children, (row) => [
    Number(row.getAttribute('aria-rowindex')) - 2,
    row.querySelector('[role=rowheader]')?.textContent ?? '',
  ]);
}

test.each([
  ['more rows, all drawn afresh', 3, 6, true],
  ['more rows, the rest left alone', 3, 6, false],
  ['fewer rows, all drawn afresh', 6, 3, true],
  ['fewer rows, the rest left alone', 6, 3, false],
])('a window that changes its height has every row in its own place: %s', (_, before, after, afresh) => {
  const body = document.createElement('div');
  const pool = new RowPool(body, columns, tracks(columns, 400));
  pool.draw(0, before - 1, drawing, true);
  pool.draw(0, after - 1, drawing, afresh);
  pool.sort();
  expect(shown(body)).toEqual(Array.from({ length: after }, (_, i) => [i, String(i + 2)]));
});

test('the active row stays in the page when it is out of sight', () => {
  const body = document.createElement('div');
  const pool = new RowPool(body, columns, tracks(columns, 400));
  pool.draw(0, 3, drawing, true);
  pool.draw(10, 13, drawing, false);
  expect(shown(body).map(([index]) => index)).toContain(0);
});
