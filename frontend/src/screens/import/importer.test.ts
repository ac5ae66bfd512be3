import { expect, test, vi } from 'vitest';
import { fakeCore, type FakeSettings } from '../../dev/fake';
import { PAGE } from '../../lib/api/rows';
import type { Failure, ListView } from '../../lib/api/types';
import { BEFORE, Importer } from './importer.svelte';

const refusal: Failure = {
  code: 'format-xls',
  message: 'Dit is een oude werkmap.',
  hint: 'Sla hem anders op.',
};

async function begun(settings: FakeSettings = {}) {
  const core = fakeCore(settings);
  const importer = new Importer(core);
  importer.hear();
  await importer.begin();
  return { core, importer };
}

const last = (calls: { name: string; args: unknown[] }[], name: string) =>
  calls.filter((c) => c.name === name).at(-1)?.args[0];

test('opens empty and asks nothing', async () => {
  const { importer } = await begun();
  expect(importer.phase).toBe('empty');
});

test('a picked list is shown with its first rows', async () => {
  const { importer } = await begun();
  await importer.pick();
  expect(importer.phase).toBe('list');
  expect(importer.total).toBe(37);
  expect(importer.row?.row).toBe(2);
  expect(importer.said).toContain('37 rijen');
});

test('a finished CSV that is given is looked after, not read as a list', async () => {
  const { core, importer } = await begun();
  const start = await fakeCore({ csv: true }).import.Start();
  core.import.OpenPath = () => Promise.resolve({ list: null, csv: start.csv });
  await importer.openPath('/aios.csv');
  expect(importer.phase).toBe('csv');
  expect(importer.csv?.state).toBe('changed');
});

test('a closed dialog leaves everything as it was', async () => {
  const { core, importer } = await begun();
  core.import.Pick = () => Promise.resolve({ list: null, csv: null });
  await importer.pick();
  expect(importer.phase).toBe('empty');
  expect(importer.working).toBe('');
});

test('a refused list says why, and the list before it is still there', async () => {
  const { core, importer } = await begun({ open: true });
  core.fail('OpenPath', refusal);
  await importer.openPath('/oud.xls');
  expect(importer.phase).toBe('failed');
  expect(importer.refusal).toEqual(refusal);
  importer.back();
  expect(importer.phase).toBe('list');
});

test('a list that could not be opened at the start is told', async () => {
  const core = fakeCore();
  const start = await core.import.Start();
  core.import.Start = () => Promise.resolve({ ...start, failure: refusal });
  const importer = new Importer(core);
  await importer.begin();
  expect(importer.refusal).toEqual(refusal);
});

test('a password opens the list that asked for one', async () => {
  const { core, importer } = await begun({
    refuse: { code: 'password-needed', message: 'Beveiligd.', hint: 'Vul het in.' },
  });
  await importer.openPath('/beveiligd.xlsx');
  expect(importer.refusal?.code).toBe('password-needed');
  await importer.openAgain('geheim');
  expect(importer.phase).toBe('list');
  expect(last(core.calls, 'OpenAgain')).toBe('geheim');
});

test('reading that is stopped leaves what stood there, without a reproach', async () => {
  const { importer } = await begun({ slow: 60_000 });
  const opening = importer.openPath('/groot.xlsx');
  await vi.waitFor(() => expect(importer.lasting).toBe(true));
  await importer.stop();
  await opening;
  expect(importer.phase).toBe('empty');
  expect(importer.refusal).toBeUndefined();
  expect(importer.said).toBe('Het lezen is gestopt.');
});

test('a suggestion is taken over, step by step back, and done again', async () => {
  const { importer } = await begun({ open: true });
  await importer.act({ do: 'accept', kind: 'prefix-split' });
  expect(importer.list?.counts.suggestions).toBe(0);
  await importer.undo();
  expect(importer.list?.counts.suggestions).toBe(4);
  expect(importer.said).toContain('voorstel overnemen');
  await importer.redo();
  expect(importer.list?.counts.suggestions).toBe(0);
});

test('a step says which reading of the list its rows were seen in', async () => {
  const { core, importer } = await begun({ open: true });
  const given: unknown[] = [];
  const act = core.import.Do;
  core.import.Do = async (action) => {
    given.push(action.reading);
    return act(action);
  };
  await importer.edit([{ row: 8, field: 'firstname', value: 'Anouk' }]);
  await importer.act({ do: 'drop', rows: [9] });
  expect(given).toEqual([1, 1]);
});

