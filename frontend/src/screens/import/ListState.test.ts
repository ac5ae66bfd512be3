import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import App from '../../App.svelte';
import { fakeCore, type FakeSettings } from '../../dev/fake';
import type { Action } from '../../lib/api/types';

afterEach(cleanup);

async function shown(settings: FakeSettings = {}) {
  const core = fakeCore({ open: true, fresh: true, ...settings });
  render(App, { core, refused: [] });
  const grid = await screen.findByRole('grid');
  grid.focus();
  await screen.findByRole('region', { name: 'Gekozen cel' });
  // Each says which reading of the list it is about; what it does is what a test names.
  const acts = () =>
    core.calls
      .filter((c) => c.name === 'Do')
      .map((c) => {
        const { reading, ...act } = c.args[0] as Action;
        expect(reading).toBe(core.list().reading);
        return act;
      });
  return { core, grid, acts };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const press = (on: Element, key: string, held: Partial<KeyboardEventInit> = {}) =>
  fireEvent.keyDown(on, { key, ...held });
const detail = () => screen.getByRole('region', { name: 'Gekozen cel' });

async function type(grid: Element, value: string) {
  await press(grid, 'F2');
  const field = await screen.findByRole('textbox', { name: /^(?!Hoeveel)/ });
  await fireEvent.input(field, { target: { value } });
  await press(field, 'Enter');
}

test('a press on the waiting primary button, or Ctrl+S, writes nothing', async () => {
  const { core, grid } = await shown();
  await fireEvent.click(await button('CSV met 37 aiossen opslaan'));
  await press(grid, 's', { ctrlKey: true });
  expect(core.calls.map((c) => c.name)).not.toContain('Save');
});

test('arrow keys move the active cell and the panel tells about it', async () => {
  const { grid } = await shown();
  await press(grid, 'ArrowDown');
  await press(grid, 'ArrowRight');
  const id = grid.getAttribute('aria-activedescendant') ?? '';
  expect(document.getElementById(id)?.getAttribute('aria-colindex')).toBe('4');
  await waitFor(() => expect(within(detail()).getByText('Rij 3, tussenvoegsel')).toBeTruthy());
  expect(within(detail()).getByText('Daan Hólm')).toBeTruthy();
});

test('the added zero is marked and the old value is there for those who cannot hover', async () => {
  const { grid } = await shown();
  const row = within(grid)
    .getAllByRole('row')
    .find((r) => r.getAttribute('aria-rowindex') === '5') as HTMLElement;
  expect(within(row).getByText('0', { selector: 'mark' })).toBeTruthy();
  expect(row.innerHTML).toContain('was 9000001901');
});

test('a value typed in a cell goes to the core by row and field, and is shown as aangepast', async () => {
  const { grid, acts } = await shown();
  await type(grid, 'Anouk');
  await waitFor(() =>
    expect(acts()).toEqual([{ do: 'edit', cells: [{ row: 2, field: 'firstname', value: 'Anouk' }] }]),
  );
  await waitFor(() => expect(grid.textContent).toContain('Anouk'));
  await press(grid, 'ArrowUp');
  await waitFor(() => expect(within(detail()).getByText('Zelf ingevuld')).toBeTruthy());
  await fireEvent.click(within(detail()).getByRole('button', { name: 'Terug naar het bestand' }));
  expect(acts().at(-1)).toEqual({ do: 'file', cells: [{ row: 2, field: 'firstname', value: '' }] });
});

test('a cell that cannot be changed says why', async () => {
  const { grid, acts } = await shown();
  await fireEvent.click(await button('Meer'));
  await fireEvent.click(
    await screen.findByRole('menuitemcheckbox', { name: 'Alle 14 kolommen, zoals in de CSV' }),
  );
  await press(grid, 'End');
  await press(grid, 'F2');
  expect(
    await screen.findByText('Deze kolom is voor alle aiossen gelijk. Wijzig haar in de mal.', {
      selector: '[role=status]',
    }),
  ).toBeTruthy();
  expect(acts()).toEqual([]);
});

test('Ctrl+Z takes the last step back and Ctrl+Y does it again, in the grid and beside it', async () => {
  const { core, grid } = await shown();
  await type(grid, 'Anouk');
  await waitFor(() => expect(grid.textContent).toContain('Anouk'));
  await press(grid, 'z', { ctrlKey: true });
  await waitFor(() => expect(grid.textContent).not.toContain('Anouk'));
  await press(await button('Help'), 'y', { ctrlKey: true });
  await waitFor(() => expect(grid.textContent).toContain('Anouk'));
  expect(core.calls.map((c) => c.name).filter((n) => n === 'Undo' || n === 'Redo')).toEqual(['Undo', 'Redo']);
});

test('Ctrl+Z in a field is the field’s own', async () => {
  const { core, grid } = await shown();
  await type(grid, 'Anouk');
  await waitFor(() => expect(grid.textContent).toContain('Anouk'));
  await press(screen.getByRole('textbox', { name: 'Hoeveel aiossen je verwacht' }), 'z', { ctrlKey: true });
  expect(core.calls.map((c) => c.name)).not.toContain('Undo');
});

test('the buttons name the step, and all goes back in one', async () => {
  const { grid } = await shown();
  expect((await button('Stap terug')).getAttribute('aria-disabled')).toBe('true');
  await type(grid, 'Anouk');
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Stap terug' }).title).toBe(
      'Stap terug: 1 cel wijzigen (Ctrl+Z)',
    ),
  );
  await fireEvent.click(await button('Meer'));
  await fireEvent.click(await screen.findByRole('menuitem', { name: /^Alles terug naar het bestand/ }));
  await waitFor(() => expect(grid.textContent).not.toContain('Anouk'));
  expect(
    await screen.findByText(/Met Stap vooruit komen je wijzigingen terug/, { selector: '[role=status]' }),
  ).toBeTruthy();
});

