import { expect, test } from 'vitest';
import { fakeCore, type FakeSettings } from '../../dev/fake';
import type { Failure } from '../../lib/api/types';
import { Importer } from './importer.svelte';

const refusal: Failure = {
  code: 'format-xls',
  message: 'Dit is een oude werkmap.',
  hint: 'Sla hem anders op.',
};

async function begun(settings: FakeSettings = {}) {
  const core = fakeCore(settings);
  const importer = new Importer(core);
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

test('a closed dialog leaves everything as it was', async () => {
  const { core, importer } = await begun();
  core.import.Pick = () => Promise.resolve(null);
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

test('taking over a suggestion and turning it back reaches the core as choices', async () => {
  const { core, importer } = await begun({ open: true });
  await importer.accept('prefix-split', true);
  expect(last(core.calls, 'Change')).toMatchObject({ accept: ['prefix-split'] });
  expect(importer.list?.counts.suggestions).toBe(0);
  await importer.accept('prefix-split', false);
  expect(last(core.calls, 'Change')).toMatchObject({ accept: [] });
  expect(importer.list?.counts.suggestions).toBe(4);
});

test('a row left out leaves the count, and can come back', async () => {
  const { core, importer } = await begun({ open: true, clean: true });
  await importer.leaveOut(9, true);
  await importer.leaveOut(4, true);
  expect(last(core.calls, 'Change')).toMatchObject({ dropRows: [4, 9] });
  expect(importer.list?.saveLabel).toBe('CSV met 35 aiossen opslaan');
  await importer.leaveOut(9, false);
  expect(last(core.calls, 'Change')).toMatchObject({ dropRows: [4] });
});

test('a refused choice keeps the list and says what to do', async () => {
  const { core, importer } = await begun({ open: true });
  core.fail('Change', { code: 'sheet-unknown', message: 'Dit blad is er niet.', hint: 'Kies een ander.' });
  await importer.change({ sheet: 'Weg' });
  expect(importer.phase).toBe('list');
  expect(importer.setback?.message).toBe('Dit blad is er niet.');
  expect(importer.list?.options.sheet).toBe('');
});

test('the answer to an overtaken choice is not shown', async () => {
  const { core, importer } = await begun({ open: true });
  const change = core.import.Change;
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  core.import.Change = async (options) => {
    if (options.headerRow === 3) await held;
    return change(options);
  };
  const slow = importer.change({ headerRow: 3 });
  await importer.change({ headerRow: 5 });
  release();
  await slow;
  expect(importer.list?.headerRow).toBe(5);
});

test('F7 goes from question to question, round the end and back', async () => {
  const { importer } = await begun({ open: true });
  const visited: string[] = [];
  for (let i = 0; i < 4; i++) {
    await importer.next();
    const cell = importer.row?.cells[importer.active.col - 2];
    visited.push(`${cell?.cell} ${cell?.state}`);
  }
  expect(visited).toEqual(['B6 suggestion', 'C8 error', 'B9 warning', 'B15 suggestion']);
  await importer.next(true);
  expect(importer.row?.row).toBe(9);
  importer.move({ row: 36, col: 5 });
  await importer.next();
  expect(importer.row?.row).toBe(6);
});

test('F7 under a filter of changes goes from change to change', async () => {
  const { importer } = await begun({ open: true });
  await importer.setFilter('kind:email');
  await importer.next();
  expect(importer.row?.cells[importer.active.col - 2]?.state).toBe('changed');
});

test('a filter shows only its rows, and a jump to another row leaves it', async () => {
  const { importer } = await begun({ open: true });
  await importer.setFilter('error');
  expect(importer.total).toBe(3);
  expect(await importer.jump(20, 'email')).toBe(true);
  expect(importer.filter).toBe('');
  expect(importer.row?.row).toBe(20);
  expect(importer.list?.columns[importer.active.col - 2]?.field).toBe('email');
});

test('a save tells what was written; a closed dialog writes nothing', async () => {
  const { core, importer } = await begun({ open: true, clean: true });
  await importer.save();
  expect(importer.done).toMatchObject({ what: 'csv', saved: { written: 37 } });
  importer.done = undefined;
  core.import.Save = () => Promise.resolve({ path: '', file: '', written: 0, leftOut: [], sha256: '' });
  await importer.save();
  expect(importer.done).toBeUndefined();
  expect(importer.said).toBe('Er is niets opgeslagen.');
});

test('a fixed value that is filled in is kept and the open list follows', async () => {
  const { core, importer } = await begun({ open: true });
  expect(importer.list?.general).toHaveLength(1);
  await importer.setConstants({ rolegroup: 'AIOS', instituut: 'Leiden', niv2: 'Leiden' });
  expect(importer.list?.general).toHaveLength(0);
  expect(core.calls.map((c) => c.name)).toContain('Change');
});
