import { expect } from 'vitest';
import {
  ago,
  field,
  inVerklaring,
  issued,
  openDocument,
  pdfText,
  print,
  ready,
  shift,
  shownPdf,
  slip,
  toModule,
  toPapers,
  toScreen,
  toShifts,
} from './hap';
import { button, make, said, title } from './portfolio';
import { journey } from './walk';

journey(
  'what is withdrawn says so everywhere, with its reason: page, form, history, documents, mail, and the next document',
  async (walk) => {
    const { page, desk } = walk;
    slip(walk);
    await make(walk);
    await ready(
      page,
      [shift(10)],
      [
        { rol: 'consultarts', confirmed: true },
        { rol: 'telefoonarts', confirmed: true },
      ],
    );
    const number = await issued(page);
    await toPapers(page);
    await button(page, `Mailen: ${number}`).click();
    await button(page, 'Klaarzetten').click();
    await said(page, 'De mail staat onder Klaar om te versturen.');

    await toShifts(page);
    const declared = page.getByRole('region', { name: 'Bekwaamheidsverklaringen HAP' });
    const ofRole = (state: string) => declared.getByRole('listitem').filter({ hasText: state });
    await ofRole('definitief').first().waitFor();
    expect(await ofRole('definitief').count()).toBe(2);
    // Telefoonarts stands above consultarts.
    await declared.getByRole('listitem').nth(1).getByRole('button').click();
    await title(page, new RegExp(`^consultarts, ${ago(5).short}`));
    await button(page, 'Intrekken').click();
    const asked = page.getByRole('dialog', { name: 'Intrekken' });
    await asked.getByText(number).waitFor();
    await button(page, 'Voorgoed intrekken').click();
    await asked.getByText('Vul de reden in. Wie het later leest, moet weten waarom').waitFor();
    const reason = `Toch nog een ${inVerklaring} gemist.`;
    await field(asked, 'Reden').fill(reason);
    await button(page, 'Voorgoed intrekken').click();
    await said(page, `Ingetrokken op ${ago(0).long.replace(/ \d{4}$/, '')}`);
    await page.getByText(`Reden: ${reason}`).waitFor();
    await page.getByText('ingetrokken', { exact: true }).first().waitFor();
    expect(await button(page, 'Heropenen').count()).toBe(0);
    expect(await button(page, 'Intrekken').count()).toBe(0);
    await button(page, 'Geschiedenis (2 versies)').click();
    await title(page, 'Geschiedenis');
    await page.getByText('ingetrokken').first().waitFor();

    await toShifts(page);
    await ofRole('ingetrokken').getByText(reason).waitFor();
    await toPapers(page);
    await page.getByText('ingetrokken: consultarts. Gebruik dit document niet meer.').waitFor();

    await toModule(page, 'Mijn documenten');
    await toScreen(page, 'Mijn rapportages');
    await page.getByText('er staat iets op dat is ingetrokken').waitFor();
    await openDocument(page, number);
    await said(page, 'Op dit document staat iets dat daarna is ingetrokken');
    await shownPdf(page).getByText(number).first().waitFor();
    await toScreen(page, 'Klaar om te versturen');
    await page
      .getByText('Op dit document staat wat is ingetrokken: consultarts. Maak een nieuw document.')
      .waitFor();
    await toScreen(page, 'PDF nakijken');
    const old = desk.path('oud.pdf');
    await toPapers(page);
    desk.willChoose('save', old);
    await button(page, `Meer bij ${number}`).click();
    await page.getByRole('menuitem', { name: 'Opslaan als' }).click();
    await said(page, `Opgeslagen als ${old}`);
    await toModule(page, 'Mijn documenten');
    await toScreen(page, 'PDF nakijken');
    desk.willChoose('pdf', old);
    await button(page, 'Kies een PDF').click();
    await said(page, 'Dit document is heel en door jou ondertekend, maar niet alles erop geldt nog.');

    // The next document tells it too: a HAP may have the old one.
    await toPapers(page);
    const next = await print(page);
    expect(next.number).not.toBe(number);
    const fresh = desk.path('nieuw.pdf');
    desk.willChoose('save', fresh);
    await next.dialog.getByRole('button', { name: 'Opslaan als' }).click();
    await said(page, `Opgeslagen als ${fresh}`);
    const text = pdfText(fresh);
    expect(text).toContain(`Ingetrokken op ${ago(0).long}`);
    expect(text).toContain(`Reden van intrekken: ${reason}`);
    expect(pdfText(old)).not.toContain('Ingetrokken');
    await button(page, 'Klaar').click();

    // One that takes its place; what was withdrawn is then of no more use on paper.
    await toShifts(page);
    await ofRole('ingetrokken').getByRole('button').click();
    await button(page, 'Nieuwe maken met deze gegevens').click();
    await button(page, 'Definitief maken').waitFor();
    expect(await field(page, 'Rol').inputValue()).toBe('consultarts');
    expect(await field(page, 'Datum').inputValue()).toBe('');
    await field(page, 'Datum').fill(ago(0).short);
    await button(page, 'Definitief maken').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Definitief maken' }).click();
    await said(page, 'Te tekenen met de pen');
    await toPapers(page);
    await shownPdf(page).getByText(ago(0).long).first().waitFor();
    expect(await shownPdf(page).textContent()).not.toContain('Ingetrokken op');
  },
  {},
);
