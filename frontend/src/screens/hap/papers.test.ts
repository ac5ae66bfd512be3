import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { button, item, press, shown, type } from './shown';

afterEach(cleanup);

const dialog = () => within(screen.getByRole('dialog'));

describe('a form that is made definitief', () => {
  test('asks first, and then nothing in it can be changed', async () => {
    const { called } = await shown({ at: 'form', id: 'dec4' });
    await type('Datum', '21-11-2026');
    await type('Opleider', 'Eefje van der Veen');
    await fireEvent.change(await screen.findByLabelText('Hoedanigheid'), { target: { value: 'opleider' } });
    await press('Definitief maken');
    expect(called('CloseForm')).toEqual([]);
    await fireEvent.click(dialog().getByRole('button', { name: 'Definitief maken' }));
    expect(await screen.findByText('Te tekenen met de pen')).toBeTruthy();
    expect(screen.getByText('definitief')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Heropenen' })).toBeNull();
  });

  test('what is still empty is said at its field, and the form stays a concept', async () => {
    await shown({ at: 'form', id: 'dec4' });
    await press('Definitief maken');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByText('‘Opleider’ is nog leeg. Vul het in om te sluiten.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Datum')));
  });

  test('the opleider confirms: the sentence stands there before and after, a wrong number is told', async () => {
    const literal = /bevestigd op de computer van de aios, identiteit niet gecontroleerd/i;
    const { called } = await shown({ at: 'form', id: 'dec4' });
    await type('Datum', '21-11-2026');
    await type('Opleider', 'Eefje van der Veen');
    await fireEvent.change(await screen.findByLabelText('Hoedanigheid'), { target: { value: 'opleider' } });
    await press('Opleider bevestigt op deze computer');
    expect(dialog().getByText(literal)).toBeTruthy();
    await fireEvent.click(dialog().getByRole('button', { name: /^Bevestigen/ }));
    expect(dialog().getByText('Vul het BIG-nummer in van wie bevestigt.')).toBeTruthy();
    expect(called('Confirm')).toEqual([]);
    await type('BIG-nummer', '6900000020');
    await fireEvent.click(dialog().getByRole('button', { name: /^Bevestigen/ }));
    expect(await screen.findByText('Een BIG-nummer heeft 11 cijfers. Kijk het na.')).toBeTruthy();
    await type('BIG-nummer', '69000000201');
    await fireEvent.click(dialog().getByRole('button', { name: /^Bevestigen/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText(literal)).toBeTruthy();
    expect(called('Confirm').at(-1)?.slice(2)).toEqual(['Eefje van der Veen', '69000000201']);
  });

  test('a number that is worth a look is told before anything is definitief', async () => {
    const { called } = await shown({ at: 'form', id: 'dec4' });
    await type('Datum', '21-11-2026');
    await type('Opleider', 'Eefje van der Veen');
    await fireEvent.change(await screen.findByLabelText('Hoedanigheid'), { target: { value: 'opleider' } });
    await press('Opleider bevestigt op deze computer');
    await type('BIG-nummer', '69000000216');
    await fireEvent.click(dialog().getByRole('button', { name: /^Bevestigen/ }));
    expect(await dialog().findByText('Dit is geen nummer van een arts.')).toBeTruthy();
    expect(called('Confirm')).toEqual([]);
    await fireEvent.click(dialog().getByRole('button', { name: /^Bevestigen/ }));
    await waitFor(() => expect(called('Confirm')).toHaveLength(1));
  });

  test('is withdrawn with a reason only, and then says so everywhere', async () => {
    const { called, portfolio } = await shown({ at: 'form', id: 'dec1' });
    await press('Intrekken');
    await press('Voorgoed intrekken');
    expect(await screen.findByText(/^Vul de reden in/)).toBeTruthy();
    expect(called('Withdraw')).toEqual([]);
    await type('Reden', 'Verkeerde rol.');
    await press('Voorgoed intrekken');
    expect(await screen.findByText(/^Ingetrokken op/)).toBeTruthy();
    expect(screen.getByText('Reden: Verkeerde rol.')).toBeTruthy();
    expect(screen.getByText('ingetrokken')).toBeTruthy();
    await press(/^Geschiedenis/);
    await screen.findByRole('heading', { name: 'Geschiedenis' });
    expect(screen.getByText('definitief')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /terugzetten/ })).toBeNull();
    portfolio.go({ at: 'dossiers' });
    await screen.findByRole('heading', { name: 'Dossiers' });
    expect((await button(/^telefoonarts, 02-05-2026/)).textContent).toContain('ingetrokken');
    portfolio.go({ at: 'form', id: 'dec1' });
    await press('Nieuwe maken met deze gegevens');
    await waitFor(() => expect(called('Begin').at(-1)?.[1]).not.toHaveProperty('bevestigd-naam'));
    expect(called('Begin').at(-1)?.[1]).toMatchObject({ rol: 'telefoonarts', hap: 'HAP Leiden' });
  });

  test('its fields are ready to copy, and it is marked as standing in Scorion', async () => {
    const { called } = await shown({ at: 'form', id: 'dec2' });
    await fireEvent.click(await screen.findByText('Overnemen in Scorion'));
    expect((await screen.findByLabelText<HTMLInputElement>('Rol')).value).toBe('consultarts');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Alles bij elkaar').value).toContain('HAP: HAP Leiden');
    await press('staat in Scorion');
    await waitFor(() => expect(called('SetScorion')).toEqual([['dec2', 'done']]));
    await waitFor(async () =>
      expect((await button('staat in Scorion')).getAttribute('aria-pressed')).toBe('true'),
    );
  });
});

