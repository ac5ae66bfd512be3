import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { button, press, shown } from './shown';

afterEach(cleanup);

async function listed() {
  const found = await shown({ at: 'shift-list' });
  await press('Kies een bestand');
  await screen.findByRole('heading', { name: 'mijn diensten.xlsx' });
  const acts = () => found.called('ShiftList.Do').map((args) => args[0]);
  return { ...found, acts };
}

const detail = () => within(screen.getByRole('region', { name: 'Gekozen cel' }));
const f7 = () => fireEvent.keyDown(window, { key: 'F7' });

test('while a row is wrong nothing is taken over, and the button goes to what is wrong', async () => {
  const { called } = await listed();
  const take = await button('7 diensten overnemen');
  expect(take.getAttribute('aria-disabled')).toBe('true');
  expect(document.getElementById(take.getAttribute('aria-describedby') ?? '')?.textContent).toContain('fout');
  await fireEvent.click(take);
  expect(called('ShiftList.Take')).toEqual([]);
  await waitFor(() => expect(detail().getByText('Het einde ontbreekt.')).toBeTruthy());
});

test('F7 goes to what asks for something; a suggestion is taken over for its row, and taken back', async () => {
  const { acts } = await listed();
  await f7();
  await waitFor(() => expect(detail().getByText('consult arts → consultarts')).toBeTruthy());
  await fireEvent.click(detail().getByRole('button', { name: 'Overnemen' }));
  await waitFor(() => expect(acts()).toEqual([{ do: 'accept', kind: 'role-spelling', rows: [4] }]));
  await waitFor(() =>
    expect(detail().getByRole('button', { name: 'Overnemen' }).getAttribute('aria-pressed')).toBe('true'),
  );
  await fireEvent.keyDown(window, { key: 'z', ctrlKey: true });
  await waitFor(() =>
    expect(detail().getByRole('button', { name: 'Overnemen' }).getAttribute('aria-pressed')).toBe('false'),
  );
});

test('a kind of fix is turned off for the whole list', async () => {
  const { acts } = await listed();
  const group = await screen.findByRole('group', { name: 'Datum voluit' });
  await fireEvent.click(within(group).getByRole('button', { name: 'Niet toepassen' }));
  await waitFor(() => expect(acts()).toEqual([{ do: 'leave', kind: 'date-written', rows: [] }]));
});

test('a cell is edited in the grid', async () => {
  const { acts } = await listed();
  const grid = await screen.findByRole('grid');
  grid.focus();
  await f7();
  await f7();
  await waitFor(() => expect(detail().getByText('Het einde ontbreekt.')).toBeTruthy());
  await fireEvent.keyDown(grid, { key: 'F2' });
  const editor = await within(grid.parentElement as HTMLElement).findByRole('textbox');
  await fireEvent.input(editor, { target: { value: '23:00' } });
  await fireEvent.keyDown(editor, { key: 'Enter' });
  await waitFor(() =>
    expect(acts().at(-1)).toEqual({ do: 'edit', cells: [{ row: 5, field: 'einde', value: '23:00' }] }),
  );
});

test('a shift that stands in the portfolio stays out, says so, and can go in all the same', async () => {
  const { acts } = await listed();
  await press(/1 dubbel/);
  await waitFor(() => expect(detail().getByText('Deze dienst staat al in je portfolio.')).toBeTruthy());
  await press('Rij 7 toch meenemen');
  await waitFor(() => expect(acts()).toEqual([{ do: 'take', rows: [7] }]));
});

test('taken over all at once, taken back whole, and put back again', async () => {
  const { called, portfolio } = await listed();
  await press('Foute rijen weglaten');
  await press('5 diensten overnemen');
  expect(await screen.findByText('5 diensten overgenomen uit mijn diensten.xlsx.')).toBeTruthy();
  expect(portfolio.place).toEqual({ at: 'shifts' });
  expect(await screen.findByText('19 diensten')).toBeTruthy();
  await press('Alles terugdraaien');
  await waitFor(() => expect(called('RemoveForms')).toHaveLength(1));
  expect(called('RemoveForms')[0]?.[0]).toHaveLength(5);
  expect(await screen.findByText('14 diensten')).toBeTruthy();
  await press('Toch terugzetten');
  expect(await screen.findByText('19 diensten')).toBeTruthy();
  expect(await button('Alles terugdraaien')).toBeTruthy();
});

test('a file that cannot be read says why, and another one can be chosen', async () => {
  const { core } = await shown({ at: 'shift-list' });
  core.fail('ShiftList.Pick', {
    code: 'format-xls',
    message: 'Dit is een oude werkmap.',
    hint: 'Sla hem op als .xlsx.',
  });
  await press('Kies een bestand');
  expect((await screen.findByRole('alert')).textContent).toContain('Sla hem op als .xlsx.');
  await press('Kies een bestand');
  expect(await screen.findByRole('heading', { name: 'mijn diensten.xlsx' })).toBeTruthy();
});

test('a workbook with a password asks for it', async () => {
  const { core, called } = await shown({ at: 'shift-list' });
  core.fail('ShiftList.Pick', { code: 'password-needed', message: 'Beveiligd.', hint: '' });
  await press('Kies een bestand');
  await fireEvent.input(await screen.findByLabelText('Wachtwoord van de lijst'), {
    target: { value: 'geheim' },
  });
  await press('Lijst openen');
  await screen.findByRole('heading', { name: 'mijn diensten.xlsx' });
  expect(called('ShiftList.OpenAgain')).toEqual([['geheim']]);
});

test('cells that are pasted and a file that is dropped are read', async () => {
  const { portfolio, called } = await shown({ at: 'shift-list' });
  await button('Kies een bestand');
  portfolio.drops.taker?.pasted?.('datum\tbegin', '');
  await screen.findByRole('heading', { name: 'Geplakte cellen' });
  portfolio.drops.taker?.files([new File(['x'], 'lijst.csv')]);
  await screen.findByRole('heading', { name: 'lijst.csv' });
  expect(called('ShiftList.OpenContent')).toEqual([['lijst.csv', 'eA==']]);
});
