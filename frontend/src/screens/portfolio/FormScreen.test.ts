import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { fakeCore } from '../../dev/fake';
import type { FakePortfolioGiven } from '../../dev/fake-portfolio';
import type { FormValues } from '../../lib/api/portfolio-types';
import { Portfolio } from './portfolio.svelte';
import PortfolioScreen from './PortfolioScreen.svelte';

afterEach(cleanup);

async function shown(id: string, given: Omit<FakePortfolioGiven, 'answer'> = {}) {
  const core = fakeCore({ portfolio: { open: true, ...given } });
  const portfolio = new Portfolio(core.portfolio);
  await portfolio.begin();
  portfolio.place = { at: 'form', id };
  render(PortfolioScreen, { portfolio, onplace: () => undefined });
  await screen.findByRole('heading', { level: 1 });
  const kept = () =>
    core.calls.filter((c) => c.name === 'Dossiers.Autosave').map((c) => c.args[1] as FormValues);
  return { core, portfolio, kept };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });

async function newForm() {
  const found = await shown('f1');
  found.portfolio.go({ at: 'dossiers' });
  await press('Nieuw formulier');
  await fireEvent.click(await screen.findByRole('radio', { name: /^Reflectie/ }));
  await press('Formulier maken');
  await screen.findByRole('heading', { name: 'Reflectie zonder titel' });
  return found;
}

test('what is typed is kept by itself, and the screen says so', async () => {
  const { kept } = await shown('f1');
  await type('Titel', 'Nieuwe titel');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nieuwe titel');
  await waitFor(() => expect(kept().at(-1)?.titel).toBe('Nieuwe titel'));
  await waitFor(() => expect(screen.getByText(/^\s*Opgeslagen/)).toBeTruthy());
});

test('leaving a field saves at once, and leaving the form too', async () => {
  const { kept, portfolio } = await shown('f1');
  await type('Titel', 'Weg hiermee');
  portfolio.go({ at: 'dossiers' });
  await waitFor(() => expect(kept().at(-1)?.titel).toBe('Weg hiermee'));
});

test('a disk that is full is said until the words are saved', async () => {
  const { core } = await shown('f1');
  core.fail('Dossiers.Autosave', {
    code: 'portfolio-full',
    message: 'De schijf is vol.',
    hint: 'Maak ruimte.',
  });
  await type('Titel', 'Blijft staan');
  await fireEvent.blur(screen.getByLabelText('Titel'));
  expect((await screen.findByRole('alert')).textContent).toContain('De schijf is vol.');
  expect(screen.getByLabelText<HTMLInputElement>('Titel').value).toBe('Blijft staan');
  await press('Opnieuw proberen');
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

describe('closing', () => {
  test('what is missing is said at its field, the first one has the focus, the work is kept', async () => {
    const { portfolio } = await newForm();
    await type('Wat gebeurde er', 'Iets <b>met</b> & tekens');
    await press('Valideren en sluiten');
    expect(await screen.findByText('‘Titel’ is nog leeg. Vul het in om te sluiten.')).toBeTruthy();
    const title = screen.getByLabelText('Titel');
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(title.getAttribute('aria-describedby')).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Wat gebeurde er').value).toBe(
      'Iets <b>met</b> & tekens',
    );
    expect(portfolio.said).toContain('velden vragen nog iets');
    await type('Titel', 'Er is een titel');
    expect(screen.queryByText(/‘Titel’ is nog leeg/)).toBeNull();
  });

  test('a complete form closes, reads as text and opens again', async () => {
    const { core } = await shown('f1');
    await press('Valideren en sluiten');
    await button('Heropenen');
    expect(screen.queryByLabelText('Titel')).toBeNull();
    expect(screen.getByText('donderdag 12 november 2026')).toBeTruthy();
    await press('Heropenen');
    expect(await screen.findByLabelText('Titel')).toBeTruthy();
    expect(core.calls.map((c) => c.name)).toContain('Reopen');
  });

  test('tussentijds opslaan makes a version', async () => {
    const { core } = await shown('f1');
    await type('Titel', 'Derde versie');
    await press('Tussentijds opslaan');
    await button(/Geschiedenis \(3 versies\)/);
    expect(core.calls.filter((c) => c.name === 'Dossiers.Save').at(-1)?.args[1]).toMatchObject({
      titel: 'Derde versie',
    });
  });
});

test('a date is understood as it is typed, and else said when the field is left', async () => {
  const { kept } = await shown('f1');
  await type('Wanneer was het', '3 maart 2026');
  expect(await screen.findByText('dinsdag 3 maart 2026')).toBeTruthy();
  await fireEvent.blur(screen.getByLabelText('Wanneer was het'));
  await waitFor(() => expect(kept().at(-1)?.datum).toBe('2026-03-03'));
  await type('Wanneer was het', 'vorige week');
  expect(screen.queryByText(/Hier staat geen datum/)).toBeNull();
  await fireEvent.blur(screen.getByLabelText('Wanneer was het'));
  expect(await screen.findByText(/Hier staat geen datum/)).toBeTruthy();
  expect(kept().at(-1)?.datum).toBe('vorige week');
});

test('the calendar is walked by keyboard', async () => {
  const { kept } = await shown('f1');
  await press(/^Kalender/);
  const day = await screen.findByRole('button', { name: 'donderdag 12 november 2026' });
  await waitFor(() => expect(document.activeElement).toBe(day));
  await fireEvent.keyDown(day, { key: 'ArrowDown' });
  const next = await screen.findByRole('button', { name: 'donderdag 19 november 2026' });
  await waitFor(() => expect(document.activeElement).toBe(next));
  await fireEvent.click(next);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('Wanneer was het').value).toBe('19-11-2026');
  await waitFor(() => expect(kept().at(-1)?.datum).toBe('2026-11-19'));
});

