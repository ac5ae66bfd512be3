import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { pick, save } from './hands';
import { kanarie, listOf, noor, roos, wil } from './people';
import { journey, type Walk } from './walk';

/** A saved list, and Scorion's answer to it pasted and read. */
async function answered(walk: Walk, name: string, text: string): Promise<Locator> {
  const { page, desk } = walk;
  await pick(walk, desk.put(`${name}.csv`, listOf(kanarie, roos, wil, noor)));
  await save(walk, `${name} uit.csv`);
  await page.getByRole('button', { name: 'Antwoord van Scorion plakken' }).click();
  const dialog = page.getByRole('dialog', { name: 'Antwoord van Scorion' });
  await dialog.getByRole('textbox').fill(text);
  await dialog.getByRole('button', { name: 'Antwoord lezen' }).click();
  return dialog;
}

journey('skipped: a text for landelijk beheer and no new file', async (walk) => {
  const { page } = walk;
  const dialog = await answered(
    walk,
    'overgeslagen',
    `Regel\tWaarschuwing\n2\tGebruikersnaam BIG-${kanarie.big} bestaat reeds\n`,
  );
  await dialog.getByText('lees de CSV niet opnieuw in').first().waitFor();
  expect(await dialog.getByRole('button', { name: /weglaten$/ }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Tekst voor landelijk beheer maken' }).click();
  const mail = page.getByRole('dialog').filter({ hasText: 'Aiosmap verstuurt niets' });
  const text = await mail.getByRole('textbox', { name: 'Tekst' }).inputValue();
  expect(text).toContain(`BIG-${kanarie.big}`);
  expect(text).not.toContain(roos.big);
});

journey(
  'refused: a new file without them, and a warning the next time',
  async (walk) => {
    const { page, desk } = walk;
    const dialog = await answered(
      walk,
      'geweigerd',
      `Import afgebroken: BIG-${roos.big} komt voor in SOON. Geen gebruikers ingelezen.`,
    );
    await dialog.getByRole('button', { name: '1 aios weglaten' }).click();
    desk.willChoose('save', desk.path('tweede poging.csv'));
    await dialog.getByRole('button', { name: 'CSV met 3 aiossen opslaan' }).click();
    await page.getByText('tweede poging.csv is opgeslagen.').waitFor();
    expect(await page.getByText('Niet erin staat rij 3').isVisible()).toBe(true);

    await pick(walk, desk.put('volgend halfjaar.csv', listOf(roos, { ...noor, voornaam: 'Nora' })));
    await page.getByText(/SOON/).first().waitFor();
  },
  {},
);

journey(
  'line numbers are offered under both countings, and the user says which',
  async (walk) => {
    const { page } = walk;
    const dialog = await answered(walk, 'regels', 'Regel 3: bestand geweigerd');
    const counted = dialog.getByRole('radio', { name: 'De kop is regel 1' });
    const leftOut = dialog.getByRole('radio', { name: 'De eerste aios is regel 1' });
    await counted.check();
    await dialog.getByRole('checkbox', { name: /Roos van den Berg/ }).waitFor();
    await leftOut.check();
    await dialog.getByRole('checkbox', { name: /Wil Jansen/, checked: true }).waitFor();
    await dialog.getByRole('button', { name: '1 aios weglaten' }).click();
    await dialog.getByRole('button', { name: 'Terug naar de lijst' }).click();
    await page.getByRole('button', { name: '1 weggelaten' }).waitFor();
    const rows = await save(walk, 'zonder regel.csv');
    expect(rows.map((r) => r.lastname)).toEqual(['Kanarievogel', 'Berg', 'Veldman']);
  },
  {},
);

journey('a text that matches nothing says so, and leaves the list alone', async (walk) => {
  const { page } = walk;
  const dialog = await answered(walk, 'vreemd', 'Gebruikersnaam BIG-19000003101 bestaat reeds');
  await dialog.getByText('Niet in deze lijst gevonden').waitFor();
  await dialog.getByText('BIG-19000003101').waitFor();
  await dialog.getByRole('button', { name: 'Ander antwoord plakken' }).click();
  await dialog.getByRole('textbox').fill('De sessie is verlopen, log opnieuw in.');
  await dialog.getByRole('button', { name: 'Antwoord lezen' }).click();
  await dialog.getByText('herkent Aiosmap geen gebruikersnaam').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '4 rijen' }).waitFor();
});
