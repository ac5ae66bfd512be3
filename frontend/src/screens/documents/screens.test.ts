import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeCore } from '../../dev/fake';
import type { FakePortfolioGiven } from '../../dev/fake-portfolio';
import { OWN } from '../../dev/fake-verify';
import type { Place } from '../portfolio/place';
import { Portfolio } from '../portfolio/portfolio.svelte';
import PortfolioScreen from '../portfolio/PortfolioScreen.svelte';

// What draws a PDF needs a browser; the browser tests look at it.
vi.mock('../../lib/ui/PdfView.svelte', async () => await import('../../test-pdf.svelte'));

afterEach(cleanup);

async function shown(place: Place | undefined, given: Omit<FakePortfolioGiven, 'answer'> = { open: true }) {
  const core = fakeCore({ portfolio: given });
  const portfolio = new Portfolio(core.portfolio);
  await portfolio.begin();
  if (place) portfolio.place = place;
  render(PortfolioScreen, { portfolio, onplace: () => undefined });
  await screen.findByRole('heading', { level: 1 });
  const called = (name: string) => core.calls.filter((c) => c.name === name).map((c) => c.args);
  return { core, portfolio, called };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));
const item = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('menuitem', { name }));
/** The name of a document or folder in the list. */
const line = async (name: RegExp) =>
  (await screen.findByRole('rowheader', { name })).querySelector('button') as HTMLElement;
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const names = () =>
  screen
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('.word')?.textContent?.replace(/^Map\s+/, ''));