test('a long text is looked at as it will read, and nothing in it is HTML', async () => {
  await shown('f1');
  await type('Wat neem je mee', '## Kop\n<img src=x onerror=alert(1)>');
  await press(/Bekijken.*Wat neem je mee/);
  expect(await screen.findByRole('heading', { name: 'Kop' })).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
  expect(screen.getByText(/<img src=x/)).toBeTruthy();
  await press(/Verder schrijven/);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Wat neem je mee')));
});

test('the history says in words what went and what came, and gives an old text back', async () => {
  const { kept } = await shown('f1');
  await press(/^Geschiedenis/);
  await screen.findByRole('heading', { name: 'Geschiedenis' });
  expect(document.querySelector('li del')?.textContent).toContain('weg: gesloten');
  expect(document.querySelector('li ins')?.textContent).toContain('nieuw: ');
  await press(/^Deze tekst terugzetten/);
  await waitFor(() => expect(kept().at(-1)?.situatie).toContain('gesloten vragen'));
  expect(await screen.findByLabelText('Titel')).toBeTruthy();
});

test('two versions beside each other: one goes on with either', async () => {
  const { kept } = await shown('f4');
  expect(await screen.findByText('Dit formulier is op twee plekken veranderd')).toBeTruthy();
  await press('Verder met deze tekst');
  await waitFor(() => expect(kept().at(-1)?.situatie).toContain('gesloten vragen'));
  await press('Tussentijds opslaan');
  await waitFor(() => expect(screen.queryByText('Dit formulier is op twee plekken veranderd')).toBeNull());
});

test('a removed form is put back', async () => {
  await shown('f1');
  await press(/^Meer/);
  await fireEvent.click(await screen.findByRole('menuitem', { name: /Verwijderen/ }));
  expect(await screen.findByText('‘Derde keer dezelfde klacht’ is verwijderd.')).toBeTruthy();
  const list = () => screen.queryByRole('button', { name: /^Derde keer/ });
  expect(list()).toBeNull();
  await press('Terugzetten');
  await waitFor(() => expect(list()).toBeTruthy());
});

test('on a read-only medium everything reads and nothing can be typed', async () => {
  await shown('f1', { readOnly: true });
  expect(await screen.findByText('Dit portfolio is nu alleen te lezen')).toBeTruthy();
  await screen.findByText('donderdag 12 november 2026');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('button', { name: /opslaan|sluiten|Heropenen|Meer/ })).toBeNull();
});

test('beside every long text stands that patients do not belong in it', async () => {
  await shown('f1');
  for (const label of ['Wat gebeurde er', 'Wat neem je mee']) {
    const field = await screen.findByLabelText(label);
    const box = field.closest<HTMLElement>('.one');
    expect(box && within(box).getByText('zonder patiëntgegevens')).toBeTruthy();
  }
});
