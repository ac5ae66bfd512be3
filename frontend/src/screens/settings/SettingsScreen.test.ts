import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { fakeCore, type FakeSettings } from '../../dev/fake';
import { ThemeChoice } from '../../lib/ui/theme.svelte';
import { Importer } from '../import/importer.svelte';
import SettingsScreen from './SettingsScreen.svelte';

afterEach(cleanup);

async function shown(given: FakeSettings = {}) {
  const core = fakeCore(given);
  const importer = new Importer(core);
  await importer.begin();
  const theme = new ThemeChoice({ getItem: () => null, setItem: () => undefined });
  render(SettingsScreen, { theme, core, importer });
  await waitFor(() => expect(core.calls.map((c) => c.name)).toContain('Settings'));
  const names = () => core.calls.map((c) => c.name);
  return { core, importer, theme, names };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });

test('it says where the data lies and what is kept', async () => {
  await shown();
  expect(await screen.findByText('C:\\Users\\secretariaat\\AppData\\Local\\Aiosmap')).toBeTruthy();
  expect(screen.getByText(/anders na 30 dagen/)).toBeTruthy();
});

test('light or dark is chosen', async () => {
  const { theme } = await shown();
  await fireEvent.click(screen.getByLabelText('Donker'));
  expect(theme.dark).toBe(true);
});

test('the user names of SOON and SGBO are forgotten, and the open list follows', async () => {
  const { names } = await shown({ open: true });
  await fireEvent.click(await button('14 gebruikersnamen vergeten'));
  expect(await screen.findByText('De gebruikersnamen zijn vergeten.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /gebruikersnamen vergeten/ })).toBeNull();
  await waitFor(() => expect(names().filter((n) => n === 'Start')).toHaveLength(2));
});

test('settings from a file say what changed', async () => {
  await shown();
  await fireEvent.click(await button('Instellingen overnemen'));
  expect(await screen.findByText('De mal van Leiden (LUMC) is vernieuwd.')).toBeTruthy();
});

test('a shared file is chosen, its news taken over, and let go', async () => {
  await shown();
  await fireEvent.click(await button('Gedeeld bestand kiezen'));
  expect(await screen.findByText('Nieuw in het gedeelde bestand')).toBeTruthy();
  await fireEvent.click(await button('Dit overnemen'));
  expect(await screen.findByText('Er staat niets nieuws in.')).toBeTruthy();
  await fireEvent.click(await button('Niet meer in dit bestand kijken'));
  expect(await button('Gedeeld bestand kiezen')).toBeTruthy();
});

test('what the IT department fixed is said with its file, and cannot be turned back', async () => {
  await shown({ policy: true });
  expect(await screen.findByText('Vastgelegd door je IT-afdeling')).toBeTruthy();
  expect(screen.getByText('C:\\ProgramData\\Aiosmap\\beleid.json')).toBeTruthy();
  expect(screen.getByText(/niet onthoudt welke lijsten je opende/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Lijst wissen/ })).toBeNull();
  expect(screen.getByText('Je IT-afdeling heeft dit bestand vastgelegd.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Ander bestand kiezen' })).toBeNull();
});

test('a computer without a place for the key says that the open list is not kept', async () => {
  await shown({ policy: true });
  expect(await screen.findByText(/blijft hier niet bewaard/)).toBeTruthy();
});

test('settings that were not whole are told', async () => {
  await shown({ policy: true });
  expect(await screen.findByText(/was niet heel/)).toBeTruthy();
});

test('recent lists are cleared', async () => {
  const { names, importer } = await shown({ full: true });
  await fireEvent.click(await button(/^Lijst wissen/));
  await waitFor(() => expect(names()).toContain('ClearRecents'));
  await waitFor(() => expect(importer.start?.recents).toEqual([]));
  expect(await screen.findByText(/eerder geopende bestanden is leeg/)).toBeTruthy();
});

test('a refusal is told', async () => {
  const { core } = await shown();
  core.fail('Export', {
    code: 'write',
    message: 'Hier kan niet geschreven worden.',
    hint: 'Kies een andere map.',
  });
  await fireEvent.click(await button('Instellingen bewaren'));
  expect((await screen.findByRole('alert')).textContent).toContain('Kies een andere map.');
});
