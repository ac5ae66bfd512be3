import { expect } from 'vitest';
import { press, reach } from './keys';
import { ago, entry, field, inVerklaring, listed, opleider, post, ready, shift, shownPdf, slip } from './hap';
import { button, kept, make, said, title } from './portfolio';
import { journey } from './walk';

journey(
  'the keyboard alone: shifts, a declaration confirmed and printed, the document looked at, renamed, removed and put back',
  async (walk) => {
    const { page } = walk;
    slip(walk);
    await make(walk);
    await ready(page, [shift(20)]);
    await page.evaluate(() => {
      for (const what of ['pointerdown', 'mousedown', 'wheel', 'drop']) {
        addEventListener(what, () => console.error(`the mouse was used: ${what}`), true);
      }
    });
    const has = (label: string) =>
      field(page, label).evaluate((node) => node === document.activeElement, undefined, { timeout: 5_000 });
    const go = async (name: string, key = 'Tab') => {
      await reach(page, button(page, name).first(), key);
      await press(page, 'Enter');
    };
    const type = async (...texts: string[]) => {
      for (const [i, text] of texts.entries()) {
        if (i > 0) await press(page, 'Tab');
        await page.keyboard.type(text);
      }
    };

    await go('Dashboard', 'Shift+Tab');
    await title(page, 'Diensten');
    await reach(page, button(page, 'Dienst toevoegen').first());
    await page.keyboard.press('Enter');
    expect(await has('Datum')).toBe(true);
    await page.keyboard.type(ago(3).short);
    await reach(page, field(entry(page), 'Begin'));
    await type('1700', '2300');
    await reach(page, field(entry(page), 'Rol'));
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await press(page, key);
    const role = await field(entry(page), 'Rol').inputValue();
    await press(page, 'Enter');
    await said(page, `Toegevoegd: ${role}`);
    expect(await has('Datum')).toBe(true);
    await page.keyboard.type('32-1');
    await press(page, 'Enter');
    await entry(page).locator('[aria-invalid=true]').first().waitFor();
    expect(await has('Datum')).toBe(true);

    await reach(
      page,
      page.getByRole('button', { name: /bekwaamheidsverklaring, consultarts$/i }),
      'Shift+Tab',
    );
    await press(page, 'Enter');
    await button(page, 'Definitief maken').waitFor();
    await reach(page, field(page, 'Datum'));
    await page.keyboard.type(ago(2).short);
    await reach(page, field(page, 'HAP'));
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await press(page, key);
    expect(await field(page, 'HAP').inputValue()).toBe(post.naam);
    await reach(page, field(page, 'Opleider'));
    await page.keyboard.type(opleider.naam);
    await press(page, 'Tab');
    await page.keyboard.type('Waarn');
    await reach(page, page.getByLabel('Toelichting', { exact: true }));
    await page.keyboard.insertText(inVerklaring);
    await kept(page);
    await go('Opleider bevestigt op deze computer');
    const confirming = page.getByRole('dialog', { name: 'Opleider bevestigt op deze computer' });
    await confirming.waitFor();
    // Away and back: the focus returns to the button.
    await press(page, 'Escape');
    await confirming.waitFor({ state: 'detached' });
    await press(page, 'Enter');
    await field(confirming, 'Naam van wie bevestigt').waitFor();
    await reach(page, field(confirming, 'BIG-nummer'));
    await page.keyboard.type(opleider.big);
    await press(page, 'Enter');
    await confirming.waitFor({ state: 'detached' });
    await page.getByText('definitief', { exact: true }).first().waitFor();
    await press(page, 'Tab');
    await go('Intrekken');
    await page.getByRole('dialog', { name: 'Intrekken' }).waitFor();
    await press(page, 'Escape');

    await reach(page, button(page, 'Diensten').first(), 'Shift+Tab');
    await press(page, 'Enter');
    await title(page, 'Diensten');
    await go('Document voor de HAP bekijken en maken');
    await title(page, 'Bekwaamheidsverklaringen Diensten HAP');
    await shownPdf(page).getByText('voorbeeld, nog geen nummer').first().waitFor();
    await reach(page, page.getByRole('group', { name: /^Pagina’s van/ }));
    const share = page.getByRole('group', { name: 'Weergave' }).getByRole('status');
    const before = await share.textContent();
    await page.keyboard.press('+');
    await expect.poll(() => share.textContent()).not.toBe(before);
    await go('PDF maken');
    const dialog = page.getByRole('dialog', { name: 'Document voor de HAP' });
    await dialog.waitFor();
    expect(await button(page, 'Ok').evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await dialog.getByText('staat in Mijn documenten, in de map Mijn rapportages.').waitFor();
    await go('Naar Mijn rapportages');
    await title(page, 'Mijn rapportages');

    // The list of documents goes by arrows; F2 and Delete as everywhere.
    const report = listed(page, 'Bekwaamheidsverklaring HAP');
    await reach(page, report);
    await press(page, 'F2');
    await page.getByRole('dialog').waitFor();
    await press(page, 'Control+a');
    await page.keyboard.insertText('Voor de HAP.pdf');
    await press(page, 'Enter');
    await said(page, 'Het document heet nu ‘Voor de HAP.pdf’.');
    await reach(page, listed(page, 'Voor de HAP.pdf'));
    await press(page, 'Enter');
    await title(page, 'Voor de HAP.pdf');
    await go('Mijn rapportages', 'Shift+Tab');
    await title(page, 'Mijn rapportages');
    await reach(page, listed(page, 'Voor de HAP.pdf'));
    await press(page, 'Delete');
    await said(page, '‘Voor de HAP.pdf’ is verwijderd.');
    await go('Terugzetten');
    await listed(page, 'Voor de HAP.pdf').waitFor();
    await reach(page, page.getByRole('button', { name: 'Meer bij Voor de HAP.pdf' }));
    await press(page, 'ArrowDown');
    await page.getByRole('menuitem', { name: /^Openen in ander programma/ }).waitFor();
    await press(page, 'Escape');
  },
  {},
);