test('what the system gave to open takes the place of what was there', async () => {
  const { core, importer } = await begun({ open: true });
  const start = await fakeCore({ csv: true }).import.Start();
  const { csv } = start;
  const list = core.list();
  core.import.Start = () => Promise.resolve({ ...start, csv: null, list: { ...list, file: 'andere.xlsx' } });
  core.tell({ what: 'opened', say: 'Je was al met deze lijst bezig.' });
  await vi.waitFor(() => expect(importer.list?.file).toBe('andere.xlsx'));
  await vi.waitFor(() => expect(importer.said).toBe('Je was al met deze lijst bezig.'));
  core.import.Start = () => Promise.resolve({ ...start, list: null, csv });
  core.tell({ what: 'opened' });
  await vi.waitFor(() => expect(importer.phase).toBe('csv'));
  expect(importer.list).toBeUndefined();
});

test('all goes back to the file, and that too can be done again', async () => {
  const { importer } = await begun({ open: true });
  await importer.edit([{ row: 8, field: 'email', value: 'esmee@voorbeeld.nl' }]);
  await importer.act({ do: 'drop', rows: [9] });
  expect(importer.list?.history.steps).toBe(2);
  await importer.undoAll();
  expect(importer.list?.history.steps).toBe(0);
  expect(importer.said).toContain('Stap vooruit');
  await importer.redo();
  expect(importer.list?.counts.errors).toBe(2);
});

test('an edit keeps the place, and until the new rows are there the old ones stand', async () => {
  const { core, importer } = await begun({ open: true });
  await importer.setFilter('error');
  await importer.jump(19, 'email');
  const rows = core.import.Rows;
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  core.import.Rows = async (...args) => {
    await held;
    return rows(...args);
  };
  const step = importer.edit([{ row: 8, field: 'firstname', value: 'Anouk' }]);
  await vi.waitFor(() => expect(last(core.calls, 'Do')).toBeDefined());
  expect(importer.row?.row).toBe(19);
  expect(importer.rows?.peek(0)?.cells[0]?.value).toBe('Esmée');
  release();
  await step;
  expect(importer.row?.row).toBe(19);
  expect(importer.field).toBe('email');
  expect(importer.rows?.peek(0)?.cells[0]?.value).toBe('Anouk');
});

test('who walks on while a step is taken in stays where they went', async () => {
  const { core, importer } = await begun({ open: true });
  const rows = core.import.Rows;
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  core.import.Rows = async (...args) => {
    await held;
    return rows(...args);
  };
  const step = importer.edit([{ row: 2, field: 'firstname', value: 'Anouk' }]);
  await vi.waitFor(() => expect(last(core.calls, 'Do')).toBeDefined());
  importer.move({ row: 7, col: 4 });
  release();
  await step;
  expect(importer.active).toEqual({ row: 7, col: 4 });
});

test('a row that leaves the filter gives its place to the next one', async () => {
  const { importer } = await begun({ open: true });
  await importer.setFilter('error');
  await importer.jump(8, 'email');
  await importer.edit([{ row: 8, field: 'email', value: 'esmee@voorbeeld.nl' }]);
  expect(importer.total).toBe(2);
  expect(importer.row?.row).toBe(19);
  expect(importer.field).toBe('email');
});

test('only the rows in sight are asked for again after an edit', async () => {
  const { core, importer } = await begun({ open: true, rows: 5000 });
  await importer.want(2000, 2030);
  importer.move({ row: 2010, col: BEFORE });
  core.calls.length = 0;
  await importer.edit([{ row: 2012, field: 'firstname', value: 'Anouk' }]);
  expect(core.calls.filter((c) => c.name === 'Rows').map((c) => c.args)).toEqual([['', 2000, PAGE]]);
});

test('steps go to the core in the order they were made', async () => {
  const { core, importer } = await begun({ open: true });
  const act = core.import.Do;
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  core.import.Do = async (action) => {
    if (action.value === '3') await held;
    return act(action);
  };
  const slow = importer.set('header-row', '3');
  const quick = importer.set('header-row', '5');
  release();
  await Promise.all([slow, quick]);
  expect(importer.list?.headerRow).toBe(5);
});

test('a refused choice keeps the list and says what to do', async () => {
  const { core, importer } = await begun({ open: true });
  core.fail('Do', { code: 'sheet-unknown', message: 'Dit blad is er niet.', hint: 'Kies een ander.' });
  expect(await importer.set('sheet', 'Weg')).toBe(false);
  expect(importer.phase).toBe('list');
  expect(importer.setback?.message).toBe('Dit blad is er niet.');
  expect(await importer.set('expected', '38')).toBe(true);
  expect(importer.setback).toBeUndefined();
});

