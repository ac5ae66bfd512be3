import { expect, test, vi } from 'vitest';
import { fakeCore } from '../../dev/fake';
import { PAGE, RowSource } from './rows';

function source(rows: number) {
  const core = fakeCore({ rows });
  const changed = vi.fn();
  return { core, changed, rows: new RowSource(core.import, '', changed) };
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
  expect(rows.total).toBe(1000);
  expect(rows.peek(205)?.row).toBe(207);
  expect(rows.peek(400)).toBeUndefined();
});

test('a page under way is not asked for again', async () => {
  const { core, rows } = source(1000);
  await Promise.all([rows.want(0, 10), rows.want(0, 10), rows.want(5, 5)]);
  expect(core.calls).toHaveLength(1);
});

test('a page that failed can be asked for again', async () => {
  const { core, rows } = source(1000);
  core.fail('Rows', { code: 'internal', message: 'x', hint: '' });
  await expect(rows.want(0, 1)).rejects.toMatchObject({ code: 'internal' });
  await rows.want(0, 1);
  expect(rows.peek(0)?.row).toBe(2);
});
