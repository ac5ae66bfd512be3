import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { fakeCore, type FakeSettings } from '../../dev/fake';
import { Importer } from '../import/importer.svelte';
import MalScreen from './MalScreen.svelte';

afterEach(cleanup);

async function shown(given: FakeSettings = {}) {
  const core = fakeCore(given);
  const importer = new Importer(core);
  await importer.begin();
  render(MalScreen, { importer, core, onback: () => undefined });
  const args = (name: string) => core.calls.filter((c) => c.name === name).map((c) => c.args);
  return { core, importer, args };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

test('an old mal asks whether it is the latest, with the date, until it is confirmed', async () => {
  const { args } = await shown();
  expect(screen.getByText('Is dit de laatste versie?')).toBeTruthy();
  expect(screen.getByText(/het laatst op 14 april 2026/)).toBeTruthy();
  await fireEvent.click(button('Dit is de laatste versie'));
  await waitFor(() => expect(screen.queryByText('Is dit de laatste versie?')).toBeNull());
  expect(args('Confirm')).toHaveLength(1);
});

test.each([
  ['without a list', {}],
  ['while a list is open', { open: true }],
])('a mal that is loaded says what is different in it: %s', async (_, given) => {
  await shown(given);
  await fireEvent.click(button('Mal laden'));
  const title = await screen.findByText('Dit is anders dan in je vorige mal');
  expect(title.parentElement?.textContent).toContain('De kolom niv2 staat nu vóór big_nr.');
});

test('a missing constant is marked, says where to ask, and is kept', async () => {
  const { args } = await shown();
  const field = screen.getByLabelText(/^rolegroup/);
  expect(field.getAttribute('aria-describedby')).toBeTruthy();
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    'lokaal beheerder',
  );
  await fireEvent.input(field, { target: { value: '  AIOS Leiden ' } });
  await fireEvent.click(button('Vaste waarden bewaren'));
  expect(await screen.findByText('Opgeslagen')).toBeTruthy();
  expect(args('SetConstants')).toEqual([[{ rolegroup: 'AIOS Leiden' }]]);
  expect(screen.getByText('2 vaste waarden ontbreken nog')).toBeTruthy();
});

test('a value that was cleared is asked again and not silently kept', async () => {
  const { args } = await shown({ clean: true });
  await fireEvent.input(screen.getByLabelText(/^rolegroup/), { target: { value: '' } });
  await fireEvent.click(button('Vaste waarden bewaren'));
  expect(await screen.findByText('Eén vaste waarde ontbreekt nog')).toBeTruthy();
  expect(args('SetConstants')).toEqual([[{ rolegroup: '' }]]);
});

test('a column nobody knows: nothing is chosen beforehand; empty, or the example on request', async () => {
  const { args } = await shown({ long: true });
  const box = screen.getByRole('group', { name: /cohortcode/ });
  const radios = within(box).getAllByRole<HTMLInputElement>('radio');
  expect(radios.map((r) => r.checked)).toEqual([false, false]);
  expect(box.textContent).toContain('HN-2026-2');

  await fireEvent.click(button('Keuze bewaren'));
  expect(args('SetConstants')).toEqual([]);

  await fireEvent.click(within(box).getByRole('button', { name: /Die waarde invullen/ }));
  expect(radios.map((r) => r.checked)).toEqual([true, false]);
  await fireEvent.click(button('Keuze bewaren'));
  await waitFor(() =>
    expect(args('SetConstants')).toEqual([[{ cohortcode_opleidingsinstituut_najaar: 'HN-2026-2' }]]),
  );

  const empty = within(box).getByRole<HTMLInputElement>('radio', { name: 'Leeg laten' });
  await fireEvent.click(empty);
  await fireEvent.click(button('Keuze bewaren'));
  await waitFor(() =>
    expect(args('SetConstants')[1]).toEqual([{ cohortcode_opleidingsinstituut_najaar: '' }]),
  );
});

test('an earlier version is put back, and the words say what became of the present one', async () => {
  const { args } = await shown();
  await fireEvent.click(await screen.findByRole('button', { name: 'Versie 2 terugzetten' }));
  expect(await screen.findByText(/Versie 2 is weer in gebruik/)).toBeTruthy();
  expect(args('Restore')).toEqual([[2]]);
  expect(screen.queryByRole('button', { name: 'Versie 3 terugzetten' })).toBeNull();
});

test.each([
  ['Leeg voorbeeld als CSV opslaan', ['empty', 'csv'], 'mal leeg.csv is opgeslagen.'],
  ['Gevuld voorbeeld als Excel-werkmap opslaan', ['filled', 'xlsx'], 'mal gevuld.xlsx is opgeslagen.'],
])('%s', async (name, given, said) => {
  const { args } = await shown();
  await fireEvent.click(button(name));
  expect(await screen.findByText(said)).toBeTruthy();
  expect(args('SaveExample')).toEqual([given]);
});

test('the form of the CSV is kept in plain words', async () => {
  const { args } = await shown();
  await fireEvent.change(screen.getByLabelText('Scheidingsteken tussen de kolommen'), {
    target: { value: ',' },
  });
  await fireEvent.click(screen.getByLabelText('Kenteken vooraan (nodig voor Excel)'));
  await fireEvent.click(button('Vorm bewaren'));
  await waitFor(() => expect(args('SetForm')).toEqual([[',', false]]));
});

test('how user names are made is chosen for the mal, and an open list follows', async () => {
  const { args } = await shown({ open: true });
  await fireEvent.click(screen.getByLabelText('het z-nummer uit de lijst'));
  await waitFor(() => expect(args('SetUsername')).toEqual([['z']]));
  await waitFor(() => expect(args('Current').length).toBeGreaterThan(0));
});

test('a way of making user names that was refused does not look chosen', async () => {
  const { core } = await shown();
  core.fail('SetUsername', { code: 'x', message: 'Dat kan nu niet.', hint: '' });
  const z = screen.getByLabelText<HTMLInputElement>('het z-nummer uit de lijst');
  await fireEvent.click(z);
  await screen.findByRole('alert');
  await waitFor(() => expect(z.checked).toBe(false));
});

test('a refusal is told with its next step, and nothing says it was kept', async () => {
  const { core } = await shown();
  core.fail('Mal.Pick', { code: 'mal-unreadable', message: 'Dit is geen mal.', hint: 'Kies de CSV.' });
  await fireEvent.click(button('Mal laden'));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Dit is geen mal.');
  expect(alert.textContent).toContain('Kies de CSV.');
});

test('without an institute only that is asked', async () => {
  await shown({ institute: '' });
  expect(screen.getByLabelText<HTMLSelectElement>('Instituut').value).toBe('');
  expect(screen.queryByRole('button', { name: 'Mal laden' })).toBeNull();
  await fireEvent.change(screen.getByLabelText('Instituut'), { target: { value: 'leiden' } });
  expect(await screen.findByRole('button', { name: 'Mal laden' })).toBeTruthy();
});