test('F7 goes from question to question, round the end and back', async () => {
  const { importer } = await begun({ open: true });
  const visited: string[] = [];
  for (let i = 0; i < 3; i++) {
    await importer.next();
    visited.push(`${importer.row?.row} ${importer.field}`);
  }
  expect(visited).toEqual(['6 middlename', '6 lastname', '8 email']);
  await importer.next(true);
  expect(importer.row?.row).toBe(6);
  importer.move({ row: 36, col: 5 });
  await importer.next();
  expect(importer.row?.row).toBe(6);
});

test('F7 in a list without questions says so', async () => {
  const { importer } = await begun({ open: true, clean: true });
  expect(await importer.next()).toBe(false);
  expect(importer.said).toBe('Er is geen cel meer die aandacht vraagt.');
});

test('a filter shows only its rows, and a jump to another row leaves it', async () => {
  const { importer } = await begun({ open: true });
  await importer.setFilter('error');
  expect(importer.total).toBe(3);
  expect(await importer.jump(20, 'email')).toBe(true);
  expect(importer.filter).toBe('');
  expect(importer.row?.row).toBe(20);
  expect(importer.field).toBe('email');
});

test('the panel tells about the row where the user stopped, not about one passed by', async () => {
  const { core, importer } = await begun({ open: true });
  const row = core.import.Row;
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  let asked = 0;
  core.import.Row = async (number) => {
    asked = number;
    if (number === 5) await held;
    return row(number);
  };
  importer.move({ row: 3, col: BEFORE });
  await vi.waitFor(() => expect(asked).toBe(5));
  importer.move({ row: 6, col: BEFORE });
  await vi.waitFor(() => expect(importer.looked?.detail.row).toBe(8));
  release();
  await new Promise((done) => requestAnimationFrame(done));
  expect(importer.looked?.detail.row).toBe(8);
});

test('a new row comes at the end, ready to be filled in, whatever was filtered', async () => {
  const { importer } = await begun({ open: true });
  await importer.setFilter('error');
  await importer.addRow();
  expect(importer.filter).toBe('');
  expect(importer.row?.label).toBe('+1');
  expect(importer.field).toBe('firstname');
});

test('a list that was saved in Excel is shown anew at the same place', async () => {
  const { core, importer } = await begun({ open: true });
  await importer.jump(20, 'email');
  const list = core.list();
  core.import.Current = () => Promise.resolve<ListView>({ ...list, sheet: 'Vernieuwd' });
  core.tell({ what: 'list', say: 'De lijst is in Excel opgeslagen en opnieuw nagekeken.' });
  await vi.waitFor(() => expect(importer.said).toContain('opnieuw nagekeken'));
  expect(importer.list?.sheet).toBe('Vernieuwd');
  expect(importer.row?.row).toBe(20);
});

test('a list that cannot be read any more is told, and what was read stands', async () => {
  const { core, importer } = await begun({ open: true });
  core.tell({ what: 'failure', failure: refusal });
  expect(importer.setback).toEqual(refusal);
  expect(importer.phase).toBe('list');
});

test('work of which more is told after its end does not go on in the window', async () => {
  const { core, importer } = await begun({ open: true });
  core.tell({ what: 'progress', work: 'Lijst lezen', job: '3', done: 1, total: 4 });
  expect(importer.progress?.done).toBe(1);
  core.tell({ what: 'progress', work: 'Lijst lezen', job: '3', ended: true });
  expect(importer.progress).toBeUndefined();
  core.tell({ what: 'progress', work: 'Lijst lezen', job: '3', done: 2, total: 4 });
  expect(importer.progress).toBeUndefined();
  core.tell({ what: 'progress', work: 'CSV opslaan', job: '10' });
  expect(importer.progress?.work).toBe('CSV opslaan');
});

test('a fixed value that is filled in is kept and the open list follows', async () => {
  const { importer } = await begun({ open: true });
  expect(importer.list?.general).toHaveLength(3);
  await importer.setConstants({ rolegroup: 'AIOS', instituut: 'Leiden', niv2: 'Leiden' });
  expect(importer.list?.general).toHaveLength(0);
});

test('a list that is closed is offered on the first screen', async () => {
  const { core, importer } = await begun({ open: true });
  const start = await core.import.Start();
  const job = { id: 'k', file: 'x.xlsx', saved: '', rows: 37, stage: '', unreadable: false };
  core.import.Start = () => Promise.resolve({ ...start, list: null, jobs: [job] });
  await importer.close();
  expect(importer.phase).toBe('empty');
  expect(importer.list).toBeUndefined();
  expect(importer.start?.jobs).toHaveLength(1);
});
