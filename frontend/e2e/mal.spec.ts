import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { given } from './browser';
import { pick, save } from './hands';
import { kanarie, listOf, roos } from './people';
import { journey, type Walk } from './walk';

const mal = () => readFileSync(given('AIOSMAP_E2E_MAL'), 'utf8');

async function screen(walk: Walk, name: string): Promise<void> {
  await walk.page.getByRole('button', { name, exact: true }).click();
  await walk.page.getByRole('heading', { level: 1, name }).waitFor();
}

journey(
  'a newer mal says what is different; the form follows, and an old version comes back',
  async (walk) => {
    const { page, desk } = walk;
    await pick(walk, desk.put('met een andere mal.csv', listOf(kanarie, roos)));
    await screen(walk, 'Mal');
    const newer = mal().replaceAll(';actief;', ';Actief;').replace('niv2', 'leerlijn');
    desk.willChoose('mal', desk.put('mal nieuw.csv', newer));
    await page.getByRole('button', { name: 'Mal laden' }).click();
    await page.getByText('De vaste waarde van ‘status’ was ‘actief’ en is nu ‘Actief’.').first().waitFor();

    // A column that nobody knows asks what belongs in it.
    await page.getByRole('heading', { name: 'Kolommen die Aiosmap niet kent' }).waitFor();
    await page.getByRole('textbox', { name: 'Waarde van leerlijn' }).fill('Voorbeeldlijn');
    await page.getByRole('button', { name: 'Keuze bewaren' }).click();
    await page.getByText('Opgeslagen', { exact: true }).waitFor();

    await page.getByText('Geavanceerd').click();
    await page.getByRole('combobox', { name: 'Scheidingsteken tussen de kolommen' }).selectOption(',');
    await page.getByRole('checkbox', { name: /^Kenteken vooraan/ }).uncheck();
    await page.getByRole('button', { name: 'Vorm bewaren' }).click();
    await page.getByText('Opgeslagen', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Terug naar de lijst' }).click();
    await page.getByRole('grid').waitFor();
    await save(walk, 'nieuwe vorm.csv');
    const written = readFileSync(desk.path('nieuwe vorm.csv'), 'utf8');
    expect(written).toMatch(/^firstname,middlename,/);
    expect(written).toContain(',Actief,');
    expect(written).toContain(',Voorbeeldlijn,');

    await screen(walk, 'Mal');
    await page.getByRole('heading', { name: 'Bewaarde versies' }).waitFor();
    await page.getByRole('button', { name: 'Versie 1 terugzetten' }).click();
    await page.getByRole('button', { name: 'Terug naar de lijst' }).click();
    await save(walk, 'oude vorm.csv');
    const old = readFileSync(desk.path('oude vorm.csv'), 'utf8');
    expect(old.split('\r\n')[0]).toBe(mal().split(/\r?\n/)[0]);
    expect(old).toContain(';actief;');
  },
  {},
);

journey(
  'from nothing: the institute is chosen, its values asked once, the mal confirmed',
  async (walk) => {
    const { page, desk } = walk;
    await pick(walk, desk.put('nog geen mal.csv', listOf(kanarie, roos)));
    await page.getByRole('button', { name: 'Kies je instituut' }).click();
    await page.getByRole('combobox', { name: 'Instituut' }).selectOption({ label: 'Leiden (LUMC)' });
    await page
      .getByText(/vaste waarden? ontbre/)
      .first()
      .waitFor();
    for (const [column, value] of [
      ['status', 'actief'],
      ['rolegroup', 'aios'],
      ['rol', 'aios'],
      ['in_opleiding', 'in_opl'],
      ['instituut', 'Voorbeeldinstituut'],
      ['niv2', 'Voorbeeldinstituut'],
    ] as const) {
      const field = page
        .getByRole('textbox', { name: column, exact: true })
        .or(page.getByLabel(new RegExp(`^${column}\\s`)));
      if ((await field.count()) > 0) await field.first().fill(value);
    }
    await page.getByRole('button', { name: 'Vaste waarden bewaren' }).click();
    await page.getByText('Opgeslagen', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Dit is de laatste versie' }).click();
    await page.getByRole('button', { name: 'Opnieuw bevestigen' }).waitFor();
    for (const [what, kind, file] of [
      ['Leeg', 'CSV', 'leeg.csv'],
      ['Gevuld', 'Excel-werkmap', 'gevuld.xlsx'],
    ] as const) {
      desk.willChoose('save', desk.path(file));
      await page.getByRole('button', { name: `${what} voorbeeld als ${kind} opslaan` }).click();
      await page.getByText(`${file} is opgeslagen.`).first().waitFor();
    }
    await page.getByRole('button', { name: 'Terug naar de lijst' }).click();
    expect(await save(walk, 'met de beginmal.csv')).toHaveLength(2);
  },
  { fresh: true },
);
