import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { item, press, shown, type } from './shown';

afterEach(cleanup);

const entry = () => screen.findByRole('form', { name: 'Dienst toevoegen' });
const field = async (label: string) => within(await entry()).getByLabelText<HTMLInputElement>(label);

/** Fills in a shift and sends it as Enter does. */
async function add(values: Record<string, string>) {
  for (const [label, value] of Object.entries(values)) {
    await fireEvent.input(await field(label), { target: { value } });
  }
  await fireEvent.submit(await entry());
}

describe('the quick entry', () => {
  test('adds on Enter, goes back to the date, and keeps what the next shift shares', async () => {
    const { called, portfolio } = await shown({ at: 'shifts' });
    await add({ Datum: '21-11-2026', Begin: '1700', Einde: '1' });
    await screen.findByText('zojuist toegevoegd');
    expect(called('AddShift')).toEqual([
      [
        expect.objectContaining({
          datum: '2026-11-21',
          begin: '17:00',
          einde: '01:00',
          hap: 'HAP Leiden',
          rol: 'consultarts',
          fase: 'Eerste huisartsstage',
        }),
      ],
    ]);
    await waitFor(async () => expect(document.activeElement).toBe(await field('Datum')));
    expect((await field('Datum')).value).toBe('');
    expect((await field('Begin')).value).toBe('');
    expect((await field('HAP')).value).toBe('HAP Leiden');
    expect((await field('Rol')).value).toBe('consultarts');
    expect(portfolio.said).toContain('15 van 20');
  });

  test('says what is wrong at its field, goes there, and keeps what was typed', async () => {
    const { called } = await shown({ at: 'shifts' });
    await add({ Datum: '24-12-2026', Begin: '19:00', Einde: '23:00', Rol: 'chauffeur' });
    const role = await field('Rol');
    await waitFor(() => expect(role.getAttribute('aria-invalid')).toBe('true'));
    expect(document.getElementById(role.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'geen rol die je gebruikt',
    );
    await waitFor(async () => expect(document.activeElement).toBe(await field('Datum')));
    expect((await field('Begin')).value).toBe('19:00');
    expect(screen.queryByText('zojuist toegevoegd')).toBeNull();
    await fireEvent.input(role, { target: { value: 'visitearts' } });
    expect(role.getAttribute('aria-invalid')).toBeNull();
    expect(called('AddShift')).toHaveLength(1);
  });

  test('a warning does not keep a shift out', async () => {
    await shown({ at: 'shifts' });
    await add({ Datum: '21-11-2026', Begin: '17', Einde: '23', HAP: 'HAP Gouda' });
    expect(await screen.findByText(/‘HAP Gouda’ is nieuw/)).toBeTruthy();
    expect(await screen.findByText('zojuist toegevoegd')).toBeTruthy();
  });

  test('Enter on a suggestion takes it and adds nothing', async () => {
    const { called } = await shown({ at: 'shifts' });
    const role = await field('Rol');
    await fireEvent.input(role, { target: { value: 'vis' } });
    await fireEvent.keyDown(role, { key: 'ArrowDown' });
    const active = role.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent?.trim()).toBe('visitearts');
    const went = await fireEvent.keyDown(role, { key: 'Enter' });
    expect(went).toBe(false);
    expect(role.value).toBe('visitearts');
    expect(role.getAttribute('aria-expanded')).toBe('false');
    expect(called('AddShift')).toEqual([]);
  });

  test('says how long a shift takes that goes past midnight', async () => {
    await shown({ at: 'shifts' });
    await fireEvent.input(await field('Begin'), { target: { value: '2230' } });
    await fireEvent.input(await field('Einde'), { target: { value: '8' } });
    expect(await screen.findByText('9 uur en 30 minuten, tot de volgende dag')).toBeTruthy();
  });
});

test('what was added is taken away again, what was removed is put back', async () => {
  const { called } = await shown({ at: 'shifts' });
  await add({ Datum: '21-11-2026', Begin: '17', Einde: '23' });
  await press('Weer weghalen');
  await waitFor(() => expect(called('RemoveForms')).toHaveLength(1));
  expect(screen.queryByText('za 21-11-2026')).toBeNull();
  await press(/^Meer bij consultarts, za 14-11-2026/);
  await item(/Verwijderen/);
  await press('Terugzetten');
  await waitFor(() => expect(called('UnremoveForms')).toEqual([[['s14']]]));
  expect(await screen.findByText('za 14-11-2026')).toBeTruthy();
});

