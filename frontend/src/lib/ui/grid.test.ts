import { describe, expect, test } from 'vitest';
import { columnsInSight, cut, inSight, nextOpen, scrollFor, step, tracks, type GridColumn } from './grid';

describe('inSight', () => {
  test.each([
    ['at the top', 0, 340, 20_000, { first: 0, last: 26 }],
    ['in the middle', 3400, 340, 20_000, { first: 92, last: 118 }],
    ['at the end', 20_000 * 34 - 340, 340, 20_000, { first: 19_973, last: 19_999 }],
    ['between two rows', 17, 340, 20_000, { first: 0, last: 26 }],
    ['a list shorter than the view', 0, 340, 3, { first: 0, last: 2 }],
    ['an empty list', 0, 340, 0, { first: 0, last: -1 }],
    ['scrolled past a list that became short', 90_000, 340, 5, { first: 0, last: 4 }],
  ])('%s', (_, top, height, total, want) => {
    expect(inSight(top, height, 34, total)).toEqual(want);
  });

  test('draws all that is in sight, and as many rows wherever one is', () => {
    for (let top = 0; top < 20_000 * 34 - 600; top += 997) {
      const { first, last } = inSight(top, 600, 34, 20_000);
      expect(last - first).toBe(34);
      expect(first * 34).toBeLessThanOrEqual(top);
      expect((last + 1) * 34).toBeGreaterThanOrEqual(top + 600);
    }
  });
});

test.each([
  ['in sight already', 100, 300, 200, 34, 100],
  ['above', 100, 300, 34, 34, 34],
  ['below', 0, 300, 340, 34, 74],
])('scrollFor: %s', (_, position, view, start, size, want) => {
  expect(scrollFor(position, view, start, size)).toBe(want);
});

describe('step', () => {
  const size = { rows: 100, cols: 8, page: 10 };
  test.each([
    ['down', { row: 3, col: 2 }, 'ArrowDown', false, { row: 4, col: 2 }],
    ['not past the last row', { row: 99, col: 2 }, 'ArrowDown', false, { row: 99, col: 2 }],
    ['not before the first column', { row: 3, col: 0 }, 'ArrowLeft', false, { row: 3, col: 0 }],
    ['to the last row', { row: 3, col: 2 }, 'ArrowDown', true, { row: 99, col: 2 }],
    ['to the row header', { row: 3, col: 5 }, 'Home', false, { row: 3, col: 0 }],
    ['to the first cell', { row: 3, col: 5 }, 'Home', true, { row: 0, col: 0 }],
    ['to the last column', { row: 3, col: 5 }, 'End', false, { row: 3, col: 7 }],
    ['to the last cell', { row: 3, col: 5 }, 'End', true, { row: 99, col: 7 }],
    ['a page down', { row: 3, col: 5 }, 'PageDown', false, { row: 13, col: 5 }],
    ['a page up, at the top', { row: 3, col: 5 }, 'PageUp', false, { row: 0, col: 5 }],
    ['nowhere for a letter', { row: 3, col: 5 }, 'a', false, undefined],
    ['nowhere for Tab', { row: 3, col: 5 }, 'Tab', false, undefined],
  ])('%s', (_, at, key, whole, want) => {
    expect(step(at, key, whole, size)).toEqual(want);
  });

  test('nowhere in an empty grid', () => {
    expect(step({ row: 0, col: 0 }, 'ArrowDown', false, { rows: 0, cols: 8, page: 10 })).toBeUndefined();
  });
});

test('a mark cuts by letters, not by code units', () => {
  expect(cut('09000001901', { from: 0, count: 1 })).toEqual(['', '0', '9000001901']);
  expect(cut('𝟘9', { from: 0, count: 1 })).toEqual(['', '𝟘', '9']);
  expect(cut('abc', undefined)).toEqual(['abc', '', '']);
});

describe('nextOpen, over a fixed column 3', () => {
  const size = { rows: 3, cols: 5 };
  const open = (at: { col: number }) => at.col !== 3;
  test.each([
    ['on along the row, past the fixed column', { row: 0, col: 2 }, false, { row: 0, col: 4 }],
    ['to the next row', { row: 0, col: 4 }, false, { row: 1, col: 2 }],
    ['back to the row before', { row: 1, col: 2 }, true, { row: 0, col: 4 }],
    ['out of the grid after the last cell', { row: 2, col: 4 }, false, undefined],
    ['out of the grid before the first', { row: 0, col: 2 }, true, undefined],
  ])('%s', (_, at, back, want) => {
    expect(nextOpen(at, back, size, open)).toEqual(want);
  });

  test('gives up where nothing can be edited', () => {
    expect(nextOpen({ row: 0, col: 2 }, false, size, () => false)).toBeUndefined();
  });
});

test('the last column takes the room that is left, and keeps its width when there is none', () => {
  const columns = [{ width: 100 }, { width: 50 }] as GridColumn[];
  expect(tracks(columns, 400).map((t) => [t.left, t.width])).toEqual([
    [0, 64],
    [64, 116],
    [180, 100],
    [280, 120],
  ]);
  expect(tracks(columns, 200).at(-1)).toEqual({ left: 280, width: 50 });
});

test.each([
  ['from the left', 0, 280, { first: 1, last: 2 }],
  ['a column cut off by the edge counts', 10, 280, { first: 1, last: 3 }],
  ['scrolled, the row headers cover what is under them', 116, 300, { first: 2, last: 3 }],
  ['a wide window', 0, 2000, { first: 1, last: 3 }],
])('columnsInSight: %s', (_, left, width, want) => {
  const columns = [{ width: 100 }, { width: 50 }] as GridColumn[];
  expect(columnsInSight(tracks(columns, 0), left, width, 64)).toEqual(want);
});
