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

test('lijst: of 20,000 rows only those in sight stand in the page', async () => {
  shown({ open: true, rows: 20_000 });
  const grid = await screen.findByRole('grid');
  expect(grid.getAttribute('aria-rowcount')).toBe('20001');
  expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
});

test('bezig: how far it is, and a stop that leads back without a reproach', async () => {
  const core = shown({ slow: 60_000 });
  await fireEvent.click(await button('Kies een bestand'));
  expect(screen.queryByRole('button', { name: 'Stoppen' })).toBeNull();
  const stop = await button('Stoppen');
  core.tell({ what: 'progress', work: 'Rijen lezen', done: 12_000, total: 20_000 });
  await waitFor(() => expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('60'));
  expect(screen.getByText('12.000 van 20.000')).toBeTruthy();
  await fireEvent.click(stop);
  expect(await button('Kies een bestand')).toBeTruthy();
});

test('bezig beside an open list: the footer tells and stops', async () => {
  const core = shown({ open: true });
  await screen.findByRole('grid');
  core.tell({ what: 'progress', work: 'Lijst opnieuw lezen', done: 1, total: 4 });
  await fireEvent.click(await button('Stoppen'));
  expect(core.calls.map((c) => c.name)).toContain('Stop');
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  expect(screen.getByRole('grid')).toBeTruthy();
});

test('a finished CSV has a state of its own', async () => {
  shown({ csv: true });
  expect(await screen.findByText(/4 BIG-nummers missen de voorloopnul/)).toBeTruthy();
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

test('F1 opens the help about what is on screen, and the list is still there afterwards', async () => {
  shown({ open: true });
  await screen.findByRole('grid');
  await fireEvent.keyDown(window, { key: 'F1' });
  expect(await screen.findByRole('heading', { level: 1, name: 'Help' })).toBeTruthy();
  await fireEvent.click(await button('Import'));
  expect(await screen.findByRole('grid')).toBeTruthy();
});

test('F1 after saving and in a dialog opens the help about that, and the dialog is there afterwards', async () => {
  shown({ open: true, clean: true, fresh: true });
  await fireEvent.click(await button(/^CSV met/));
  await fireEvent.click(await button(/^Stappen hierna/));
  await fireEvent.keyDown(window, { key: 'F1' });
  expect(await screen.findByRole('heading', { level: 2, name: 'Na het opslaan: in Scorion' })).toBeTruthy();
  await fireEvent.click(await button('Import'));
  const steps = await screen.findByRole('dialog', { name: 'Stappen na het opslaan' });
  await fireEvent.click(within(steps).getByRole('button', { name: 'Antwoord van Scorion plakken' }));
  await fireEvent.keyDown(window, { key: 'F1' });
  expect(await screen.findByRole('heading', { level: 2, name: 'Het antwoord van Scorion' })).toBeTruthy();
});

test('a mal dropped on the mal screen is read as a mal, whatever path the system names', async () => {
  const core = shown();
  await fireEvent.click(await button('Mal'));
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(drop, 'dataTransfer', {
    value: { types: ['Files'], files: [new File(['firstname;lastname'], 'mal.csv')] },
  });
  window.dispatchEvent(drop);
  await waitFor(() => expect(core.calls.map((c) => c.name)).toContain('LoadContent'));
  expect(core.calls.map((c) => c.name)).not.toContain('OpenContent');
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
