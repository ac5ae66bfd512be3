import { expect } from 'vitest';
import { button, inFormulier, kept, line, make, newForm, open, title, said } from './portfolio';
import { journey, type Walk } from './walk';

/** The options of a dossier, behind its name. */
async function ofDossier(walk: Walk, dossier: string, item: string): Promise<void> {
  await button(walk.page, `Meer bij ${dossier}`).click();
  await walk.page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click();
}

journey(
  'a concept outlives a kill; saved, closed, reopened, with its differences',
  async (walk) => {
    await make(walk);
    await newForm(walk.page, 'Leerdoel', 'Leerdoelen');
    await walk.page.getByLabel('Leerdoel', { exact: true }).fill('Slecht nieuws brengen');
    await walk.page.getByLabel('Streefdatum', { exact: true }).fill('ergens in het voorjaar');
    await walk.page
      .getByLabel('Waarom dit doel?', { exact: true })
      .fill(`Na het gesprek over de ${inFormulier}.`);
    await kept(walk.page);

    await walk.again();
    await open(walk);
    const { page } = walk;
    await page.getByText('concept', { exact: true }).first().waitFor();
    await line(page, 'Slecht nieuws brengen').click();
    await title(page, 'Slecht nieuws brengen');
    const why = page.getByLabel('Waarom dit doel?', { exact: true });
    expect(await why.inputValue()).toBe(`Na het gesprek over de ${inFormulier}.`);
    const day = page.getByLabel('Streefdatum', { exact: true });
    expect(await day.inputValue()).toBe('ergens in het voorjaar');

    await button(page, 'Valideren en sluiten').click();
    await page.getByText('4 velden vragen nog iets', { exact: true }).first().waitFor();
    expect(await day.evaluate((node) => node.getAttribute('aria-invalid'))).toBe('true');
    await day.fill('1-4-2027');
    await page.getByLabel('Hoe ga ik het leren?', { exact: true }).fill('Oefenen met mijn opleider.');
    await page.getByLabel('Wanneer is het gehaald?', { exact: true }).fill('Als ik het rustig kan.');
    await button(page, 'Tussentijds opslaan').click();
    await said(page, 'Tussentijds opgeslagen.');
    await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Bezig' });
    await why.fill(`Na het moeilijke gesprek over de ${inFormulier}.`);
    await button(page, 'Valideren en sluiten').click();
    await said(page, 'Het formulier is gesloten.');
    expect(await why.count()).toBe(0);

    await button(page, 'Geschiedenis (2 versies)').click();
    await title(page, 'Geschiedenis');
    await page.locator('ins', { hasText: 'moeilijke' }).waitFor();
    await button(page, 'Slecht nieuws brengen').click();
    await button(page, 'Heropenen').click();
    await why.waitFor();
    await button(page, 'Geschiedenis (3 versies)').waitFor();
  },
  {},
);

journey(
  'own dossiers: made, named, ordered, closed; a form moves there, is removed and put back, and is found',
  async (walk) => {
    await make(walk);
    const { page } = walk;
    const names = () => page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
    await button(page, 'Nieuw dossier').click();
    await page.getByRole('dialog').getByLabel('Naam').fill('Stage');
    await button(page, 'Dossier maken').click();
    await page.getByRole('heading', { level: 2, name: 'Stage' }).waitFor();
    await ofDossier(walk, 'Stage', 'Naam wijzigen');
    await page.getByRole('dialog').getByLabel('Naam').fill('Stage ggz');
    await button(page, 'Naam wijzigen').click();
    await page.getByRole('heading', { level: 2, name: 'Stage ggz' }).waitFor();
    await ofDossier(walk, 'Stage ggz', 'Omhoog');
    await said(page, '‘Stage ggz’ staat nu hoger.');
    expect(await names()).toEqual(['Leerdoelen', 'Reflecties', 'Stage ggz', 'Overig']);

    await newForm(page, 'Vrij document', 'Overig');
    await page.getByLabel('Titel').fill('Verslag');
    await page.getByLabel('Tekst', { exact: true }).fill(`Over de ${inFormulier} in de wijk.`);
    await kept(page);
    await button(page, 'Meer').click();
    await page.getByRole('menuitem', { name: 'Naar een ander dossier' }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/dossier/i)
      .selectOption({ label: 'Stage ggz' });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /erplaatsen/ })
      .click();
    await said(page, 'Het formulier staat nu in ‘Stage ggz’.');

    await button(page, 'Meer').click();
    await page.getByRole('menuitem', { name: /^Verwijderen/ }).click();
    await page.getByText('‘Verslag’ is verwijderd.', { exact: true }).first().waitFor();
    expect(await line(page, 'Verslag').count()).toBe(0);
    await button(page, 'Terugzetten').click();
    await line(page, 'Verslag').waitFor();

    await page.keyboard.press('Control+f');
    await page.getByRole('searchbox').fill(inFormulier.toUpperCase());
    await said(page, '1 formulier gevonden');
    expect(await page.locator('mark').allTextContents()).toEqual([inFormulier]);
    await page.getByRole('searchbox').fill('');
    await button(page, 'Alle dossiers').click();
    await ofDossier(walk, 'Stage ggz', 'Dossier sluiten');
    await page.getByText('Gesloten dossiers (1)').click();
    await line(page, 'Verslag').waitFor();
    await ofDossier(walk, 'Stage ggz', 'Weer openen');
    await page.getByText('Gesloten dossiers (1)').waitFor({ state: 'detached' });
  },
  {},
);
