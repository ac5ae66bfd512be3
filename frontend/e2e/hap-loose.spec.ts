import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { given } from './browser';
import { ago, copies, field, inVerklaring, opleider, pdfText, post, praktijk, shownPdf, slip } from './hap';
import { eigenaar, button, said, title, toPortfolio } from './portfolio';
import { kanarie } from './people';
import { journey, type Walk } from './walk';

/** Everything that lies in the data folder, by name. */
const stored = (walk: Walk) =>
  readdirSync(join(walk.core.home, 'data', 'aiosmap'), { recursive: true })
    .map(String)
    .sort();

journey(
  'without a portfolio: filled in, looked at, saved and opened to print; the same as on the command line, and nothing is kept',
  async (walk) => {
    const { page, desk } = walk;
    slip(walk);
    await toPortfolio(page);
    await button(page, 'Verklaring invullen en afdrukken').waitFor();
    const before = stored(walk);
    await button(page, 'Verklaring invullen en afdrukken').click();
    await title(page, 'Verklaring invullen en afdrukken');

    await button(page, 'Voorbeeld bekijken').click();
    await said(page, /velden vragen nog iets/);
    const name = field(page, 'Je naam');
    expect(await name.evaluate((node) => node === document.activeElement)).toBe(true);
    await name.fill(eigenaar.naam);
    await field(page, 'BIG-nummer').fill(kanarie.big.slice(1));
    await field(page, 'Instituut').fill('Leiden (LUMC)');
    await field(page, 'Fase van je opleiding').fill('Eerste huisartsstage');
    await field(page, 'Naam van de praktijk').fill(praktijk.naam);
    await field(page, 'Telefoonnummer').fill(praktijk.telefoon);
    const one = page.getByRole('group', { name: 'Bekwaamheidsverklaring 1' });
    await field(one, 'Rol').fill('visitearts');
    await field(one, 'Datum').fill(ago(-1).short);
    await field(one, 'HAP').fill(post.naam);
    await field(one, 'Fase').fill('Eerste huisartsstage');
    await field(one, 'Opleider').fill(opleider.naam);
    await field(one, 'Toelichting').fill(`Overlegt bij een ${inVerklaring}.`);
    await button(page, 'Voorbeeld bekijken').click();
    // Ten digits and a day that is still to come.
    await said(page, '2 velden vragen nog iets');
    await field(page, 'BIG-nummer').fill(kanarie.big);
    await field(one, 'Datum').fill(ago(3).short);
    await button(page, 'Diensten toevoegen').click();
    const shifts = page.getByRole('group', { name: 'Diensten 1' });
    await field(shifts, 'Aantal').fill('12');

    await button(page, 'Voorbeeld bekijken').click();
    await title(page, 'Voorbeeld van je verklaring');
    await shownPdf(page).getByText('Visitearts', { exact: true }).waitFor();

    const path = desk.path('verklaring.pdf');
    desk.willChoose('save', path);
    await button(page, 'PDF opslaan').click();
    await said(page, `Opgeslagen: ${path}`);
    const text = pdfText(path);
    for (const words of [
      'Bekwaamheidsverklaring dienst HAP',
      eigenaar.naam,
      kanarie.big,
      'Visitearts',
      post.naam,
      ago(3).long,
      opleider.naam,
      `Overlegt bij een ${inVerklaring}.`,
      `${praktijk.naam}, ${praktijk.telefoon}`,
      'opgesteld buiten ScorionX',
      'Dit bestand is niet digitaal ondertekend. Alleen een handtekening in inkt geldt.',
      'pagina 1 van 1',
    ]) {
      expect(text).toContain(words);
    }
    await button(page, 'Map tonen').click();
    await expect.poll(() => desk.given('shown')).toBe(path);

    await button(page, 'Openen om af te drukken').click();
    await said(page, 'Geopend in je PDF-programma. Druk daar af.');
    const opened = desk.given('opened');
    expect(readFileSync(opened).equals(readFileSync(path))).toBe(true);
    expect(copies(walk)).toHaveLength(1);

    const data = desk.put(
      'verklaring.json',
      JSON.stringify({
        instituut: 'Leiden (LUMC)',
        datum: ago(0).iso,
        aios: { naam: eigenaar.naam, big: kanarie.big, fase: 'Eerste huisartsstage' },
        praktijk: { naam: praktijk.naam, telefoon: praktijk.telefoon },
        verklaringen: [
          {
            rol: 'visitearts',
            hap: post.naam,
            datum: ago(3).short,
            fase: 'Eerste huisartsstage',
            opleider: opleider.naam,
            hoedanigheid: 'opleider',
            toelichting: `Overlegt bij een ${inVerklaring}.`,
          },
        ],
        diensten: [{ fase: 'Eerste huisartsstage', verricht: 12, norm: 20 }],
      }),
    );
    const told = desk.path('van de opdrachtregel.pdf');
    execFileSync(given('AIOSMAP_E2E_PROGRAM'), ['hap', '--data', data, '--out', told], { stdio: 'pipe' });
    expect(readFileSync(told).equals(readFileSync(path))).toBe(true);

    // What was filled in is there while the window is, also after a look elsewhere.
    await button(page, 'Verder invullen').click();
    await button(page, 'Mijn portfolio').last().click();
    await button(page, 'PDF nakijken').click();
    await title(page, 'PDF nakijken');
    desk.willChoose('pdf', path);
    await button(page, 'Kies een PDF').click();
    await said(page, 'Dit document is zonder portfolio gemaakt en niet digitaal ondertekend.');
    await button(page, 'Mijn portfolio').last().click();
    await button(page, 'Verklaring invullen en afdrukken').click();
    expect(await field(page, 'Je naam').inputValue()).toBe(eigenaar.naam);

    await walk.again();
    expect(copies(walk)).toEqual([]);
    expect(stored(walk)).toEqual(before);
    await toPortfolio(walk.page);
    await button(walk.page, 'Verklaring invullen en afdrukken').click();
    expect(await field(walk.page, 'Je naam').inputValue()).toBe('');
  },
  {},
);
