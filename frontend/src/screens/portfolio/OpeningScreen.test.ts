import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { fakeCore } from '../../dev/fake';
import { PASSWORD, type FakePortfolioGiven } from '../../dev/fake-portfolio';
import { CODE } from '../../dev/fake-rules';
import { Portfolio } from './portfolio.svelte';
import PortfolioScreen from './PortfolioScreen.svelte';

afterEach(cleanup);

async function shown(given: Omit<FakePortfolioGiven, 'answer'>) {
  const core = fakeCore({ portfolio: given });
  const portfolio = new Portfolio(core.portfolio);
  await portfolio.begin();
  render(PortfolioScreen, { portfolio, onplace: () => undefined });
  await screen.findByRole('heading', { level: 1 });
  return { core, portfolio };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });

async function give(user: string, password: string) {
  await type('Gebruikersnaam', user);
  await type('Wachtwoord van je portfolio in Aiosmap', password);
  await press('Portfolio openen');
}

describe('making a portfolio', () => {
  async function toCode() {
    await press('Portfolio maken');
    expect(await screen.findByText(/kwijt is portfolio kwijt/)).toBeTruthy();
    await press('Verder naar je wachtwoord');
    expect(await screen.findByText('Kies je instituut.')).toBeTruthy();
    await type('Je naam', 'Noor van den Berg');
    await fireEvent.change(await screen.findByLabelText('Je instituut'), { target: { value: 'leiden' } });
    await type('Je gebruikersnaam', 'BIG-39000000101');
    await press('Verder naar je wachtwoord');
    expect(await screen.findByText(/niet je Scorion-wachtwoord/)).toBeTruthy();
    await type('Wachtwoord', 'Huis(arts!0');
    expect((await screen.findByText('1 hoofdletter')).closest('li')?.textContent).toContain('voldaan');
    expect(screen.getByText('minstens 12 tekens').closest('li')?.textContent).toContain('nog niet');
    await press('Verder naar je herstelcode');
    expect(await screen.findByText(/voldoet nog niet aan alle eisen/)).toBeTruthy();
    await type('Wachtwoord', PASSWORD);
    await type('Nog een keer', PASSWORD);
    await waitFor(() =>
      expect(screen.getByText('minstens 12 tekens').closest('li')?.textContent).toContain('voldaan'),
    );
    await press('Verder naar je herstelcode');
    await button('Ik heb de code op papier');
  }

  test('from the first page to the open portfolio, with a code mistyped on the way', async () => {
    const { portfolio, core } = await shown({});
    await toCode();
    await press('Ik heb de code op papier');
    expect(screen.queryByText('7KQM')).toBeNull();
    await type('Herstelcode', '7KQM 3F9T');
    await press('Portfolio maken');
    expect((await screen.findAllByText(/8 van de 28 tekens/)).length).toBeGreaterThan(0);
    await type('Herstelcode', CODE.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'));
    await press('Portfolio maken');
    expect(await screen.findByText('Je portfolio is gemaakt')).toBeTruthy();
    expect(portfolio.frame?.name).toBe('Noor van den Berg');
    await press('Map kiezen');
    expect(await screen.findByText('E:\\Aiosmap reservekopieën')).toBeTruthy();
    await press('Naar mijn dossiers');
    expect(await screen.findByRole('heading', { name: 'Dossiers' })).toBeTruthy();
    expect(core.calls.map((c) => c.name)).toContain('PickSecondPlace');
  });

  test('the code stands on a sheet for the printer, with whose it is', async () => {
    await shown({});
    await toCode();
    const sheet = document.body.querySelector('.sheet');
    expect(sheet?.parentElement).toBe(document.body);
    expect(sheet?.textContent).toContain('Noor van den Berg');
    expect(sheet?.textContent).toContain('7KQM');
    cleanup();
    expect(document.body.querySelector('.sheet')).toBeNull();
  });

  test('broken off, the keys that were made are forgotten', async () => {
    const { core } = await shown({});
    await toCode();
    await press('Afbreken');
    expect(core.calls.at(-1)?.name).toBe('Opening.Cancel');
    expect(await screen.findByRole('heading', { name: 'Mijn portfolio' })).toBeTruthy();
  });

  test('a z-number explains whose password this is', async () => {
    await shown({});
    await press('Portfolio maken');
    await type('Je naam', 'Bo Smit');
    await fireEvent.change(await screen.findByLabelText('Je instituut'), { target: { value: 'nijmegen' } });
    await type('Je gebruikersnaam', 'z123456');
    await press('Verder naar je wachtwoord');
    expect(await screen.findByText(/kun je hier niet instellen,\s+aanvragen of wijzigen/)).toBeTruthy();
  });
});

describe('opening', () => {
  test('with user name and password', async () => {
    const { portfolio } = await shown({ file: 'ok' });
    await give('BIG-39000000101', PASSWORD);
    await waitFor(() => expect(portfolio.frame).toBeDefined());
    expect(await screen.findByRole('heading', { name: 'Dossiers' })).toBeTruthy();
  });

  test('wrong: how many tries are left, advice after two, and locked at three with the way out', async () => {
    const { portfolio } = await shown({ file: 'ok' });
    await give('BIG-39000000101', 'Verkeerd!123');
    expect((await screen.findByRole('alert')).textContent).toContain('nog 2 keer');
    await give('BIG-39000000101', 'Verkeerd!123');
    expect(await screen.findByText(/nog één keer proberen/)).toBeTruthy();
    expect(await button('Nieuw wachtwoord met je herstelcode')).toBeTruthy();
    await give('BIG-39000000101', 'Verkeerd!123');
    expect(await screen.findByText(/nu geblokkeerd/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Portfolio openen' })).toBeNull();
    await press('Nieuw wachtwoord met je herstelcode');
    await type('Herstelcode', CODE);
    await type('Nieuw wachtwoord', 'Praktijk&Rust26');
    await type('Nog een keer', 'Praktijk&Rust26');
    await waitFor(() => expect(screen.getByText('Aan alle eisen voldaan')).toBeTruthy());
    await press('Nieuw wachtwoord instellen en openen');
    await waitFor(() => expect(portfolio.frame).toBeDefined());
  });

  test('the login of the computer opens without a password', async () => {
    const { portfolio } = await shown({ file: 'ok', login: true });
    await press('Openen met je Windows-login');
    await waitFor(() => expect(portfolio.frame).toBeDefined());
  });

  test('several files of one user name: one is chosen', async () => {
    const { core } = await shown({ file: 'ok', several: true });
    await give('BIG-39000000101', PASSWORD);
    const older = await screen.findByLabelText(/1 maart 2026/);
    await fireEvent.click(older);
    await give2(PASSWORD);
    await waitFor(() =>
      expect(core.calls.filter((c) => c.name === 'Open').at(-1)?.args[2]).toBe('f'.repeat(32)),
    );
  });

  async function give2(password: string) {
    await type('Wachtwoord van je portfolio in Aiosmap', password);
    await press('Portfolio openen');
  }

  test('the password does not stay in the page after it was wrong', async () => {
    await shown({ file: 'ok' });
    await give('BIG-39000000101', 'Verkeerd!123');
    await screen.findByRole('alert');
    const field = screen.getByLabelText<HTMLInputElement>('Wachtwoord van je portfolio in Aiosmap');
    await waitFor(() => expect(field.value).toBe(''));
  });
});

describe('a file with something the matter', () => {
  test('damaged: the newest backup goes back with one press', async () => {
    const { core } = await shown({ file: 'damaged' });
    await give('BIG-39000000101', PASSWORD);
    expect(await screen.findByText('Er is iets met dit portfolio')).toBeTruthy();
    await press(/^Reservekopie van .* terugzetten$/);
    expect(await screen.findByText(/is teruggezet/)).toBeTruthy();
    const restored = core.calls.find((c) => c.name === 'Restore');
    expect(String(restored?.args[1])).toContain('2026-11-27T10:15:30Z');
  });

  test('an unfinished file can be taken', async () => {
    const { core } = await shown({ file: 'leftover' });
    await press('Bekijken wat je kunt doen');
    await press('Dit bestand gebruiken');
    await waitFor(() => expect(core.calls.map((c) => c.name)).toContain('UseLeftover'));
  });

  test.each(['busy', 'newer', 'denied'] as const)('%s: nothing is put back over it', async (file) => {
    await shown({ file });
    await press('Bekijken wat je kunt doen');
    await button('Opnieuw kijken');
    await screen.findByText('Er is iets met dit portfolio');
    expect(screen.queryByRole('button', { name: /Reservekopie van/ })).toBeNull();
  });
});

test('a portfolio from another computer that is here with other content: one chooses', async () => {
  const { core } = await shown({ moved: 'question' });
  await press('Portfolio van een andere computer halen');
  await press('Kopie kiezen');
  expect(await screen.findByText('Dit portfolio staat hier al')).toBeTruthy();
  await press('De kopie gebruiken');
  await waitFor(() => expect(core.calls.find((c) => c.name === 'AnswerMoved')?.args).toEqual([true]));
});

test('locked: the window asks the password alone, and shows nothing of the portfolio', async () => {
  const { portfolio } = await shown({ locked: true });
  expect(screen.getByText(/Je werk is bewaard/)).toBeTruthy();
  expect(document.body.textContent).not.toContain('BIG-');
  await type('Wachtwoord van je portfolio in Aiosmap', PASSWORD);
  await press('Verder werken');
  await waitFor(() => expect(portfolio.frame).toBeDefined());
});

test('both lost: the portfolio is laid aside and a new one begun under the same name', async () => {
  const { core } = await shown({ file: 'ok' });
  await type('Gebruikersnaam', 'BIG-39000000101');
  await press('Wachtwoord vergeten');
  await press('Mijn herstelcode is ook kwijt');
  await press('Opzij leggen en opnieuw beginnen');
  const name = await screen.findByLabelText<HTMLInputElement>('Je gebruikersnaam');
  expect(name.value).toBe('BIG-39000000101');
  expect(core.calls.map((c) => c.name)).toContain('SetAside');
});
