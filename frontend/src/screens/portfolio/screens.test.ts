import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { fakeCore } from '../../dev/fake';
import { PASSWORD, type FakePortfolioGiven } from '../../dev/fake-portfolio';
import { CODE } from '../../dev/fake-rules';
import type { Place } from './place';
import { Portfolio } from './portfolio.svelte';
import PortfolioScreen from './PortfolioScreen.svelte';

afterEach(cleanup);

async function shown(place: Place, given: Omit<FakePortfolioGiven, 'answer'> = {}) {
  const core = fakeCore({ portfolio: { open: true, ...given } });
  const portfolio = new Portfolio(core.portfolio);
  await portfolio.begin();
  portfolio.place = place;
  render(PortfolioScreen, { portfolio, onplace: () => undefined });
  await screen.findByRole('heading', { level: 1 });
  const called = (name: string) => core.calls.filter((c) => c.name === name).map((c) => c.args);
  return { core, portfolio, called };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));
const item = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('menuitem', { name }));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });

describe('dossiers', () => {
  const order = () => screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent);

  test('show their forms, each with its state in a word', async () => {
    await shown({ at: 'dossiers' });
    const row = await button(/Visite in de avond/);
    expect(row.textContent).toContain('gesloten');
    expect((await button(/^Oogspiegelen/)).textContent).toContain('concept');
    expect((await button(/Eerste dienst/)).textContent).toContain('twee versies');
  });

  test('are made, named and closed', async () => {
    await shown({ at: 'dossiers' });
    await press('Nieuw dossier');
    await press('Dossier maken');
    expect(await screen.findByText('Vul een naam in.')).toBeTruthy();
    await type('Naam', 'Stage <GGZ> & meer');
    await press('Dossier maken');
    expect(await screen.findByRole('heading', { name: 'Stage <GGZ> & meer' })).toBeTruthy();
    await press('Meer bij Stage <GGZ> & meer');
    await item('Naam wijzigen');
    await type('Naam', 'Stage GGZ');
    await press('Naam wijzigen');
    await screen.findByRole('heading', { name: 'Stage GGZ' });
    await press('Meer bij Stage GGZ');
    await item(/Dossier sluiten/);
    expect(await screen.findByText('Gesloten dossiers (2)')).toBeTruthy();
  });

  test('a name that is refused is said in the dialog', async () => {
    const { core } = await shown({ at: 'dossiers' });
    await press('Nieuw dossier');
    await type('Naam', 'Reflecties');
    core.fail('CreateDossier', {
      code: 'dossier-name',
      message: 'Die naam is er al.',
      hint: 'Kies een andere.',
    });
    await press('Dossier maken');
    expect(await screen.findByText('Die naam is er al. Kies een andere.')).toBeTruthy();
  });

  test('are ordered by keyboard', async () => {
    const { called } = await shown({ at: 'dossiers' });
    await press('Volgorde');
    const down = await button('Leerdoelen omlaag');
    down.focus();
    await fireEvent.keyDown(down, { key: 'ArrowDown', altKey: true });
    expect(await screen.findByText(/Leerdoelen staat nu op plaats 2/)).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Leerdoelen omlaag'));
    await press('Volgorde bewaren');
    await waitFor(() => expect(called('OrderDossiers')).toHaveLength(1));
    await waitFor(() => expect(order().slice(0, 2)).toEqual(['Reflecties', 'Leerdoelen']));
  });

  test('a new form lies where its kind lay last, until another dossier is chosen', async () => {
    const { called } = await shown({ at: 'dossiers' });
    await press('Nieuw formulier');
    const into = await screen.findByLabelText<HTMLSelectElement>('In dossier');
    expect(into.value).toBe('d2');
    await fireEvent.click(screen.getByRole('radio', { name: /^Leerdoel/ }));
    expect(into.value).toBe('d1');
    await fireEvent.change(into, { target: { value: 'd3' } });
    await fireEvent.click(screen.getByRole('radio', { name: /^Vrij document/ }));
    await press('Formulier maken');
    await waitFor(() => expect(called('CreateForm')).toEqual([['d3', 'vrij-document']]));
  });

  test('one of the program itself keeps its name', async () => {
    await shown({ at: 'dossiers' });
    await press('Meer bij Reflecties');
    expect(screen.queryByRole('menuitem', { name: 'Naam wijzigen' })).toBeNull();
  });
});