test('a suggestion is taken over in one row alone, and its answer taken back', async () => {
  const { acts } = await shown();
  await press(screen.getByRole('grid'), 'F7');
  await waitFor(() => expect(within(detail()).getByText('Tussenvoegsel in de achternaam')).toBeTruthy());
  const group = () => within(detail()).getByRole('group', { name: /alleen in deze rij$/ });
  await fireEvent.click(within(group()).getByRole('button', { name: 'Overnemen' }));
  await waitFor(() => expect(screen.getByRole('button', { name: '3 voorstellen' })).toBeTruthy());
  expect(acts()).toEqual([{ do: 'accept', kind: 'prefix-split', rows: [6] }]);
  const taken = await waitFor(() => {
    const found = within(group()).getByRole('button', { name: 'Overnemen' });
    expect(found.getAttribute('aria-pressed')).toBe('true');
    return found;
  });
  await fireEvent.click(taken);
  await waitFor(() => expect(screen.getByRole('button', { name: '4 voorstellen' })).toBeTruthy());
});

test('all suggestions of a kind are taken over at once, or left', async () => {
  const { acts } = await shown();
  await fireEvent.click(await button('Alle overnemen'));
  await waitFor(() => expect(screen.getByRole('button', { name: '0 voorstellen' })).toBeTruthy());
  expect(screen.getByText('4 overgenomen')).toBeTruthy();
  await fireEvent.click(await button('Alle zo laten'));
  await waitFor(() => expect(screen.getByText('4 zo gelaten')).toBeTruthy());
  expect(acts().map((a) => a.do)).toEqual(['accept', 'leave']);
});

test('the places of a kind name cell, person and values, and lead to the cell', async () => {
  const { grid } = await shown();
  await fireEvent.click(await button(/^Voorloopnul toegevoegd/));
  const place = await button('D5');
  expect(place.closest('li')?.textContent).toContain('Björn Rozema');
  expect(place.closest('li')?.textContent).toContain('9000001901 → 09000001901');
  await fireEvent.click(place);
  await waitFor(() => expect(document.activeElement).toBe(grid));
  await waitFor(() => expect(within(detail()).getByText('D5, BIG-nummer')).toBeTruthy());
});

test('a fix is not applied in one row', async () => {
  const { grid, acts } = await shown();
  await fireEvent.click(await button(/^Voorloopnul toegevoegd/));
  await fireEvent.click(await button('D5'));
  await waitFor(() => expect(within(detail()).getByText('D5, BIG-nummer')).toBeTruthy());
  await fireEvent.click(within(detail()).getByRole('button', { name: 'Niet toepassen' }));
  await waitFor(() => expect(screen.getByText('1 niet toegepast')).toBeTruthy());
  expect(acts()).toEqual([{ do: 'leave', kind: 'big-leading-zero', rows: [5] }]);
  expect(within(grid).getAllByText('9000001901').length).toBeGreaterThan(0);
});

