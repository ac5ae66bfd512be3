import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import App from '../../App.svelte';
import { fakeCore, type FakeSettings } from '../../dev/fake';

afterEach(cleanup);

function shown(settings: FakeSettings = {}) {
  const core = fakeCore(settings);
  render(App, { core, refused: [] });
  return core;
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });

test('leeg: a place to drop, a file button, and what the list must have', async () => {
  shown();
  expect(await button('Kies een bestand')).toBeTruthy();
  expect(screen.getByText('Sleep een lijst hierheen')).toBeTruthy();
  expect(screen.getByText('Wat deze lijst moet hebben')).toBeTruthy();
});

test('lijst: rows with their numbers, counts, and a primary button that says why it waits', async () => {
  shown();
  await fireEvent.click(await button('Kies een bestand'));
  const grid = await screen.findByRole('grid');
  expect(grid.getAttribute('aria-rowcount')).toBe('38');
  expect(grid.getAttribute('aria-readonly')).toBe('true');
  const first = within(grid).getAllByRole('row')[1];
  expect(first?.getAttribute('aria-rowindex')).toBe('2');
  expect(
    within(first as HTMLElement)
      .getByRole('rowheader')
      .textContent?.trim(),
  ).toBe('2');

  const save = screen.getByRole('button', { name: 'CSV met 37 aiossen opslaan' });
  expect(save.getAttribute('aria-disabled')).toBe('true');
  const why = document.getElementById(save.getAttribute('aria-describedby') ?? '');
  expect(why?.textContent).toBe('Eerst zijn de vaste waarden van de mal nodig.');
});

test('lijst: a press on the waiting primary button writes nothing', async () => {
  const core = shown({ open: true });
  await fireEvent.click(await button('CSV met 37 aiossen opslaan'));
  expect(core.calls.map((c) => c.name)).not.toContain('Save');
});

test('lijst: arrow keys move the active cell and the panel tells about it', async () => {
  shown({ open: true });
  const grid = await screen.findByRole('grid');
  await fireEvent.keyDown(grid, { key: 'ArrowDown' });
  await fireEvent.keyDown(grid, { key: 'ArrowRight' });
  const id = grid.getAttribute('aria-activedescendant') ?? '';
  expect(document.getElementById(id)?.getAttribute('aria-colindex')).toBe('4');
  const detail = screen.getByRole('region', { name: 'Gekozen cel' });
  expect(within(detail).getByText('Rij 3, tussenvoegsel')).toBeTruthy();
});

test('lijst: the added zero is marked and the old value is there for those who cannot hover', async () => {
  shown({ open: true });
  const grid = await screen.findByRole('grid');
  const row = within(grid)
    .getAllByRole('row')
    .find((r) => r.getAttribute('aria-rowindex') === '5') as HTMLElement;
  expect(within(row).getByText('0', { selector: 'mark' })).toBeTruthy();
  expect(row.textContent).toContain('was 9000001901');
});

test('lijst: every column as in the CSV is one press away', async () => {
  shown({ open: true });
  const heads = () => screen.getAllByRole('columnheader').map((h) => h.textContent?.split(' ')[0]);
  await fireEvent.click(await button('Alle 14 kolommen, zoals in de CSV'));
  expect(heads().slice(2)).toHaveLength(14);
  expect(heads()).toContain('rolegroup');
});

test('lijst: of 20,000 rows only those in sight stand in the page', async () => {
  shown({ open: true, rows: 20_000 });
  const grid = await screen.findByRole('grid');
  expect(grid.getAttribute('aria-rowcount')).toBe('20001');
  expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
});

test('lijst: taking over a suggestion frees its rows', async () => {
  shown({ open: true });
  await fireEvent.click(await button('Overnemen'));
  await waitFor(() => expect(screen.getByRole('button', { name: '0 voorstellen' })).toBeTruthy());
});

test('after saving: what was written and the warning about Excel', async () => {
  shown({ open: true, clean: true });
  await fireEvent.click(await button('CSV met 37 aiossen opslaan'));
  expect(await screen.findByText('De CSV is opgeslagen: aios-import.csv')).toBeTruthy();
  expect(screen.getByText('Open de CSV niet in Excel.')).toBeTruthy();
  expect(await button('Veilige werkmap opslaan')).toBeTruthy();
});

test('fout: the refusal, the next step and another file', async () => {
  shown({ refuse: { code: 'format-xls', message: 'Dit is een oude werkmap.', hint: 'Sla hem anders op.' } });
  await fireEvent.click(await button('Kies een bestand'));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Dit is een oude werkmap.');
  expect(alert.textContent).toContain('Sla hem anders op.');
  expect(await button('Kies een ander bestand')).toBeTruthy();
});

test('fout: a protected list asks for its password', async () => {
  shown({ refuse: { code: 'password-needed', message: 'Beveiligd.', hint: '' } });
  await fireEvent.click(await button('Kies een bestand'));
  const field = await screen.findByLabelText('Wachtwoord van de lijst');
  await fireEvent.input(field, { target: { value: 'geheim' } });
  await fireEvent.click(await button('Lijst openen'));
  expect(await screen.findByRole('grid')).toBeTruthy();
});

test('F1 opens the help, and the list is still there afterwards', async () => {
  shown({ open: true });
  await screen.findByRole('grid');
  await fireEvent.keyDown(window, { key: 'F1' });
  expect(await screen.findByRole('heading', { name: 'Toetsen' })).toBeTruthy();
  await fireEvent.click(await button('Import'));
  expect(await screen.findByRole('grid')).toBeTruthy();
});

test('the theme that was chosen holds', async () => {
  shown();
  await fireEvent.click(await button('Instellingen'));
  await fireEvent.click(await screen.findByLabelText('Donker'));
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
  await fireEvent.click(screen.getByLabelText('Licht'));
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe('light'));
});

test('the selftest reports what stands in the page', async () => {
  const core = shown({ open: true, selftest: true });
  await waitFor(() => expect(core.calls.map((c) => c.name)).toContain('Selftest'));
  const report = core.calls.find((c) => c.name === 'Selftest')?.args[0];
  expect(report).toMatchObject({ bound: true, csp: [] });
  expect((report as { rows: number }).rows).toBeGreaterThan(0);
});
