import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import {
  field,
  inMail,
  inVerklaring,
  issued,
  openDocument,
  opleider,
  post,
  ready,
  shift,
  slip,
  toModule,
  toPapers,
  toScreen,
  toShifts,
} from './hap';
import { photo } from './pictures';
import { button, eigenaar, make, said, title } from './portfolio';
import { journey } from './walk';

journey(
  'signed in ink: the copy is placed back and goes along instead, with a mail that waits for a network',
  async (walk) => {
    const { page, desk } = walk;
    slip(walk);
    await make(walk);
    await ready(page, [shift(10)], [{ rol: 'consultarts', toelichting: inVerklaring }]);
    const number = await issued(page);

    await toShifts(page);
    await page.getByText('te tekenen met de pen', { exact: true }).click();
    await said(page, 'Te tekenen met de pen');
    await button(page, number).waitFor();
    await button(page, 'Naar het document').click();

    // Nothing signed is there yet, and the mail says so.
    await button(page, `Mailen: ${number}`).click();
    const mail = page.getByRole('dialog', { name: 'Mail aan de HAP' });
    await mail.getByText('Er is nog geen getekend exemplaar teruggeplaatst.').waitFor();
    await button(page, 'Annuleren').click();

    const scan = desk.put('getekend.png', photo('getekend'));
    const text = desk.put('geen scan.txt', 'getekend');
    const placeBack = async (path: string) => {
      desk.willChoose('documents', path);
      await button(page, `Meer bij ${number}`).click();
      await page.getByRole('menuitem', { name: /^Getekend exemplaar terugplaatsen/ }).click();
    };
    await placeBack(text);
    await said(page, 'Dit is geen PDF en geen foto.');
    await placeBack(scan);
    await said(page, 'Het getekende exemplaar is teruggeplaatst. Dat gaat voortaan mee.');
    await page.getByText('getekend exemplaar van').first().waitFor();

    await button(page, `Mailen: ${number}`).click();
    await mail.getByText('getekend exemplaar', { exact: true }).waitFor();
    const to = field(mail, 'Aan');
    expect(await to.inputValue()).toBe(post.email);
    expect(await field(mail, 'Onderwerp').inputValue()).toBe(
      `Bekwaamheidsverklaring HAP, ${eigenaar.naam}, ${number}`,
    );
    const letter = field(mail, 'Tekst');
    expect(await letter.inputValue()).toContain('voor de rol consultarts');
    expect(await letter.inputValue()).not.toContain(opleider.big);
    await to.fill('rooster');
    await button(page, 'Klaarzetten').click();
    await said(page, '‘rooster’ is geen e-mailadres.');
    await to.fill(post.email);
    await letter.fill(`${await letter.inputValue()}\n\n${inMail}\n`);
    const attachment = desk.path('bijlage.png');
    desk.willChoose('save', attachment);
    await button(page, 'Bestand opslaan en tonen').click();
    await mail.getByText(`Opgeslagen: ${attachment}`).waitFor();
    expect(readFileSync(attachment).equals(readFileSync(scan))).toBe(true);
    expect(desk.given('shown')).toBe(attachment);
    await mail.getByText('Liever alles in één bestand').click();
    const eml = desk.path('mail.eml');
    desk.willChoose('save', eml);
    await button(page, 'Mail als .eml opslaan').click();
    await mail.getByText(`Opgeslagen: ${eml}`).waitFor();
    const written = readFileSync(eml, 'latin1');
    expect(written).toContain(`To: <${post.email}>`);
    expect(written).toContain('Content-Type: image/png');
    expect(written).toContain(inMail);
    const signed = readFileSync(scan).toString('base64');
    expect(written.replace(/\s/g, '')).toContain(signed);
    await button(page, 'Bewaren').click();
    await said(page, 'De mail staat onder Klaar om te versturen.');

    await page.getByRole('main').getByRole('button', { name: 'klaar om te versturen' }).click();
    await title(page, 'Klaar om te versturen');
    const waiting = page.getByRole('main').getByRole('listitem').filter({ hasText: number });
    await waiting.getByText(/aan rooster@rietland\.example, met .* - getekend\.png/).waitFor();
    await waiting.getByRole('button').first().click();
    expect(await field(mail, 'Tekst').inputValue()).toContain(inMail);
    await button(page, 'Ik heb hem verzonden').click();
    await said(page, 'De mail staat als verzonden.');
    await page.getByRole('heading', { level: 2, name: 'Verzonden' }).waitFor();
    await toPapers(page);
    await page.getByText('verstuurd op').first().waitFor();

    // It lies beside the document it is a copy of, and can be looked at.
    await toModule(page, 'Mijn documenten');
    await toScreen(page, 'Mijn rapportages');
    await openDocument(page, '- getekend.png');
    await page
      .getByRole('main')
      .getByRole('img', { name: /- getekend\.png$/ })
      .waitFor();
    await toShifts(page);
    await page.getByText('getekend exemplaar van').first().waitFor();
  },
  {},
);
