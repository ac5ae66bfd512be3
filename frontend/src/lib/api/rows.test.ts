import { expect, test, vi } from 'vitest';
import { fakeCore } from '../../dev/fake';
import { PAGE, RowSource } from './rows';

function source(rows: number) {
  const core = fakeCore({ rows });
  const changed = vi.fn();
  return { core, changed, rows: new RowSource(core.import, '', changed) };
}

test('rows in sight are asked for by the page and only once, neighbours in one call', async () => {
  const { core, rows, changed } = source(1000);
  await rows.want(PAGE - 5, PAGE + 5);
  await rows.want(PAGE - 20, PAGE - 1);
  await rows.want(0, 4 * PAGE - 1);
  expect(core.calls.map((c) => c.args)).toEqual([
    ['', 0, 2 * PAGE],
    ['', 2 * PAGE, 2 * PAGE],
    ['', 4 * PAGE, 2 * PAGE],
  ]);
  expect(changed).toHaveBeenCalledTimes(2);
  expect(rows.total).toBe(1000);
  expect(rows.peek(PAGE + 5)?.row).toBe(PAGE + 7);
  expect(rows.peek(6 * PAGE)).toBeUndefined();
});

test('the rows that come next are there before the user is, whichever way they go', async () => {
  const { core, rows, changed } = source(1000);
  await rows.want(0, 20);
  expect(core.calls).toHaveLength(1);
  await rows.want(6, 26);
  await vi.waitFor(() => expect(rows.peek(80)?.row).toBe(82));
  // They are not in sight yet, so nothing is drawn for them.
  expect(changed).toHaveBeenCalledTimes(1);
  await rows.want(900, 920);
  await rows.want(890, 910);
  await vi.waitFor(() => expect(rows.peek(835)?.row).toBe(837));
});

test('what fails before it is in sight is asked for again when it is', async () => {
  const { core, rows } = source(1000);
  await rows.want(0, 20);
  core.fail('Rows', { code: 'internal', message: 'x', hint: '' });
  await rows.want(6, 26);
  await rows.want(40, 60);
  expect(rows.peek(60)?.row).toBe(62);
});

test('very many rows come in several calls', async () => {
  const { core, rows } = source(20_000);
  await rows.want(0, 19_999);
  expect(core.calls.length).toBeGreaterThan(10);
  expect(rows.peek(19_999)?.row).toBe(20_001);
  expect(rows.peek(0)?.row).toBe(2);
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
