import { expect } from 'vitest';
import { account, button, inFormulier, inKladblok, kept, make, newForm, open, said } from './portfolio';
import { journey, type Walk } from './walk';

const text = (walk: Walk) => walk.page.getByLabel('Tekst van deze bladzijde');

journey(
  'the Kladblok outlives a kill, is found by no search, and leaves only in an export that asks for it',
  async (walk) => {
    await make(walk);
    // A form that goes along in both exports.
    await newForm(walk.page, 'Vrij document', 'Overig');
    await walk.page.getByLabel('Titel', { exact: true }).fill('Gaat mee');
    await walk.page.getByLabel('Tekst', { exact: true }).fill(inFormulier);
    await kept(walk.page);
    await button(walk.page, 'Kladblok in je portfolio').click();
    await button(walk.page, 'Nieuwe bladzijde').click();
    await text(walk).fill(`Vrijdag\nDe ${inKladblok} zingt weer.`);
    await kept(walk.page);

    await walk.again();
    await open(walk);
    const { page, desk } = walk;
    await button(page, 'Kladblok in je portfolio').click();
    await page
      .getByRole('navigation', { name: 'Bladzijden' })
      .getByRole('button', { name: /^Vrijdag/ })
      .click();
    expect(await text(walk).inputValue()).toBe(`Vrijdag\nDe ${inKladblok} zingt weer.`);
    await button(page, 'Bladzijde verwijderen').click();
    await button(page, 'Terugzetten').click();
    await text(walk).waitFor();

    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox').fill(inKladblok);
    await said(page, 'Niets gevonden.');
    await page.getByRole('searchbox').fill('');

    await account(page, 'Exporteren');
    desk.willChoose('save', desk.out('zonder kladblok.zip'));
    await button(page, 'Export opslaan').click();
    await said(page, 'zonder kladblok.zip is opgeslagen.');
    desk.willChoose('save', desk.path('met kladblok.zip'));
    await page.getByLabel('Ook het Kladblok in je portfolio').check();
    await button(page, 'Export opslaan').click();
    await page
      .getByRole('dialog', { name: 'Het Kladblok meenemen' })
      .getByRole('button', { name: 'Annuleren' })
      .click();
    await button(page, 'Export opslaan').click();
    await button(page, 'Exporteren met Kladblok').click();
    await said(page, 'met kladblok.zip is opgeslagen.');
  },
  {},
);