test('a value changed in the file under an edit: the user chooses which one counts', async () => {
  const { grid, acts } = await shown({ conflict: true });
  await press(grid, 'ArrowDown');
  for (let i = 0; i < 5; i++) await press(grid, 'ArrowRight');
  await waitFor(() => expect(within(detail()).getByText('C3, e-mail')).toBeTruthy());
  await type(grid, 'daan@voorbeeld.nl');
  await press(grid, 'ArrowUp');
  await waitFor(() => expect(within(detail()).getByText(/jij vulde ‘daan@voorbeeld.nl’ in/)).toBeTruthy());
  await fireEvent.click(within(detail()).getByRole('button', { name: 'Mijn waarde houden' }));
  await waitFor(() => expect(within(detail()).queryByText(/jij vulde/)).toBeNull());
  expect(acts().at(-1)).toEqual({
    do: 'edit',
    cells: [{ row: 3, field: 'email', value: 'daan@voorbeeld.nl' }],
  });
});

test('a row is left out, set aside and taken in again', async () => {
  await shown();
  await fireEvent.click(await button('Rij 2 weglaten'));
  expect(await button('1 weggelaten')).toBeTruthy();
  await fireEvent.click(await button('Rij 2 toch meenemen'));
  await fireEvent.click(await button('Apart zetten voor later'));
  expect(await button('1 apart gezet')).toBeTruthy();
  expect(await button('CSV met 36 aiossen opslaan')).toBeTruthy();
});

test('all faulty rows are set aside, and the rest can go in', async () => {
  const { acts } = await shown();
  await fireEvent.click(await button('Foute rijen apart zetten'));
  expect(await button('3 apart gezet')).toBeTruthy();
  expect(await button('0 fout')).toBeTruthy();
  expect(acts()).toEqual([{ do: 'aside', kind: 'error', rows: [] }]);
});

test('a row is added at the end, its first cell being filled in, and removed again', async () => {
  await shown();
  await fireEvent.click(await button('Rij toevoegen'));
  const field = await waitFor(() => {
    const found = document.activeElement;
    expect(found?.tagName).toBe('INPUT');
    return found as HTMLInputElement;
  });
  await fireEvent.input(field, { target: { value: 'Anouk' } });
  await press(field, 'Enter');
  await waitFor(() => expect(within(detail()).getByText('Rij +1, voornaam')).toBeTruthy());
  await fireEvent.click(await button('Rij +1 verwijderen'));
  expect(await button('37 rijen')).toBeTruthy();
});

test('the number expected stands beside the real one, and a difference is said', async () => {
  const { acts } = await shown();
  const field = screen.getByRole('textbox', { name: 'Hoeveel aiossen je verwacht' });
  await fireEvent.change(field, { target: { value: '38' } });
  expect(await screen.findByText('1 te weinig')).toBeTruthy();
  expect(acts()).toEqual([{ do: 'set', name: 'expected', value: '38' }]);
});

test('a filter that nothing meets offers the way back', async () => {
  await shown({ clean: true });
  await fireEvent.click(await button('0 fout'));
  await fireEvent.click(await button('Alle rijen tonen'));
  expect(await screen.findByRole('grid')).toBeTruthy();
});

test('an old mal is asked about once, calmly', async () => {
  const { core } = await shown({ fresh: false });
  expect(screen.getByText(/Laatst bevestigd op 14-04-2026/)).toBeTruthy();
  await fireEvent.click(await button('Ja, dit is de laatste'));
  await waitFor(() => expect(screen.queryByText(/Is dit de laatste versie/)).toBeNull());
  expect(core.calls.map((c) => c.name)).toContain('Confirm');
});

test('unused columns are named', async () => {
  await shown();
  expect(screen.getByText('niet gebruikt: Opmerkingen')).toBeTruthy();
});

test('a list that is not kept says so, and closing it asks', async () => {
  const { core, grid } = await shown({ forgets: true });
  expect(screen.queryByText(/Blijft niet bewaard/)).toBeNull();
  await type(grid, 'Anouk');
  expect(await screen.findByText('Blijft niet bewaard bij afsluiten')).toBeTruthy();
  await fireEvent.click(await button('Lijst sluiten'));
  const dialog = await screen.findByRole('dialog');
  expect(core.calls.map((c) => c.name)).not.toContain('Close');
  await fireEvent.click(within(dialog).getByRole('button', { name: 'Lijst sluiten' }));
  expect(await button('Kies een bestand')).toBeTruthy();
});

test('saving a list without questions takes one press, and what comes after stands above the rows', async () => {
  await shown({ clean: true });
  await fireEvent.click(await button('CSV met 37 aiossen opslaan'));
  expect(await screen.findByRole('region', { name: 'Na het opslaan' })).toBeTruthy();
  expect(screen.getByRole('grid')).toBeTruthy();
});
