import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { given } from './browser';
import { pick, save } from './hands';
import { kanarie, listOf, roos } from './people';
import { journey, Walk } from './walk';

async function toSettings(walk: Walk): Promise<void> {
  await walk.page.getByRole('button', { name: 'Instellingen', exact: true }).click();
  await walk.page.getByRole('heading', { level: 1, name: 'Instellingen' }).waitFor();
}

journey(
  'settings go to another computer as one readable file, and later news of it is offered',
  async (walk) => {
    const { page, desk } = walk;
    await pick(walk, desk.put('eerst een lijst.csv', listOf(kanarie, roos)));
    await save(walk, 'eerst een lijst uit.csv');
    const file = desk.path('instellingen.json');
    desk.willChoose('save', file);
    await toSettings(walk);
    await page.getByRole('button', { name: 'Instellingen bewaren' }).click();
    await page.getByText('instellingen.json is opgeslagen.').first().waitFor();
    expect(readFileSync(file, 'utf8')).not.toMatch(/Kanarievogel|89765432101|eerst een lijst/);

    const other = await Walk.begin({ fresh: true });
    try {
      await toSettings(other);
      other.desk.willChoose('settings', file);
      await other.page.getByRole('button', { name: 'Instellingen overnemen' }).click();
      await other.page.getByText('Mal van Leiden (LUMC) erbij.').waitFor();
      await other.page.getByRole('button', { name: 'Gedeeld bestand kiezen' }).click();
      await other.page.getByText('Er staat niets nieuws in.').waitFor();

      // The first one changes the mal and saves the settings in the same place.
      await page.getByRole('button', { name: 'Mal', exact: true }).click();
      const newer = readFileSync(given('AIOSMAP_E2E_MAL'), 'utf8').replaceAll(';actief;', ';Actief;');
      desk.willChoose('mal', desk.put('mal nieuw.csv', newer));
      await page.getByRole('button', { name: 'Mal laden' }).click();
      await page
        .getByText(/is nu ‘Actief’/)
        .first()
        .waitFor();
      await toSettings(walk);
      await page.getByRole('button', { name: 'Instellingen bewaren' }).click();
      await page.getByText('instellingen.json is opgeslagen.').first().waitFor();

      await other.again();
      await other.page.getByText('De gedeelde instellingen zijn veranderd').waitFor();
      await other.page
        .getByText(/is nu ‘Actief’/)
        .first()
        .waitFor();
      await other.page.getByRole('button', { name: 'Overnemen' }).click();
      await other.page.getByText('De gedeelde instellingen zijn overgenomen.').waitFor();
      await pick(other, other.desk.put('hier ook.csv', listOf(kanarie, roos)));
      expect((await save(other, 'hier ook uit.csv'))[0]?.status).toBe('Actief');
      expect(other.complaints).toEqual([]);
    } finally {
      await other.end();
    }
  },
  {},
);
