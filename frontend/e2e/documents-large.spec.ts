import { truncateSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { listed, toModule, toScreen } from './hap';
import { account, button, eigenaar, make, said, secret, title } from './portfolio';
import { journey } from './walk';

const MiB = 1 << 20;

/** Lets a large file fall on the window, of which the content is made in the page. */
function dropLarge(page: Page, name: string, size: number): Promise<void> {
  return page.evaluate(
    ([name, size]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(size).fill(65)], name));
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    },
    [name, size] as const,
  );
}

/** From now on one piece of content goes through, and the others wait; the answer lets them go. */
async function gate(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const documents = window.go?.desk?.Documents;
    if (!documents) throw new Error('no core');
    const append = documents.Append.bind(documents);
    const held = { pieces: 0, opened: Promise.resolve(), open: () => undefined as void };
    held.opened = new Promise<void>((open) => (held.open = open));
    documents.Append = async (id, base64) => {
      held.pieces++;
      // The first piece is on the disk before somebody changes their mind.
      if (held.pieces > 1) await held.opened;
      return append(id, base64);
    };
    Object.assign(window, { held });
  });
  return () => page.evaluate('window.held.open()');
}

journey(
  'a file over the limit is refused with what to do; a large one is stopped in its middle, locked in its middle, and goes in',
  async (walk) => {
    const { page, desk } = walk;
    await make(walk);
    await toModule(page, 'Mijn documenten');
    await toScreen(page, 'Alle documenten');
    const tooLarge = 'Dit bestand is groter dan 100 MB en past niet in je portfolio.';
    const film = desk.put('film.mp4', '');
    truncateSync(film, 100 * MiB + 1);
    desk.willChoose('documents', film);
    await button(page, 'Bestanden toevoegen').click();
    await said(page, '‘film.mp4’ is niet toegevoegd');
    await said(page, tooLarge);
    truncateSync(film, 0);
    await dropLarge(page, 'tweede film.mp4', 100 * MiB + 1);
    await said(page, '‘tweede film.mp4’ is niet toegevoegd');
    await said(page, tooLarge);
    expect(await listed(page, 'film').count()).toBe(0);

    const goOn = await gate(page);
    await dropLarge(page, 'boek.pdf', 4 * MiB);
    const bar = page.getByRole('progressbar', { name: '‘boek.pdf’ toevoegen' });
    await bar.and(page.locator('[aria-valuenow="25"]')).waitFor();
    // The window goes on meanwhile.
    await toScreen(page, 'Mijn rapportages');
    await title(page, 'Mijn rapportages');
    await toScreen(page, 'Alle documenten');
    await button(page, 'Stoppen').click();
    await goOn();
    await said(page, 'Gestopt. Er is niets toegevoegd.');
    expect(await listed(page, 'boek.pdf').count()).toBe(0);
    await said(page, 'Nog niets van 2 GB gebruikt');

    const goOnAgain = await gate(page);
    await dropLarge(page, 'boek.pdf', 4 * MiB);
    await bar.and(page.locator('[aria-valuenow="25"]')).waitFor();
    await account(page, 'Nu vergrendelen');
    await title(page, 'Vergrendeld');
    await goOnAgain();
    await secret(page, 'Wachtwoord van je portfolio in Aiosmap').fill(eigenaar.wachtwoord);
    await button(page, 'Verder werken').click();
    await title(page, 'Mijn documenten');
    expect(await listed(page, 'boek.pdf').count()).toBe(0);
    await dropLarge(page, 'boek.pdf', 4 * MiB);
    await said(page, '‘boek.pdf’ is toegevoegd.');
    await listed(page, 'boek.pdf').waitFor();
    await page.getByRole('cell', { name: '4,2 MB' }).waitFor();

    await walk.again();
    await button(walk.page, 'Mijn portfolio').click();
    await walk.page.getByLabel('Gebruikersnaam').fill(eigenaar.gebruikersnaam);
    await secret(walk.page, 'Wachtwoord van je portfolio in Aiosmap').fill(eigenaar.wachtwoord);
    await button(walk.page, 'Portfolio openen').click();
    await title(walk.page, 'Dossiers');
    await toModule(walk.page, 'Mijn documenten');
    await listed(walk.page, 'boek.pdf').waitFor();
  },
  {},
);
