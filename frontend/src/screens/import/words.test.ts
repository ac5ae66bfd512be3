import { expect, test } from 'vitest';
import { fakeCore } from '../../dev/fake';
import type { CellView } from '../../lib/api/types';
import {
  addedZeros,
  enumerate,
  gridColumns,
  gridRow,
  joined,
  placesOf,
  rows,
  shortDate,
  shownColumns,
  wholeMessage,
} from './words';

function cell(part: Partial<CellView>): CellView {
  return {
    value: '',
    before: '',
    changed: false,
    state: '',
    note: '',
    offer: '',
    mark: -1,
    cell: '',
    ...part,
  };
}

test.each([
  ['one zero', '09000001901', 0, { from: 0, count: 1 }],
  ['two zeros', '00900000190', 0, { from: 0, count: 2 }],
  ['behind BIG-', 'BIG-09000001901', 4, { from: 4, count: 1 }],
  ['none', '39000000101', -1, undefined],
])('added zeros: %s', (_, value, mark, want) => {
  expect(addedZeros(cell({ value, mark }))).toEqual(want);
});

test('numbers, dates and rows are written as Dutch people write them', () => {
  expect(rows(1)).toBe('1 rij');
  expect(rows(20_000)).toBe('20.000 rijen');
  expect(shortDate('2026-04-14')).toBe('14-04-2026');
  expect(enumerate([3])).toBe('3');
  expect(enumerate([3, 7, 12])).toBe('3, 7 en 12');
  expect(enumerate([1, 2, 3, 4], 2)).toBe('1, 2 en nog 2');
});

test('a row keeps old value, offer and state in words for those who cannot see colours', () => {
  const row = gridRow({
    row: 7,
    state: 'suggestion',
    problems: [],
    cells: [
      cell({ value: 'Noor', before: ' Noor', changed: true, state: 'changed' }),
      cell({ value: 'van der Vliet', offer: 'Vliet', state: 'suggestion' }),
      cell({ value: 'x' }),
    ],
  });
  expect(row).toMatchObject({ label: '7', word: 'voorstel' });
  expect(row.cells.map((c) => [c.word, c.before, c.offer])).toEqual([
    ['aangepast', ' Noor', undefined],
    ['voorstel', undefined, 'Vliet'],
    ['', undefined, undefined],
  ]);
});

test('columns are wide enough for a BIG number and never wider than the screen bears', async () => {
  const core = fakeCore({ long: true });
  const page = await core.import.Rows('', 0, 20);
  const columns = gridColumns(core.list(), page.rows);
  expect(columns.find((c) => c.title === 'big_nr')?.width).toBeGreaterThan(11 * 8);
  expect(Math.max(...columns.map((c) => c.width))).toBeLessThanOrEqual(260);
});

test('the places of a kind name the cell, also where the core names only the row', async () => {
  const core = fakeCore();
  const list = core.list();
  const places = async (code: string) => {
    const kind = list.kinds.find((k) => k.code === code);
    const page = await core.import.Rows(`kind:${code}`, 0, 1);
    return kind && page.rows.flatMap((r) => placesOf(r, kind, list.columns));
  };
  expect(await places('email-invalid')).toMatchObject([{ name: 'C8', field: 'email' }]);
  expect(await places('big-leading-zero')).toMatchObject([{ name: 'D5', text: '9000001901 → 09000001901' }]);
  expect(await places('prefix-split')).toMatchObject([{ name: 'B6', field: 'lastname' }]);
});

test('the number stands beside the name, and the whole CSV in its own order', () => {
  const { columns } = fakeCore().list();
  const names = (asInCSV: boolean) => shownColumns(columns, asInCSV).map((i) => columns[i]?.header);
  expect(names(false).slice(0, 4)).toEqual(['firstname', 'middlename', 'lastname', 'big_nr']);
  expect(names(false)).not.toContain('status');
  expect(names(true)).toEqual(columns.map((c) => c.header));
});

test('missing values of several columns are one matter with one way out', () => {
  const missing = (column: string) => ({
    code: 'constant-missing',
    severity: 'error',
    row: 0,
    column,
    cell: '',
    value: '',
    message: `De vaste waarde van de kolom ‘${column}’ is nog niet bekend.`,
    hint: 'Vraag je lokaal beheerder.',
  });
  const other = { ...missing('cohort'), code: 'mal-column-unknown', message: 'Onbekend.' };
  const whole = joined([missing('status'), other, missing('rol'), missing('niv2')]);
  expect(whole.map(wholeMessage)).toEqual([
    'De vaste waarden van ‘status’, ‘rol’ en ‘niv2’ zijn nog niet bekend.',
    'Onbekend.',
  ]);
  expect(wholeMessage({ problem: missing('rol'), columns: ['rol'] })).toBe(missing('rol').message);
});
