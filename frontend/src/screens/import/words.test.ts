import { expect, test } from 'vitest';
import { fakeCore } from '../../dev/fake';
import type { ChangeView, KindView } from '../../lib/api/types';
import {
  answersWords,
  byKind,
  countsWords,
  enumerate,
  gridColumns,
  gridRow,
  joined,
  placeWords,
  rows,
  shortDate,
  readWords,
  shownColumns,
  sourceWords,
  wholeMessage,
} from './words';

test('numbers, dates and rows are written as Dutch people write them', () => {
  expect(rows(1)).toBe('1 rij');
  expect(rows(20_000)).toBe('20.000 rijen');
  expect(shortDate('2026-04-14')).toBe('14-04-2026');
  expect(enumerate([3])).toBe('3');
  expect(enumerate([3, 7, 12])).toBe('3, 7 en 12');
  expect(enumerate([1, 2, 3, 4], 2)).toBe('1, 2 en nog 2');
});

test('a row keeps old value, offer, state and the zeros put in front in words and places', () => {
  const row = gridRow({
    row: 7,
    state: 'suggestion',
    cells: [
      { value: 'Noor', before: ' Noor', changed: true, state: 'changed' },
      { value: 'van der Vliet', offer: 'Vliet', offered: true, state: 'suggestion' },
      { value: 'x', offer: '', offered: true, state: 'suggestion' },
      { value: '09000001901', before: '9000001901', changed: true, state: 'changed', mark: 1 },
      { value: '39000000101', before: '39000000101', changed: true, state: 'changed' },
    ],
  });
  expect(row).toMatchObject({ label: '7', word: 'voorstel' });
  expect(row.cells.map((c) => [c.word, c.before, c.offer, c.mark])).toEqual([
    ['aangepast', ' Noor', undefined, undefined],
    ['voorstel', undefined, 'Vliet', undefined],
    ['voorstel', undefined, '', undefined],
    ['aangepast', '9000001901', undefined, { from: 0, count: 1 }],
    ['aangepast', undefined, undefined, undefined],
  ]);
});

test.each([
  ['aside', 'apart gezet'],
  ['out', 'weggelaten'],
])('a row that is %s says so', (state, word) => {
  expect(gridRow({ row: 2_000_001, label: '+1', state, cells: [] })).toMatchObject({
    label: '+1',
    state: 'out',
    word,
  });
});

test('columns are wide enough for a BIG number and never wider than the screen bears', async () => {
  const core = fakeCore({ long: true });
  const page = await core.import.Rows('', 0, 20);
  const columns = gridColumns(core.list(), page.rows);
  expect(columns.find((c) => c.title === 'big_nr')?.width).toBeGreaterThan(11 * 8);
  expect(Math.max(...columns.map((c) => c.width))).toBeLessThanOrEqual(260);
});

test('the number stands beside the name, and the whole CSV in its own order', () => {
  const { columns } = fakeCore().list();
  const names = (asInCSV: boolean) => shownColumns(columns, asInCSV).map((i) => columns[i]?.header);
  expect(names(false).slice(0, 4)).toEqual(['firstname', 'middlename', 'lastname', 'big_nr']);
  expect(names(false)).not.toContain('status');
  expect(names(true)).toEqual(columns.map((c) => c.header));
});

test('a rule that touched two cells is one question; own values stand apart', () => {
  const change = (kind: string, field: string): ChangeView => ({
    kind,
    field,
    label: '',
    explain: '',
    group: 'fix',
    cell: '',
    before: '',
    after: '',
    answer: '',
    fixed: false,
  });
  const grouped = byKind([
    change('prefix-split', 'middlename'),
    change('prefix-split', 'lastname'),
    change('edit', 'email'),
    change('edit', 'lastname'),
  ]);
  expect(grouped.map((g) => g.cells.map((c) => c.field))).toEqual([
    ['middlename', 'lastname'],
    ['email'],
    ['lastname'],
  ]);
});

test.each([
  ['nothing answered', 'suggestion', { open: 4, taken: 0, left: 0 }, ''],
  ['some answered', 'suggestion', { open: 2, taken: 1, left: 1 }, '2 open, 1 overgenomen, 1 zo gelaten'],
  ['all taken over', 'suggestion', { open: 0, taken: 4, left: 0 }, '4 overgenomen'],
  ['a fix turned off in one row', 'fix', { open: 0, taken: 3, left: 1 }, '1 niet toegepast'],
])('how the answers stand: %s', (_, group, numbers, want) => {
  const kind = { group, count: 4, ...numbers } as KindView;
  expect(answersWords(kind)).toBe(want);
});

test('what is told after a step, and where F7 went', () => {
  const counts = {
    rows: 9,
    written: 9,
    leftOut: 0,
    aside: 0,
    changed: 0,
    suggestions: 1,
    check: 0,
    errors: 2,
  };
  expect(countsWords(counts)).toBe('Bijgewerkt: 2 fout, 1 voorstel, 0 nakijken.');
  const place = {
    row: 7,
    rowLabel: '7',
    field: 'email',
    cell: 'C7',
    name: 'Noor Veldman',
    before: 'noor',
    after: '',
    message: '',
    answer: '',
    index: 5,
  };
  expect(placeWords(place)).toBe('C7: noor wordt leeg.');
  expect(placeWords({ ...place, message: 'Dit is geen e-mailadres.' })).toBe('C7: Dit is geen e-mailadres.');
  expect(placeWords({ ...place, cell: '', rowLabel: '+1', before: '' })).toBe('Rij +1.');
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

test.each([
  [
    'getypte rijen',
    'Rijen die je hier typt. Er hoort geen bestand bij.',
    'De eerste rij staat klaar. Vul haar in.',
  ],
  [
    'geplakte cellen',
    'Geplakt, zonder bestand. Verandert de lijst, plak haar dan opnieuw.',
    'Gelezen: Lijst, 1 rij.',
  ],
])('a list without a file: %s', (format, where, read) => {
  const list = {
    source: 'none',
    path: '',
    file: 'Lijst',
    format,
    counts: { ...fakeCore().list().counts, rows: 1 },
  };
  expect(sourceWords(list)).toBe(where);
  expect(readWords(list)).toBe(read);
});

test('a row added by hand had nothing in its cells before', () => {
  const cell = { value: 'Noor', before: '', changed: true, state: 'changed' };
  expect(gridRow({ row: 2_000_001, label: '+1', state: 'changed', cells: [cell] }).cells[0]?.before).toBe(
    undefined,
  );
  expect(gridRow({ row: 2, state: 'changed', cells: [cell] }).cells[0]?.before).toBe('');
});

test.each([
  ['watched', 'C:\\Lijsten\\maart.xlsx', 'Excel-werkmap in C:\\Lijsten. Wordt gevolgd'],
  ['gone', '/home/b/maart.xlsx', 'Excel-werkmap in /home/b. Daar staat hij niet meer'],
  ['none', '', 'alleen de inhoud'],
])('where a list came from: %s', (source, path, want) => {
  expect(sourceWords({ source, path, file: 'maart.xlsx', format: 'Excel-werkmap' })).toContain(want);
});
