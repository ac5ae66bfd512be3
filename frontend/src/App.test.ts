import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import App from './App.svelte';
import { fakeCore, type FakeSettings } from './dev/fake';
import { PASSWORD } from './dev/fake-portfolio';

afterEach(cleanup);

async function shown(given: FakeSettings = {}) {
  const core = fakeCore(given);
  render(App, { core, refused: [] });
  await screen.findByRole('heading', { level: 1 });
  return core;
}

const rail = (name: string) => screen.queryByRole('navigation', { name });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

test('the program opens on Import and asks nothing; a quiet link leads to the portfolio', async () => {
  await shown();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Lijst van nieuwe aiossen');
  expect(rail('Modules')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Mijn account in Aiosmap' })).toBeNull();
  await press('Mijn portfolio');
  expect(await screen.findByRole('heading', { name: 'Mijn portfolio' })).toBeTruthy();
});

test('where the IT department allows the import alone nothing leads to a portfolio', async () => {
  await shown({ policy: true });
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Import' })).toBeTruthy());
  expect(screen.queryByRole('button', { name: 'Mijn portfolio' })).toBeNull();
  await press('Help');
  await screen.findByRole('button', { name: 'De mal' });
  expect(screen.queryByRole('button', { name: 'Mijn portfolio' })).toBeNull();
});

test('opened, the aios stands on top, with the modules and nothing that does not work', async () => {
  await shown({ portfolio: { file: 'ok' } });
  await press('Mijn portfolio');
  const user = await screen.findByLabelText('Gebruikersnaam');
  await fireEvent.input(user, { target: { value: 'BIG-39000000101' } });
  await fireEvent.input(screen.getByLabelText('Wachtwoord van je portfolio in Aiosmap'), {
    target: { value: PASSWORD },
  });
  await press('Portfolio openen');
  await screen.findByRole('heading', { name: 'Dossiers' });
  const modules = Array.from(rail('Modules')?.querySelectorAll('button') ?? [], (b) => b.textContent?.trim());
  expect(modules).toEqual(['Import', 'Dashboard', 'Dossiers', 'Mijn documenten']);
  expect(document.querySelector('.rail .title')?.textContent).toBe('Noor van den Berg');
  await press('Mijn account in Aiosmap');
  await fireEvent.click(await screen.findByRole('menuitem', { name: 'Uitloggen' }));
  await waitFor(() => expect(rail('Modules')).toBeNull());
  expect(await screen.findByRole('heading', { name: 'Mijn portfolio' })).toBeTruthy();
});

test('looking at the help while making a portfolio loses nothing', async () => {
  const core = await shown();
  await press('Mijn portfolio');
  await press('Portfolio maken');
  await fireEvent.input(await screen.findByLabelText('Je naam'), { target: { value: 'Noor van den Berg' } });
  await fireEvent.keyDown(document.body, { key: 'F1' });
  await screen.findByRole('heading', { name: 'Help' });
  await press('Mijn portfolio');
  const name = await screen.findByLabelText<HTMLInputElement>('Je naam');
  expect(name.value).toBe('Noor van den Berg');
  expect(core.calls.map((c) => c.name)).not.toContain('Opening.Cancel');
});

test('a portfolio that closed by itself says why', async () => {
  const core = await shown({ portfolio: { open: true } });
  await press('Dossiers');
  await screen.findByRole('heading', { name: 'Dossiers' });
  await core.portfolio.session.LogOut();
  core.tell({
    what: 'locked',
    failure: {
      code: 'portfolio-unsure',
      message: 'De laatste wijziging is misschien niet opgeslagen.',
      hint: '',
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('misschien niet opgeslagen');
  expect(screen.getByRole('heading', { name: 'Mijn portfolio' })).toBeTruthy();
});

test('the idle lock clears the window, whatever was open', async () => {
  const core = await shown({ portfolio: { open: true } });
  await press('Dossiers');
  await press(/^Derde keer/);
  await screen.findByLabelText('Titel');
  await core.portfolio.session.Lock();
  core.tell({ what: 'locked' });
  expect(await screen.findByRole('heading', { name: 'Vergrendeld' })).toBeTruthy();
  expect(document.body.textContent).not.toContain('klacht');
  expect(document.querySelector('.rail .title')?.textContent).not.toContain('Noor');
});

test('what is pasted beside a field of the portfolio does not become a list', async () => {
  const core = await shown({ portfolio: { open: true } });
  await press('Dossiers');
  await screen.findByRole('heading', { name: 'Dossiers' });
  const data = new DataTransfer();
  data.setData('text/plain', 'Noor\t39000000101');
  const paste = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(paste, 'clipboardData', { value: data });
  document.body.dispatchEvent(paste);
  expect(core.calls.map((c) => c.name)).not.toContain('OpenPasted');
});

test('a file that falls on Mijn documenten goes in; where nothing takes it, it does nothing', async () => {
  const core = await shown({ portfolio: { open: true } });
  const names = () => core.calls.map((c) => c.name);
  const fall = (kind: 'dragover' | 'drop') => {
    const data = new DataTransfer();
    data.items.add(new File(['inhoud'], 'scan.pdf'));
    const e = new Event(kind, { bubbles: true, cancelable: true });
    Object.defineProperty(e, 'dataTransfer', { value: { types: ['Files'], files: data.files } });
    document.body.dispatchEvent(e);
  };
  await press('Dossiers');
  await screen.findByRole('heading', { name: 'Dossiers' });
  fall('drop');
  await press('Mijn documenten');
  await screen.findByRole('heading', { name: 'Mijn documenten' });
  await screen.findByText(/gebruikt/);
  expect(names()).not.toContain('Documents.Begin');
  expect(names()).not.toContain('OpenContent');
  fall('dragover');
  expect(await screen.findByText('Laat los om toe te voegen aan ‘Mijn documenten’')).toBeTruthy();
  fall('drop');
  expect(await screen.findByRole('rowheader', { name: /scan\.pdf/ })).toBeTruthy();
  expect(screen.queryByText(/^Laat los/)).toBeNull();
});

test('a module is come back to where one was in it', async () => {
  await shown({ portfolio: { open: true } });
  const module = () =>
    fireEvent.click(rail('Modules')?.querySelector('.module-documents button') as HTMLElement);
  await press('Mijn documenten');
  await press('Mijn rapportages');
  await screen.findByRole('heading', { name: 'Mijn rapportages' });
  await press('Import');
  await screen.findByRole('heading', { name: 'Lijst van nieuwe aiossen' });
  await module();
  await screen.findByRole('heading', { name: 'Mijn rapportages' });
  await module();
  await screen.findByRole('heading', { name: 'Mijn documenten' });
});

test('a form that was opened from Diensten belongs to the dashboard, one from its dossier does not', async () => {
  await shown({ portfolio: { open: true } });
  const current = () =>
    Array.from(document.querySelectorAll('.rail [aria-current]'), (b) => b.textContent?.trim());
  await press('Dashboard');
  await press(/^za 14-11-2026/);
  await screen.findByRole('button', { name: 'Geschiedenis (1 versie)' });
  expect(current()).toEqual(['Diensten', 'Dashboard']);
  await press(/^Geschiedenis/);
  await screen.findByRole('heading', { name: 'Geschiedenis' });
  expect(current()).toEqual(['Diensten', 'Dashboard']);
  await press('Dossiers');
  await press(/^telefoonarts, 02-05-2026/);
  await screen.findByRole('button', { name: 'Intrekken' });
  expect(current()).toEqual(['Alle dossiers', 'Dossiers']);
});

test('Ctrl+F searches the portfolio, F1 explains the form', async () => {
  await shown({ portfolio: { open: true } });
  await press('Dossiers');
  await screen.findByRole('heading', { name: 'Dossiers' });
  await fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true });
  const field = await screen.findByLabelText('Zoeken in je portfolio');
  await waitFor(() => expect(document.activeElement).toBe(field));
  await fireEvent.keyDown(document.body, { key: 'F1' });
  expect(await screen.findByRole('heading', { name: 'Dossiers en formulieren' })).toBeTruthy();
});
