import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { given, serious } from './browser';
import { drop, fill, pick, save } from './hands';
import { Looks } from './looks';
import { kanarie, listOf, noor, roos, sven } from './people';
import { journey, type Walk } from './walk';

const mal = () => readFileSync(given('AIOSMAP_E2E_MAL'), 'utf8');

async function screen(walk: Walk, name: string): Promise<void> {
  await walk.page.getByRole('button', { name, exact: true }).click();
  await walk.page.getByRole('heading', { level: 1, name }).waitFor();
}

journey(
  'axe from the first start: no institute yet, the mal, a list that asks for it',
  async (walk) => {
    const { page, desk } = walk;
    const looks = new Looks(page);
    await looks.at('first start');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['a'], 'a.csv'));
      document.body.dispatchEvent(
        new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    });
    await looks.at('a file above the window');
    await page.getByRole('button', { name: 'Cellen plakken' }).click();
    await page.getByRole('dialog', { name: 'Cellen plakken' }).waitFor();
    await looks.at('pasting');
    await page.keyboard.press('Escape');

    await screen(walk, 'Mal');
    await looks.at('mal: no institute');
    await page.getByRole('combobox', { name: 'Instituut' }).selectOption({ label: 'Leiden (LUMC)' });
    await page
      .getByText(/vaste waarden? ontbre/)
      .first()
      .waitFor();
    await looks.at('mal: values are missing');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await pick(walk, desk.put('vraagt naar de mal.csv', listOf(kanarie, roos)));
    await page.getByText('Is dit de laatste versie van de mal?').waitFor();
    await looks.at('a list that asks for the mal');
    await screen(walk, 'Mal');
    desk.willChoose('mal', given('AIOSMAP_E2E_MAL'));
    await page.getByRole('button', { name: 'Mal laden' }).click();
    await page.getByText('mal.csv', { exact: true }).waitFor();
    const newer = mal().replaceAll(';actief;', ';Actief;').replace('niv2', 'leerlijn');
    desk.willChoose('mal', desk.put('mal nieuw.csv', newer));
    await page.getByRole('button', { name: 'Mal laden' }).click();
    await page.getByRole('heading', { name: 'Kolommen die Aiosmap niet kent' }).waitFor();
    await page.getByText('Geavanceerd').click();
    await looks.at('mal: changed, with a column nobody knows');
    desk.willChoose('mal', desk.put('geen mal.csv', 'a;b\r\n1;2\r\n'));
    await page.getByRole('button', { name: 'Mal laden' }).click();
    await page.getByRole('alert').waitFor();
    await looks.at('mal: refused');

    expect(looks.found).toEqual([]);
  },
  { fresh: true },
);

journey('axe in the settings and the help', async (walk) => {
  const { page } = walk;
  const looks = new Looks(page);
  await screen(walk, 'Instellingen');
  await page.getByRole('heading', { name: 'Gedeeld bestand' }).waitFor();
  await looks.at('settings');
  await page.getByRole('button', { name: 'Licenties bekijken' }).click();
  await page.getByRole('dialog', { name: 'Licenties' }).waitFor();
  await looks.at('licences');
  await page.keyboard.press('Escape');

  await screen(walk, 'Help');
  await looks.at('help');
  const topics = page.getByRole('navigation', { name: 'Onderwerpen' }).getByRole('button');
  for (const topic of await topics.all()) {
    await topic.click();
    for (const one of await serious(page)) looks.found.push(`help, ${await topic.textContent()}: ${one}`);
  }
  await page.getByRole('searchbox').fill('voorloopnul');
  await page.getByText(/onderwerp(en)? gevonden/).waitFor();
  await looks.at('help: found');
  await page.getByRole('searchbox').fill('qqqq');
  await page.getByText('Niets gevonden').waitFor();
  await looks.at('help: nothing found');
  expect(looks.found).toEqual([]);
});