describe('the document for the HAP', () => {
  test('the printer makes it after Ok, then it can be opened, saved, printed and mailed', async () => {
    const { called } = await shown({ at: 'declarations' });
    await press('PDF maken');
    expect(called('Issue')).toEqual([]);
    await press('Ok');
    expect(await dialog().findByText(/^Nummer HAP-2026/)).toBeTruthy();
    for (const name of ['Bekijken', 'Opslaan als', 'Mailen', 'Naar Mijn rapportages']) {
      expect(dialog().getByRole('button', { name })).toBeTruthy();
    }
    await fireEvent.click(dialog().getByRole('button', { name: 'Afdrukken' }));
    expect(await dialog().findByText(/staat open in het PDF-programma/)).toBeTruthy();
    await press('Klaar');
    await press('PDF maken');
    expect(await dialog().findByText(/Dit document is er al/)).toBeTruthy();
    await press('Ok');
    expect(await dialog().findByText(/het is dezelfde PDF/)).toBeTruthy();
  });

  test('a refusal is told in the dialog, and it can be tried again', async () => {
    const { core } = await shown({ at: 'declarations' });
    await press('PDF maken');
    core.fail('Issue', { code: 'portfolio-full', message: 'De schijf is vol.', hint: 'Maak ruimte.' });
    await press('Ok');
    expect(await dialog().findByText('De schijf is vol.')).toBeTruthy();
    await press('Ok');
    expect(await dialog().findByText(/^Nummer HAP-2026/)).toBeTruthy();
  });

  test('one is left off, and the last one stays', async () => {
    const { called } = await shown({ at: 'declarations' });
    await fireEvent.click(await screen.findByRole('checkbox', { name: /consultarts/ }));
    await waitFor(() => expect(called('Preview').at(-1)).toEqual([['dec1']]));
    const last = await screen.findByRole<HTMLInputElement>('checkbox', { name: /telefoonarts/ });
    await fireEvent.click(last);
    await waitFor(() => expect(last.checked).toBe(true));
    await press('PDF maken');
    await press('Ok');
    await waitFor(() => expect(called('Issue')).toEqual([[['dec1']]]));
  });

  test('without declarations it says what is missing, and the printer does nothing', async () => {
    const { called, portfolio } = await shown({ at: 'declarations' }, { empty: true });
    expect(await screen.findByText('Er is nog geen document te maken')).toBeTruthy();
    expect(screen.getByText(/nog geen definitieve bekwaamheidsverklaring/)).toBeTruthy();
    await press('PDF maken');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(portfolio.said).toContain('nog geen definitieve');
    expect(called('Issue')).toEqual([]);
  });

  test('Scorion’s own stands above the rest with its day, and can be removed and put back', async () => {
    const { portfolio } = await shown({ at: 'declarations' });
    const scorion = await screen.findByText('Uit Scorion, bewaard op 3 maart');
    const next = screen.getByText('HAP-2026-7K4M-Q2XD');
    expect(scorion.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await press(/^Meer bij Uit Scorion/);
    await item(/Verwijderen/);
    await waitFor(() => expect(screen.queryByText('Uit Scorion, bewaard op 3 maart')).toBeNull());
    await portfolio.removed?.undo();
    expect(await screen.findByText('Uit Scorion, bewaard op 3 maart')).toBeTruthy();
  });

  test('a withdrawn declaration marks the documents it stands on', async () => {
    await shown({ at: 'declarations' });
    expect(await screen.findByText(/ingetrokken: telefoonarts. Gebruik dit document niet meer/)).toBeTruthy();
    expect(screen.getByText(/getekend exemplaar van 23 november/)).toBeTruthy();
  });

  test('what is dropped can be Scorion’s or a signed copy: that is asked', async () => {
    const { portfolio, called } = await shown({ at: 'declarations' });
    await button('PDF maken');
    portfolio.drops.taker?.files([new File(['%PDF-1.7'], 'scan.pdf')]);
    await fireEvent.click(await screen.findByRole('radio', { name: /Getekend exemplaar van HAP-2026-1F0B/ }));
    await press('Bestand bewaren');
    await waitFor(() =>
      expect(called('Documents.Begin').at(-1)).toEqual([
        'scan.pdf',
        8,
        expect.objectContaining({ as: 'signed', of: 'x3' }),
      ]),
    );
  });
});