describe('Mijn documenten', () => {
  const top: Place = { at: 'documents', folder: '' };

  test('shows folders before documents, and sorts by every column', async () => {
    await shown(top);
    await line(/Opzet leerlijn/);
    expect(names().slice(0, 4)).toEqual([
      'Mijn rapportages',
      'Certificaten',
      'Scans',
      'Derde keer dezelfde klacht',
    ]);
    expect(names().slice(4)).toEqual([
      'aantekeningen.txt',
      'Opzet leerlijn dienstdoen.pdf',
      'presentatie.pptx',
      'whiteboard terugkomdag.svg',
    ]);
    await press('Grootte');
    expect(names()[4]).toBe('presentatie.pptx');
    expect(screen.getByRole('columnheader', { name: 'Grootte' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await press('Toegevoegd');
    expect(names()[4]).toBe('whiteboard terugkomdag.svg');
  });

  test('a document is removed by the keyboard and put back', async () => {
    const { called } = await shown(top);
    await fireEvent.keyDown(await line(/aantekeningen/), { key: 'Delete' });
    expect(await screen.findByText('‘aantekeningen.txt’ is verwijderd.')).toBeTruthy();
    expect(screen.queryByRole('rowheader', { name: /aantekeningen/ })).toBeNull();
    await press('Terugzetten');
    await line(/aantekeningen/);
    expect(called('Documents.Unremove')).toEqual([[['x7']]]);
  });

  test('arrows walk through the names, F2 names anew', async () => {
    const { called } = await shown(top);
    const first = await line(/aantekeningen/);
    first.focus();
    await fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toContain('Opzet leerlijn');
    await fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'F2' });
    await type('Naam', 'presentatie.pptx');
    await press('Naam wijzigen');
    expect(await screen.findByText(/al een document/)).toBeTruthy();
    await type('Naam', 'Leerlijn.pdf');
    await press('Naam wijzigen');
    await waitFor(() => expect(names()).toContain('Leerlijn.pdf'));
    expect(called('Documents.Rename').at(-1)).toEqual(['x5', 'Leerlijn.pdf']);
  });

  test('a document moves to a folder, never into that of a form', async () => {
    const { called } = await shown(top);
    await press(/^Meer bij Opzet/);
    await item('Verplaatsen');
    const to = await screen.findByLabelText<HTMLSelectElement>('Naar');
    expect(Array.from(to.options, (o) => o.text)).toEqual([
      'Mijn documenten',
      'Mijn rapportages',
      'Certificaten',
      'Scans',
      'Scans › 2026',
    ]);
    await fireEvent.change(to, { target: { value: 'm3' } });
    await press('Verplaatsen');
    await waitFor(() => expect(called('Documents.Move')).toEqual([[['x5'], 'm3']]));
    await waitFor(() => expect(names()).not.toContain('Opzet leerlijn dienstdoen.pdf'));
  });

  test('a folder is made, and only an empty one can be removed', async () => {
    const { called } = await shown(top);
    await press('Nieuwe map');
    await type('Naam', 'Verslagen');
    await press('Map maken');
    await press('Meer bij Verslagen');
    await item('Verwijderen');
    await waitFor(() => expect(called('RemoveFolder')).toHaveLength(1));
    await press('Meer bij Certificaten');
    const full = await screen.findByRole('menuitem', { name: /Alleen een lege map/ });
    await fireEvent.click(full);
    expect(called('RemoveFolder')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Meer bij Mijn rapportages' })).toBeNull();
  });

  test('what falls on the page goes into the folder that is shown', async () => {
    const { portfolio, called } = await shown({ at: 'documents', folder: 'm1' });
    await screen.findByRole('heading', { name: 'Certificaten' });
    expect(portfolio.drops.taker?.words).toBe('Laat los om toe te voegen aan ‘Certificaten’');
    portfolio.drops.taker?.paths(['C:\\scans\\diploma.pdf']);
    await line(/diploma\.pdf/);
    expect(called('AddPaths')).toEqual([
      [['C:\\scans\\diploma.pdf'], { folder: 'm1', form: '', as: 'own', of: '' }],
    ]);
  });

  test('in a form’s folder they become attachments', async () => {
    const { portfolio, called } = await shown({ at: 'documents', folder: 'mf1' });
    await screen.findByText('Bijlagen bij een formulier.');
    await press('Bestanden toevoegen');
    await waitFor(() =>
      expect(called('AddPick')[0]).toEqual([{ folder: 'mf1', form: 'f1', as: 'own', of: '' }]),
    );
    await press('Naar het formulier');
    expect(portfolio.place).toEqual({ at: 'form', id: 'f1' });
  });

  test('on a read-only medium nothing is offered that changes', async () => {
    const { portfolio } = await shown(top, { open: true, readOnly: true });
    await line(/Opzet leerlijn/);
    expect(screen.queryByRole('button', { name: /toevoegen|Nieuwe map/ })).toBeNull();
    expect(portfolio.drops.taker).toBeUndefined();
    await press(/^Meer bij Opzet/);
    expect(screen.getAllByRole('menuitem').map((i) => i.textContent?.trim().split(' ')[0])).toEqual([
      'Openen',
      'Opslaan',
    ]);
  });

  test('a report that holds something withdrawn says so', async () => {
    await shown({ at: 'documents', folder: 'rapportages' });
    const old = await line(/2026-09-02/);
    expect(old.textContent).toContain('er staat iets op dat is ingetrokken');
    expect((await line(/Scorion\.pdf/)).textContent).toContain('uit Scorion, bewaard op 3 maart 2026');
    expect((await line(/Getekend exemplaar/)).textContent).toContain('getekend exemplaar van');
  });
});

describe('one document', () => {
  test('a text reads, another kind is opened elsewhere', async () => {
    const { portfolio, called } = await shown({ at: 'document', id: 'x7' });
    expect(await screen.findByText(/cursus reanimatie/)).toBeTruthy();
    portfolio.go({ at: 'document', id: 'x8' });
    expect(await screen.findByText('Dit soort bestand is hier niet te tonen')).toBeTruthy();
    await press('Openen in ander programma');
    await waitFor(() => expect(called('Documents.Open')).toEqual([['x8']]));
  });

  test('removed, one stands in its folder and can put it back', async () => {
    const { portfolio } = await shown({ at: 'document', id: 'x9' });
    await press('Meer');
    await item(/Verwijderen/);
    await waitFor(() => expect(portfolio.place).toEqual({ at: 'documents', folder: 'm1' }));
    await press('Terugzetten');
    await line(/certificaat reanimatie/);
  });
});

describe('attachments', () => {
  test('hang on the form, and go and come back', async () => {
    const { portfolio, called } = await shown({ at: 'form', id: 'f1' });
    const part = (await screen.findByRole('heading', { name: 'Bijlagen' })).closest('section') as HTMLElement;
    await within(part).findByText('feedback opleider.pdf');
    portfolio.drops.taker?.files([new File(['x'], 'verslag.pdf')]);
    await within(part).findByText('verslag.pdf');
    expect(called('Documents.Begin')[0]?.[2]).toEqual({ folder: '', form: 'f1', as: 'own', of: '' });
    await press('Meer bij feedback opleider.pdf');
    await item(/Verwijderen/);
    await waitFor(() => expect(within(part).queryByText('feedback opleider.pdf')).toBeNull());
    await press('Terugzetten');
    await within(part).findByText('feedback opleider.pdf');
  });

  test('a closed form takes none', async () => {
    const { portfolio } = await shown({ at: 'form', id: 'f1' });
    await press('Valideren en sluiten');
    await button('Heropenen');
    expect(screen.queryByRole('button', { name: 'Bijlage toevoegen' })).toBeNull();
    expect(await screen.findByText('feedback opleider.pdf')).toBeTruthy();
    expect(portfolio.drops.taker).toBeUndefined();
  });
});

describe('PDF nakijken', () => {
  const drop = async (portfolio: Portfolio, name: string) => {
    portfolio.drops.taker?.files([new File(['%PDF-1.7'], name)]);
  };

  test('whole and own, with what is signed', async () => {
    const { portfolio } = await shown({ at: 'verify' });
    await drop(portfolio, 'eigen.pdf');
    expect(await screen.findByText(/Jij hebt het ondertekend/)).toBeTruthy();
    expect(screen.getByText('HAP-2026-7K4M-Q2XD')).toBeTruthy();
    expect(screen.getByText(/identiteit niet gecontroleerd/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Vingerafdruk van je portfolio').value).toBe(OWN);
  });

  test('a document of one’s own is looked at from its own page', async () => {
    const { called } = await shown({ at: 'document', id: 'x5' });
    await press('Meer');
    await item('PDF nakijken');
    expect(await screen.findByText(/Jij hebt het ondertekend/)).toBeTruthy();
    expect(called('VerifyDocument')).toEqual([['x5']]);
  });

  test.each([
    ['veranderd.pdf', /veranderd nadat het was gemaakt/],
    ['los.pdf', /zonder portfolio gemaakt/],
    ['vreemd.pdf', /geen document van Aiosmap/],
    ['kapot.pdf', /beschadigd, of het is geen PDF/],
  ])('%s shows its verdict and no facts', async (name, words) => {
    const { portfolio } = await shown({ at: 'verify' });
    await drop(portfolio, name);
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryByText('Wat ondertekend is')).toBeNull();
  });

  test('an unknown signer becomes known only after the groups were compared', async () => {
    const { portfolio, called } = await shown({ at: 'verify' });
    await drop(portfolio, 'onbekend.pdf');
    await press('Deze ondertekenaar leren kennen');
    expect(called('AddKnown')).toEqual([]);
    await press('Ze kloppen alle acht');
    expect(await screen.findByText(/De ondertekenaar is bekend: je bewaarde/)).toBeTruthy();
    expect(await screen.findByText(/bekende ondertekenaar, bewaard op/)).toBeTruthy();
    await press(/^Vingerafdruk B83D.* verwijderen$/);
    await waitFor(() => expect(called('RemoveKnown')).toHaveLength(1));
    expect(await screen.findByText(/De ondertekenaar is onbekend/)).toBeTruthy();
  });

  test('a fingerprint that is none is said at its field', async () => {
    await shown({ at: 'verify' });
    await press('Vingerafdruk bewaren');
    expect(await screen.findByText(/acht groepen van vier tekens\./)).toBeTruthy();
    await type('Vingerafdruk toevoegen', 'zomaar iets');
    await press('Vingerafdruk bewaren');
    expect(await screen.findByText(/Dit is geen vingerafdruk/)).toBeTruthy();
  });

  test('a file that can be no such document is not read', async () => {
    const { portfolio, called } = await shown({ at: 'verify' });
    const film = new File(['x'], 'film.mp4');
    Object.defineProperty(film, 'size', { value: 900 << 20 });
    portfolio.drops.taker?.files([film]);
    expect(await screen.findByText(/te groot voor een document/)).toBeTruthy();
    expect(called('VerifyContent')).toEqual([]);
  });

  test('needs no portfolio, and knows none of its own then', async () => {
    const { portfolio } = await shown(undefined, {});
    await press('PDF nakijken');
    await screen.findByText('Sleep een PDF hierheen');
    await drop(portfolio, 'onbekend.pdf');
    expect(await screen.findByText(/De ondertekenaar is onbekend/)).toBeTruthy();
    expect(screen.queryByText('Jouw vingerafdruk')).toBeNull();
    await press('Mijn portfolio');
    await button('Portfolio maken');
    expect(portfolio.drops.taker).toBeUndefined();
  });
});

describe('a declaration without a portfolio', () => {
  const combo = async (name: string, value: string) =>
    fireEvent.input((await screen.findAllByRole('combobox', { name })).at(-1) as HTMLElement, {
      target: { value },
    });

  test('what is missing is said at its field; filled in it is previewed, saved and opened', async () => {
    const { portfolio, called } = await shown(undefined, {});
    await press('Verklaring invullen en afdrukken');
    expect(await screen.findByText(/Er wordt niets bewaard/)).toBeTruthy();
    await press('Voorbeeld bekijken');
    expect(await screen.findByText('Vul je naam in.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Je naam')));
    await type('Je naam', 'Noor van den Berg');
    expect(screen.queryByText('Vul je naam in.')).toBeNull();
    await type('BIG-nummer', '39000000101');
    await combo('Rol', 'telefoonarts');
    await type('Datum', '14-11-2026');
    await type('Opleider', 'Eefje van der Veen');
    await press('Voorbeeld bekijken');
    await screen.findByRole('heading', { name: 'Voorbeeld van je verklaring' });
    await press(/Openen om af te drukken/);
    await waitFor(() => expect(called('LooseOpen')).toHaveLength(1));
    await press(/PDF opslaan/);
    expect(await screen.findByText(/^Opgeslagen: /)).toBeTruthy();
    expect(called('LooseSave')[0]?.[0]).toMatchObject({
      name: 'Noor van den Berg',
      declarations: [{ role: 'telefoonarts', date: '2026-11-14', capacity: 'opleider' }],
    });
    await press('Verder invullen');
    expect((await screen.findByLabelText<HTMLInputElement>('Je naam')).value).toBe('Noor van den Berg');
    expect(portfolio.core).toBeDefined();
  });

  test('a second role begins with the same opleider, and what was typed outlives a look elsewhere', async () => {
    const { portfolio } = await shown(undefined, {});
    await press('Verklaring invullen en afdrukken');
    await type('Opleider', 'Bo Óskarsdóttir');
    await press('Nog een rol');
    const trainers = await screen.findAllByLabelText<HTMLInputElement>('Opleider');
    expect(trainers.map((t) => t.value)).toEqual(['Bo Óskarsdóttir', 'Bo Óskarsdóttir']);
    await press('Mijn portfolio');
    await press('Verklaring invullen en afdrukken');
    expect(await screen.findAllByLabelText('Opleider')).toHaveLength(2);
    await press('Bekwaamheidsverklaring 2 verwijderen');
    expect(await screen.findAllByLabelText('Opleider')).toHaveLength(1);
    await press('Alles leegmaken');
    const all = await screen.findAllByRole('button', { name: 'Alles leegmaken' });
    await fireEvent.click(all.at(-1) as HTMLElement);
    await waitFor(() => expect(portfolio.loose.form?.declarations[0]?.trainer).toBe(''));
  });
});

describe('klaar om te versturen', () => {
  test('a mail is changed, kept and marked as sent', async () => {
    const { called, portfolio } = await shown({ at: 'post' });
    await press(/^Bekwaamheidsverklaring diensten/);
    const dialog = await screen.findByRole('dialog', { name: 'Mail aan de HAP' });
    await type('Aan', 'geen adres');
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Bewaren' }));
    expect(await screen.findByText(/Dit is geen e-mailadres/)).toBeTruthy();
    await type('Aan', 'rooster@hap-alphen.test');
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Bestand opslaan en tonen' }));
    expect(await screen.findByText(/^Opgeslagen: /)).toBeTruthy();
    expect(called('Put').at(-1)?.[0]).toMatchObject({ id: 'l1', to: 'rooster@hap-alphen.test' });
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Ik heb hem verzonden' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(called('Sent')).toEqual([['l1', true]]);
    expect(portfolio.said).toBe('De mail staat als verzonden.');
    expect(await screen.findByText('Er staat niets klaar.')).toBeTruthy();
  });

  test('a removed mail is put back', async () => {
    await shown({ at: 'post' });
    await press(/^Meer bij Bekwaamheidsverklaring/);
    await item(/Verwijderen/);
    expect(await screen.findByText('Er staat niets klaar.')).toBeTruthy();
    await press('Terugzetten');
    await button(/^Bekwaamheidsverklaring diensten/);
  });

  test('for a report a mail is drawn up, with the signed copy', async () => {
    const { called } = await shown({ at: 'documents', folder: 'rapportages' });
    await press(/^Meer bij .*2026-11-21/);
    await item('Mail klaarzetten');
    const dialog = await screen.findByRole('dialog', { name: 'Mail aan de HAP' });
    expect(await within(dialog).findByText('Getekend exemplaar 2026-11-23.pdf')).toBeTruthy();
    await fireEvent.click(within(dialog).getByRole('button', { name: /^(Klaarzetten|Bewaren)$/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(called('Put')).toHaveLength(1);
  });
});
