import { expect, test, vi } from 'vitest';
import { fakeCore } from '../../dev/fake';
import { PAGE, RowSource } from './rows';

function source(rows: number) {
  const core = fakeCore({ rows });
  const changed = vi.fn();
  return { core, changed, rows: new RowSource(core.import, '', rows, changed) };
}

test('rows in sight are asked for by the page and only once', async () => {
  const { core, rows, changed } = source(1000);
  await rows.want(190, 210);
  await rows.want(150, 399);
  expect(core.calls.map((c) => c.args)).toEqual([
    ['', 0, PAGE],
    ['', 200, PAGE],
  ]);
  expect(changed).toHaveBeenCalledTimes(2);
  expect(rows.peek(205)?.row).toBe(207);
  expect(rows.peek(400)).toBeUndefined();
});

test('a page under way is not asked for again', async () => {
  const { core, rows } = source(1000);
  await Promise.all([rows.want(0, 10), rows.want(0, 10), rows.get(5)]);
  expect(core.calls).toHaveLength(1);
});

test('a page that failed can be asked for again', async () => {
  const { core, rows } = source(1000);
  core.fail('Rows', { code: 'internal', message: 'x', hint: '' });
  await expect(rows.want(0, 1)).rejects.toMatchObject({ code: 'internal' });
  await rows.want(0, 1);
  expect(rows.peek(0)?.row).toBe(2);
});

test('a row is found by the number Excel shows, in a few pages', async () => {
  const { core, rows } = source(20_000);
  expect(await rows.indexOf(2)).toBe(0);
  expect(await rows.indexOf(15_002)).toBe(15_000);
  expect(await rows.indexOf(20_001)).toBe(19_999);
  expect(await rows.indexOf(1)).toBe(-1);
  expect(await rows.indexOf(20_002)).toBe(-1);
  expect(core.calls.length).toBeLessThanOrEqual(4);
});

test('a row beyond gaps in the numbers is found', async () => {
  const numbers = Array.from({ length: 900 }, (_, i) => 5 + i * 3);
  const rows = new RowSource(
    {
      Rows: (_filter, from, count) =>
        Promise.resolve({
          total: numbers.length,
          from,
          rows: numbers
            .slice(from, from + count)
            .map((row) => ({ row, state: 'ok', cells: [], problems: [] })),
        }),
    },
    '',
    numbers.length,
    () => undefined,
  );
  expect(await rows.indexOf(5 + 899 * 3)).toBe(899);
  expect(await rows.indexOf(5 + 450 * 3)).toBe(450);
  expect(await rows.indexOf(6)).toBe(-1);
});