describe('search', () => {
  test('finds with the words marked, and says how many', async () => {
    const { portfolio } = await shown({ at: 'search' });
    await type('Zoeken in je portfolio', 'klacht');
    expect(await screen.findByText('3 formulieren gevonden')).toBeTruthy();
    expect(document.querySelector('mark')?.textContent).toBe('klacht');
    await press(/^Derde keer/);
    expect(portfolio.place).toEqual({ at: 'form', id: 'f1' });
  });

  test('nothing found has a next step', async () => {
    await shown({ at: 'search' });
    await type('Zoeken in je portfolio', 'xylofoon');
    expect(await screen.findByText(/Probeer een ander woord/)).toBeTruthy();
  });
});

describe('the Kladblok', () => {
  test('on a new page one writes at once', async () => {
    await shown({ at: 'scratch', id: 'p1' });
    await press('Nieuwe bladzijde');
    await waitFor(() => {
      const text = screen.getByLabelText<HTMLTextAreaElement>('Tekst van deze bladzijde');
      expect(text.value).toBe('');
      expect(document.activeElement).toBe(text);
    });
  });

  test('a page is kept while it is typed', async () => {
    const { called } = await shown({ at: 'scratch', id: 'p1' });
    await type('Tekst van deze bladzijde', 'Alleen voor mij');
    await waitFor(() => expect(called('Scratch.Autosave')).toEqual([['p1', 'Alleen voor mij']]));
    expect(await button(/^Alleen voor mij/)).toBeTruthy();
  });

  test('a removed page is put back', async () => {
    await shown({ at: 'scratch', id: 'p1' });
    await screen.findByLabelText('Tekst van deze bladzijde');
    await press('Bladzijde verwijderen');
    expect(await screen.findByText(/De bladzijde ‘Vragen voor donderdag’ is verwijderd/)).toBeTruthy();
    await press('Terugzetten');
    expect(await button(/^Vragen voor donderdag/)).toBeTruthy();
  });

  test('goes into an export only when that is asked for twice', async () => {
    const { called } = await shown({ at: 'account', page: 'export' });
    await press('Export opslaan');
    expect(await screen.findByText(/is opgeslagen/)).toBeTruthy();
    expect(called('Portfolio.Export')).toEqual([[false]]);
    await fireEvent.click(await screen.findByLabelText('Ook het Kladblok in je portfolio'));
    await press('Export opslaan');
    await screen.findByText('Het Kladblok meenemen');
    expect(called('Portfolio.Export')).toHaveLength(1);
    await press('Exporteren met Kladblok');
    await waitFor(() => expect(called('Portfolio.Export').at(-1)).toEqual([true]));
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Ook het Kladblok in je portfolio').checked).toBe(false),
    );
  });
});