journey(
  'axe on the first screen with all that can stand there, and on finished CSVs',
  async (walk) => {
    const { desk } = walk;
    for (const name of ['blijft', 'veranderd']) {
      await pick(walk, desk.put(`${name} lijst.csv`, listOf(kanarie, sven, { ...noor, voornaam: name })));
      await save(walk, `${name}.csv`);
      await walk.toStart();
    }
    const right = readFileSync(desk.path('veranderd.csv'));
    const broken = right.toString('utf8').replace(/;0(\d{10});/g, ';$1;');
    writeFileSync(desk.path('veranderd.csv'), broken);
    const shared = desk.path('gedeeld.json');
    desk.willChoose('save', shared);
    desk.willChoose('settings', shared);
    await walk.page.evaluate(async () => {
      await window.go?.desk?.About.Export();
      await window.go?.desk?.About.Share();
    });
    writeFileSync(shared, readFileSync(shared, 'utf8').replaceAll('"actief"', '"Actief"'));
    await pick(walk, desk.put('onleesbaar.csv', listOf(kanarie, roos)));
    await fill(walk.page, 2, 'firstname', 'Tjaltje');
    rmSync(join(walk.core.home, 'keys'), { recursive: true });
    await walk.again();
    await pick(walk, desk.put('halverwege.csv', listOf(kanarie, roos)));
    await fill(walk.page, 2, 'firstname', 'Tjaltje');
    await walk.again();
    const { page } = walk;
    await page.getByText('De gedeelde instellingen zijn veranderd').waitFor();
    await page.getByText('Een klus die niet meer te openen is').waitFor();
    const looks = new Looks(page);
    for (const title of ['Klussen', 'Staat nog op deze computer', 'Vorige keer', 'Eerder geopend']) {
      await page.getByRole('heading', { name: title }).waitFor();
    }
    await looks.at('first screen, full');
    await page.getByRole('button', { name: 'Klus halverwege.csv verwijderen' }).click();
    await page.getByRole('dialog', { name: 'Klus verwijderen' }).waitFor();
    await looks.at('removing a job');
    await page.keyboard.press('Escape');

    await drop(page, 'klaar.csv', right);
    await page.getByText('Deze CSV is in orde').waitFor();
    await looks.at('a finished CSV in order');
    await drop(page, 'klaar.csv', Buffer.from(broken));
    await page.getByText('Deze CSV kan zo niet naar Scorion').waitFor();
    await looks.at('a finished CSV that was changed');
    desk.willChoose('save', desk.path('hersteld.csv'));
    await page.getByRole('button', { name: 'CSV herstellen' }).click();
    await page.getByText('Hersteld: hersteld.csv').waitFor();
    await looks.at('a finished CSV that was mended');
    expect(looks.found).toEqual([]);
  },
  {},
);

journey(
  'axe where the IT department fixed the settings',
  async (walk) => {
    const looks = new Looks(walk.page);
    await screen(walk, 'Instellingen');
    await walk.page.getByText('Welke lijsten je opende wordt niet onthouden.').waitFor();
    await looks.at('settings under a policy');
    expect(looks.found).toEqual([]);
  },
  { policy: { alleenImport: true, recenteLijsten: false } },
);

journey('axe while a list is read, and when it is refused', async (walk) => {
  const { page, desk } = walk;
  const looks = new Looks(page);
  // Held until the test lets go; the answer is the core's own.
  await page.evaluate(() => {
    const desk = window.go?.desk;
    if (!desk) throw new Error('no core');
    const pick = desk.Import.Pick;
    const go = new Promise<void>((let_go) => addEventListener('let-go', () => let_go(), { once: true }));
    desk.Import.Pick = async () => {
      await go;
      return pick();
    };
  });
  desk.willChoose(
    'dialog',
    desk.put('oude lijst.xls', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1200, '0'), 'hex')),
  );
  await page.getByRole('button', { name: 'Kies een bestand' }).click();
  await page.getByRole('button', { name: 'Stoppen' }).waitFor();
  await looks.at('reading');
  await page.evaluate(() => dispatchEvent(new Event('let-go')));
  await page.getByRole('alert').getByText('Opslaan als').waitFor();
  await looks.at('refused');
  await page.evaluate(() => {
    const desk = window.go?.desk;
    if (!desk) throw new Error('no core');
    const failure = {
      code: 'password-needed',
      message: 'Deze werkmap is met een wachtwoord beveiligd.',
      hint: '',
    };
    desk.Import.Pick = () => Promise.reject(new Error(JSON.stringify(failure)));
  });
  await page.getByRole('button', { name: 'Kies een ander bestand' }).click();
  await page.getByLabel('Wachtwoord van de lijst').waitFor();
  await looks.at('a password is asked');
  expect(looks.found).toEqual([]);
});

journey('axe finds what is planted', async (walk) => {
  const { page } = walk;
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.append(document.createElement('img'));
    document.querySelector('main')?.append(button);
  });
  expect((await serious(page)).join('\n')).toMatch(/button-name/);
});