test('the progress is a picture with its words, and the same in a table', async () => {
  await shown({ at: 'shifts' });
  const picture = await screen.findByRole('img', { name: /^Eerste huisartsstage/ });
  expect(picture.getAttribute('aria-label')).toContain('14 van 20 diensten');
  const table = screen.getByRole('table', { name: 'Eerste huisartsstage, per drie maanden' });
  const row = within(table).getByRole('row', { name: /jun/ });
  expect(row.textContent).toContain('2 te weinig');
  expect(
    within(row)
      .getAllByRole('cell')
      .map((c) => c.textContent),
  ).toEqual(expect.arrayContaining(['3', '5']));
});

test('declarations have their state in a word, with who signed and why one was withdrawn', async () => {
  await shown({ at: 'shifts' });
  const on = async (day: string) =>
    (await screen.findByRole('button', { name: new RegExp(day) })).textContent;
  expect(await on('za 02-05-2026')).toMatch(/definitief.*identiteit niet gecontroleerd/s);
  expect(await on('zo 20-09-2026')).toMatch(/definitief.*te tekenen met de pen/s);
  expect(await on('za 01-08-2026')).toMatch(/ingetrokken.*Verkeerde datum ingevuld/s);
});

test('a declaration is begun with its role, and one goes there', async () => {
  const { called, portfolio } = await shown({ at: 'shifts' }, { empty: true });
  await press(/bekwaamheidsverklaring, visitearts$/);
  await screen.findByRole('heading', { name: /visitearts/ });
  expect(called('Begin')).toEqual([['bekwaamheidsverklaring-hap', { rol: 'visitearts' }]]);
  expect(portfolio.place).toMatchObject({ at: 'form', from: 'shifts' });
  await press('Diensten');
  await screen.findByRole('heading', { name: 'Diensten' });
});

test('the page links lead to the other page of the dashboard', async () => {
  const { portfolio } = await shown({ at: 'shifts' });
  const links = await screen.findByRole('navigation', { name: 'Pagina’s van het dashboard' });
  await fireEvent.click(within(links).getByRole('button', { name: 'Bekwaamheidsverklaringen Diensten HAP' }));
  expect(portfolio.place).toEqual({ at: 'declarations' });
});

test('on a read-only medium everything reads and nothing can be done', async () => {
  await shown({ at: 'shifts' }, { readOnly: true });
  await screen.findByText('za 14-11-2026');
  expect(screen.queryByRole('form')).toBeNull();
  expect(screen.queryByRole('button', { name: /Meer bij|Maken|Nieuw|toevoegen|overnemen/ })).toBeNull();
});

describe('the settings', () => {
  test('are kept when a field is left, without rows that are still empty', async () => {
    const { called } = await shown({ at: 'shift-settings' });
    await press('HAP toevoegen');
    await type('Naam van de praktijk', 'De Nieuwe Brug');
    await fireEvent.focusOut(screen.getByLabelText('Naam van de praktijk'));
    await screen.findByText('Opgeslagen');
    expect(called('SetSettings').at(-1)?.[0]).toMatchObject({
      practice: { name: 'De Nieuwe Brug' },
      posts: [{ name: 'HAP Leiden' }, { name: 'HAP Alphen' }],
    });
  });

  test('what is wrong is said at its own field, also behind an empty row', async () => {
    const { called } = await shown({ at: 'shift-settings' });
    await type('HAP 1', '');
    await type('HAP 2', '');
    const [first, second] = screen.getAllByLabelText<HTMLInputElement>('E-mail');
    await fireEvent.input(first as HTMLInputElement, { target: { value: '' } });
    await fireEvent.input(screen.getAllByLabelText('Telefoon')[1] as HTMLElement, { target: { value: '' } });
    await type('HAP 2', 'HAP Alphen');
    await fireEvent.input(second as HTMLInputElement, { target: { value: 'geen adres' } });
    await fireEvent.focusOut(second as HTMLInputElement);
    await waitFor(() => expect(second?.getAttribute('aria-invalid')).toBe('true'));
    expect(first?.getAttribute('aria-invalid')).toBeNull();
    expect(called('SetSettings').at(-1)?.[0]).toMatchObject({ posts: [{ name: 'HAP Alphen' }] });
    expect(screen.getByText(/Nog niet opgeslagen/)).toBeTruthy();
  });

  test('going elsewhere with something wrong says that it was not kept', async () => {
    const { portfolio } = await shown({ at: 'shift-settings' });
    await type('Norm per drie maanden', 'vijf');
    portfolio.go({ at: 'shifts' });
    await waitFor(() => expect(portfolio.setback?.message).toContain('niet bewaard'));
  });
});