describe('the pages under the account icon', () => {
  test('a wrong password now is said, the right one changes it', async () => {
    const { called } = await shown({ at: 'account', page: 'password' });
    await type('Wachtwoord nu', 'Verkeerd!123');
    await type('Nieuw wachtwoord', 'Praktijk&Rust26');
    await type('Nog een keer', 'Praktijk&Rust26');
    await screen.findByText('Aan alle eisen voldaan');
    await press('Wachtwoord wijzigen');
    expect((await screen.findByRole('alert')).textContent).toContain('klopt niet');
    await type('Wachtwoord nu', PASSWORD);
    await press('Wachtwoord wijzigen');
    expect(await screen.findByText(/geldt vanaf nu/)).toBeTruthy();
    expect(called('SetPassword').at(-1)).toEqual([PASSWORD, 'Praktijk&Rust26']);
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Wachtwoord nu').value).toBe(''));
  });

  test('new keys hold only when the new code was typed back, and are forgotten when one goes away', async () => {
    const { called, portfolio } = await shown({ at: 'account', page: 'keys' });
    await type('Je wachtwoord in Aiosmap', PASSWORD);
    await press('Verder naar de nieuwe herstelcode');
    await press('Ik heb de code op papier');
    await type('Herstelcode', CODE);
    const both = await screen.findAllByRole('button', { name: 'Sleutels vernieuwen' });
    await fireEvent.click(both.at(-1) as HTMLElement);
    expect(await screen.findByText(/opnieuw afgesloten/)).toBeTruthy();
    expect(called('ConfirmRekey')).toEqual([[CODE]]);
    await type('Je wachtwoord in Aiosmap', PASSWORD);
    await press('Verder naar de nieuwe herstelcode');
    await button('Ik heb de code op papier');
    portfolio.go({ at: 'account', page: 'general' });
    await waitFor(() => expect(called('Account.Cancel')).toHaveLength(1));
  });

  test('a backup goes back only after it was asked', async () => {
    const { called, portfolio } = await shown({ at: 'account', page: 'backups' });
    await press(/^Terugzetten van 20 november 2026/);
    expect(called('RestoreOpen')).toEqual([]);
    await press('Terugzetten');
    await waitFor(() => expect(String(called('RestoreOpen')[0]?.[0])).toContain('2026-11-20'));
    await waitFor(() => expect(portfolio.place).toEqual({ at: 'dossiers' }));
  });

  test('wiping for good needs the word', async () => {
    const { called } = await shown({ at: 'account', page: 'tidy' });
    await fireEvent.click(await screen.findByRole('checkbox', { name: /Oud plan/ }));
    await press('1 stuk voorgoed wissen');
    await press('1 stuk wissen');
    expect(await screen.findByText('Typ het woord ‘wissen’ om door te gaan.')).toBeTruthy();
    expect(called('Purge')).toEqual([]);
    await type('Dit kun je niet terugdraaien. Typ wissen om door te gaan.', 'Wissen');
    await press('1 stuk wissen');
    await waitFor(() => expect(called('Purge')).toEqual([[['f5']]]));
    expect(await screen.findByText(/In oude reservekopieën staat het nog/)).toBeTruthy();
  });

  test('what was removed is put back', async () => {
    const { called } = await shown({ at: 'account', page: 'tidy' });
    await press('‘Oud plan’ terugzetten');
    await waitFor(() => expect(called('Dossiers.Unremove')).toEqual([['f5']]));
    expect(await screen.findByText('‘Oud plan’ is teruggezet.')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: /Oud plan/ })).toBeNull());
  });

  test('the login of the computer is turned on, and a refusal turns the tick back', async () => {
    const { core, called } = await shown({ at: 'account', page: 'lock' });
    const tick = await screen.findByLabelText<HTMLInputElement>('Openen met mijn Windows-login');
    core.fail('UseLogin', { code: 'keystore', message: 'De sleutel kon niet bewaard worden.', hint: '' });
    await fireEvent.click(tick);
    await waitFor(() => expect(tick.checked).toBe(false));
    await fireEvent.click(tick);
    await waitFor(() => expect(called('UseLogin')).toHaveLength(2));
    expect(tick.checked).toBe(true);
  });

  test('without a key store it is explained in place of the tick', async () => {
    await shown({ at: 'account', page: 'lock' }, { keyless: true });
    expect(await screen.findByText(/geen plek waar de sleutel veilig ligt/)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  test('the e-mail address is kept, and what is wrong with it is said at the field', async () => {
    const { called } = await shown({ at: 'account', page: 'general' });
    await type('Je e-mailadres', 'noor@');
    await press('Gegevens bewaren');
    expect(await screen.findByText(/Dit is geen e-mailadres/)).toBeTruthy();
    await type('Je e-mailadres', 'noor@elders.test');
    await press('Gegevens bewaren');
    await waitFor(() => expect(called('SetProfile').at(-1)?.[2]).toBe('noor@elders.test'));
    expect(called('SetUserName')).toEqual([]);
  });
});
