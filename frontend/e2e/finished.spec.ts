import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { drop, pick, save } from './hands';
import { kanarie, listOf, noor, sven } from './people';
import { journey } from './walk';

const list = listOf(kanarie, sven, noor);

/** As Excel saves a CSV again: no mark in front, and the zeros gone. */
function throughExcel(csv: Buffer): string {
  return csv
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/;0(\d{10});/g, ';$1;');
}

journey('the written CSV saved in Excel while open is told and mended in its place', async (walk) => {
  const { page, desk } = walk;
  await pick(walk, desk.put('in Excel geopend.csv', list));
  await save(walk, 'voor Scorion.csv');
  const path = desk.path('voor Scorion.csv');
  const right = readFileSync(path);
  await page.getByText('De CSV is ongewijzigd sinds het opslaan.').waitFor();

  writeFileSync(path, throughExcel(right));
  await page.getByText('1 BIG-nummer mist de voorloopnul').first().waitFor();
  await page.getByRole('button', { name: 'CSV herstellen' }).click();
  await page.getByText('De CSV is ongewijzigd sinds het opslaan.').waitFor();
  expect(readFileSync(path).equals(right)).toBe(true);
});

journey('a finished CSV that is dropped: unchanged, or mended to the same bytes', async (walk) => {
  const { page, desk } = walk;
  await pick(walk, desk.put('laten vallen.csv', list));
  await save(walk, 'klaar.csv');
  const right = readFileSync(desk.path('klaar.csv'));

  await drop(page, 'klaar.csv', right);
  await page
    .getByText(/^Ongewijzigd sinds Aiosmap/)
    .first()
    .waitFor();
  await drop(page, 'klaar.csv', Buffer.from(throughExcel(right)));
  await page.getByRole('heading', { name: /1 BIG-nummer mist de voorloopnul/ }).waitFor();
  desk.willChoose('save', desk.path('hersteld.csv'));
  await page.getByRole('button', { name: 'CSV herstellen' }).click();
  await page.getByText('Hersteld: hersteld.csv, 3 aiossen').waitFor();
  expect(readFileSync(desk.path('hersteld.csv')).equals(right)).toBe(true);
});

journey(
  'at the next start a CSV that still lies there is named, looked at and removed',
  async (walk) => {
    const { desk } = walk;
    for (const name of ['blijft', 'veranderd']) {
      await pick(walk, desk.put(`${name} lijst.csv`, list.replace('Noor', name)));
      await save(walk, `${name}.csv`);
      await walk.page.getByRole('button', { name: /^Stappen hierna/ }).click();
      await walk.page.getByRole('button', { name: 'Klus afronden' }).click();
      await walk.page
        .getByRole('dialog', { name: 'Klus afronden' })
        .getByRole('button', { name: 'Klus afronden' })
        .click();
      await walk.page.getByRole('button', { name: 'Kies een bestand' }).waitFor();
    }
    writeFileSync(desk.path('veranderd.csv'), throughExcel(readFileSync(desk.path('veranderd.csv'))));

    await walk.again();
    const { page } = walk;
    await page.getByText('1 BIG-nummer mist de voorloopnul').waitFor();
    await page.getByRole('button', { name: 'blijft.csv verwijderen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'CSV verwijderen' }).click();
    await page.getByRole('button', { name: 'blijft.csv verwijderen' }).waitFor({ state: 'detached' });
    expect(existsSync(desk.path('blijft.csv'))).toBe(false);

    await page.getByRole('button', { name: 'veranderd.csv bekijken' }).click();
    await page.getByRole('heading', { level: 1, name: 'veranderd.csv' }).waitFor();
    await page.getByRole('button', { name: 'Naar het begin' }).click();
    await page.getByRole('button', { name: 'Niet meer vragen naar veranderd.csv' }).click();
    await page.getByRole('button', { name: 'veranderd.csv bekijken' }).waitFor({ state: 'detached' });
    expect(existsSync(desk.path('veranderd.csv'))).toBe(true);
  },
  {},
);
