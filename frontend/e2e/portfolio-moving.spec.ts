import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  account,
  button,
  eigenaar,
  kept,
  line,
  make,
  newForm,
  open,
  title,
  toPortfolio,
  tryOpen,
  said,
} from './portfolio';
import { journey, Walk } from './walk';

async function write(walk: Walk, name: string): Promise<void> {
  const { page } = walk;
  await button(page, 'Alle dossiers').click();
  await newForm(page, 'Vrij document', 'Overig');
  await page.getByLabel('Titel').fill(name);
  await kept(page);
  await button(page, 'Alle dossiers').click();
  await line(page, name).waitFor();
}

/** Saves a copy on the stick between the two computers. */
async function copyOut(walk: Walk, path: string): Promise<void> {
  await account(walk.page, 'Verhuizen');
  walk.desk.willChoose('save', path);
  await button(walk.page, 'Kopie opslaan').click();
  await said(walk.page, /is opgeslagen en nagekeken\.$/);
}

journey(
  'to another computer and back, with changes on both: one is chosen, the other is kept',
  async (here) => {
    await make(here);
    await write(here, 'Samen');
    const stick = here.desk.out('mee.aiosmap');
    await copyOut(here, stick);
    await write(here, 'Hier');

    const there = await Walk.begin({});
    try {
      const { page, desk } = there;
      await toPortfolio(page);
      await button(page, 'Portfolio van een andere computer halen').click();
      desk.willChoose('portfolio', desk.put('geen.aiosmap', 'Voornaam;Achternaam\r\n'));
      await button(page, 'Kopie kiezen').click();
      await said(page, /is beschadigd of is geen portfolio/);
      desk.willChoose('portfolio', stick);
      await button(page, 'Kopie kiezen').click();
      await said(page, 'Je portfolio staat nu op deze computer.');
      await tryOpen(page, eigenaar);
      await line(page, 'Samen').waitFor();
      expect(await line(page, 'Hier').count()).toBe(0);
      await write(there, 'Daar');
      await copyOut(there, stick);
    } finally {
      await there.end();
    }

    const { page, desk } = here;
    await account(page, 'Uitloggen');
    await button(page, 'Een portfolio van een andere computer halen').click();
    desk.willChoose('portfolio', stick);
    await button(page, 'Kopie kiezen').click();
    const asked = page.getByRole('dialog', { name: 'Dit portfolio staat hier al' });
    await asked.getByRole('button', { name: 'De kopie gebruiken' }).click();
    await said(page, 'Dat van deze computer is bewaard als reservekopie.');
    await tryOpen(page, eigenaar);
    await line(page, 'Daar').waitFor();
    expect(await line(page, 'Hier').count()).toBe(0);
    await account(page, 'Reservekopieën');
    await page
      .getByRole('button', { name: /^Terugzetten van/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Terugzetten' }).click();
    await line(page, 'Hier').waitFor();
  },
  {},
);

journey(
  'a second place gets the backups too, and one of those brings all back on an empty computer',
  async (here) => {
    await make(here);
    const place = here.desk.out('stick');
    mkdirSync(place);
    here.desk.willChoose('map', place);
    await write(here, 'Bewaard');
    await account(here.page, 'Reservekopieën');
    await button(here.page, 'Map kiezen').click();
    await here.page.getByText(place, { exact: true }).waitFor();
    await said(here.page, /op je tweede plek/);
    const backup = here.desk.out('van de stick.aiosmap');
    const list = (await here.page.evaluate(() => window.go?.desk?.Account?.Backups())) ?? [];
    const second = list.find((b) => b.second && b.verified);
    copyFileSync(second?.path ?? '', backup);
    expect(second?.path.startsWith(join(place, 'Aiosmap reservekopieën'))).toBe(true);

    const there = await Walk.begin({});
    try {
      await toPortfolio(there.page);
      await button(there.page, 'Portfolio van een andere computer halen').click();
      there.desk.willChoose('portfolio', backup);
      await button(there.page, 'Kopie kiezen').click();
      await said(there.page, 'Je portfolio staat nu op deze computer.');
      await tryOpen(there.page, eigenaar);
      await line(there.page, 'Bewaard').waitFor();
    } finally {
      await there.end();
    }
    await here.again();
    await open(here);
    await title(here.page, 'Dossiers');
  },
  {},
);
