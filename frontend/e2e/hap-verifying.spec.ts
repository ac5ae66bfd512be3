import { readFileSync, writeFileSync } from 'node:fs';
import { drop } from './hands';
import {
  field,
  foreignPdf,
  inVerklaring,
  issued,
  ready,
  shift,
  slip,
  toModule,
  toPapers,
  toScreen,
} from './hap';
import { button, eigenaar, logOut, make, said, title, tweede, tryOpen } from './portfolio';
import { journey, type Walk } from './walk';

/** Saves the document that was issued, and gives its path. */
async function saved(walk: Walk, number: string): Promise<string> {
  const { page, desk } = walk;
  const path = desk.path(`${number}.pdf`);
  await toPapers(page);
  desk.willChoose('save', path);
  await button(page, `Meer bij ${number}`).click();
  await page.getByRole('menuitem', { name: 'Opslaan als' }).click();
  await said(page, `Opgeslagen als ${path}`);
  return path;
}

async function toVerify(walk: Walk): Promise<void> {
  await toModule(walk.page, 'Mijn documenten');
  await toScreen(walk.page, 'PDF nakijken');
  await title(walk.page, 'PDF nakijken');
}

async function look(walk: Walk, path: string, words: string | RegExp): Promise<void> {
  walk.desk.willChoose('pdf', path);
  await button(walk.page, 'Kies een PDF').click();
  await said(walk.page, words);
}

journey(
  'a document is checked: the own one, with a changed byte, of another aios, and of nobody we know',
  async (walk) => {
    const { page, desk } = walk;
    slip(walk);
    await make(walk);
    const declared = { rol: 'consultarts', toelichting: `Met een ${inVerklaring}.`, confirmed: true };
    await ready(page, [shift(10)], [declared]);
    const number = await issued(page);
    const mine = await saved(walk, number);

    await toVerify(walk);
    await look(walk, mine, 'Dit document is heel: er is niets aan veranderd. Jij hebt het ondertekend.');
    const found = page.getByRole('region', { name: 'Wat is nagekeken' });
    for (const words of [number, eigenaar.naam, 'consultarts', 'dit portfolio']) {
      await found.getByText(words, { exact: true }).first().waitFor();
    }

    const changed = readFileSync(mine);
    const at = changed.indexOf(' obj');
    changed.writeUInt8(changed.readUInt8(at + 40) ^ 1, at + 40);
    await drop(page, 'veranderd.pdf', changed);
    await said(page, 'Dit document is veranderd nadat het was gemaakt. Vertrouw niet wat erin staat.');
    await drop(page, 'uit Scorion.pdf', foreignPdf('HAP-verklaring uit Scorion'));
    await said(page, 'Dit is geen document van Aiosmap, of het kenmerk is eruit gehaald.');
    await drop(page, 'half.pdf', readFileSync(mine).subarray(0, 900));
    await said(page, 'Dit bestand is beschadigd, of het is geen PDF.');
    const large = desk.put('groot.pdf', '');
    writeFileSync(large, Buffer.alloc((20 << 20) + 1));
    await look(walk, large, 'Dit bestand is te groot om na te kijken.');

    // A second aios on the same computer.
    await logOut(page);
    await make(walk, tweede);
    await ready(page, [], [{ rol: 'visitearts', confirmed: true }]);
    const theirs = await saved(walk, await issued(page));
    await toVerify(walk);
    await look(walk, theirs, 'Jij hebt het ondertekend.');
    await look(walk, mine, 'De ondertekenaar is onbekend: iedereen kan zo’n document maken.');
    await found.getByText('onbekende ondertekenaar', { exact: true }).waitFor();
    await button(page, 'Deze ondertekenaar leren kennen').click();
    await button(page, 'Ze kloppen alle acht').click();
    await found.getByText(/^bekende ondertekenaar, bewaard op/).waitFor();
    await look(walk, mine, /De ondertekenaar is bekend: je bewaarde deze vingerafdruk op/);

    // Forgotten, and typed in as it was read out on the telephone.
    const forget = page.getByRole('button', { name: /^Vingerafdruk .* verwijderen$/ });
    const print =
      /[0-9A-F]{4}( [0-9A-F]{4}){7}/.exec((await forget.getAttribute('aria-label')) ?? '')?.[0] ?? '';
    await forget.click();
    await said(page, 'De vingerafdruk is verwijderd.');
    await look(walk, mine, 'De ondertekenaar is onbekend');
    await field(page, 'Vingerafdruk toevoegen').fill(print.slice(0, -1));
    await button(page, 'Vingerafdruk bewaren').click();
    await said(
      page,
      'Dit is geen vingerafdruk: die heeft acht groepjes van vier cijfers en letters A tot en met F.',
    );
    await field(page, 'Vingerafdruk toevoegen').fill(print.toLowerCase().replaceAll(' ', ''));
    await button(page, 'Vingerafdruk bewaren').click();
    await found.getByText(/^bekende ondertekenaar/).waitFor();

    // What is known is known on this computer, without a portfolio too.
    await logOut(page);
    await button(page, 'PDF nakijken').click();
    await look(walk, mine, /De ondertekenaar is bekend/);
    await look(walk, theirs, 'De ondertekenaar is onbekend');
    await button(page, 'Mijn portfolio').last().click();
    await tryOpen(page, eigenaar);
    await title(page, 'Dossiers');
    await toVerify(walk);
    await look(walk, theirs, 'De ondertekenaar is onbekend');
  },
  {},
);
