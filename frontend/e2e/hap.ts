import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Walk } from './walk';

/** Words that stand in declarations and in mails of the journeys; sought as those of portfolio.ts are. */
export const inVerklaring = 'Kwartelkoning';
export const inMail = 'Draaihalsroep';

/** Who declares and confirms; name and number are sought too. */
export const opleider = { naam: 'Griet Oeverloper', big: '39473820601' };

export const post = { naam: 'HAP Rietland', email: 'rooster@rietland.example', telefoon: '071-555 02 00' };
export const praktijk = { naam: 'Huisartsenpraktijk De Kade', telefoon: '071-555 01 00' };

/** A day before today, as the core keeps it and as people write it. */
export interface Day {
  /** 2026-11-14 */
  iso: string;
  /** 14-11-2026 */
  short: string;
  /** 14 november 2026 */
  long: string;
}

/** The day so many days ago; below zero one that comes. */
export function ago(days: number): Day {
  const at = new Date();
  at.setHours(12, 0, 0, 0);
  at.setDate(at.getDate() - days);
  const two = (n: number) => String(n).padStart(2, '0');
  const [y, m, d] = [String(at.getFullYear()), two(at.getMonth() + 1), two(at.getDate())];
  const long = at.toLocaleDateString('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' });
  return { iso: `${y}-${m}-${d}`, short: `${d}-${m}-${y}`, long };
}

/** Goes to a module of the open portfolio. */
export const toModule = (page: Page, name: 'Dashboard' | 'Dossiers' | 'Mijn documenten') =>
  page.getByRole('navigation', { name: 'Modules' }).getByRole('button', { name, exact: true }).click();

/** Goes to a screen of the module one is in. */
export const toScreen = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Schermen' })
    .getByRole('button')
    // In the rail the word can be broken.
    .filter({ hasText: new RegExp(`^\\s*${name.replace('Bekwaamheids', 'Bekwaamheids\\u00ad?')}\\s*$`) })
    .click();

export const toShifts = async (page: Page): Promise<void> => {
  await toModule(page, 'Dashboard');
  await toScreen(page, 'Diensten');
  await page.getByRole('heading', { level: 1, name: 'Diensten', exact: true }).waitFor();
};

export const toPapers = async (page: Page): Promise<void> => {
  await toModule(page, 'Dashboard');
  await toScreen(page, 'Bekwaamheidsverklaringen Diensten HAP');
  await page.getByRole('heading', { level: 1, name: 'Bekwaamheidsverklaringen Diensten HAP' }).waitFor();
};

/** A field to type in; of one with suggestions the list has the same name. */
export function field(within: Page | Locator, label: string): Locator {
  const named = { name: label, exact: true } as const;
  return within.getByRole('textbox', named).or(within.getByRole('combobox', named));
}

/** The row of fields in which shifts are typed. */
export const entry = (page: Page) => page.getByRole('form', { name: 'Dienst toevoegen' });

export interface Shift {
  datum: string;
  begin: string;
  einde: string;
  hap: string;
  rol: string;
  fase: string;
  supervisie?: string;
  opmerkingen?: string;
}

/** A shift as the settings of ready() have it. */
export function shift(days: number, values: Partial<Shift> = {}): Shift {
  const usual = { begin: '17:00', einde: '23:00', hap: post.naam, rol: 'consultarts' };
  return { datum: ago(days).iso, ...usual, fase: 'Eerste huisartsstage', ...values };
}

export interface Declared {
  rol: string;
  /** Days ago. */
  days?: number;
  toelichting?: string;
  /** The opleider confirms on this computer; else it is to be signed in ink. */
  confirmed?: boolean;
}

/**
 * Fills an open portfolio as somebody would have before the journey begins:
 * HAP, practice and the days of the first stage, shifts, and declarations that
 * are definitief. Gives the ids of the declarations.
 */
export function ready(page: Page, shifts: Shift[], declared: Declared[] = []): Promise<string[]> {
  const given = {
    shifts,
    declared: declared.map((d) => ({
      values: {
        rol: d.rol,
        datum: ago(d.days ?? 5).iso,
        hap: post.naam,
        fase: 'Eerste huisartsstage',
        opleider: opleider.naam,
        hoedanigheid: 'opleider',
        toelichting: d.toelichting ?? '',
      },
      confirmed: d.confirmed ?? false,
    })),
    post: { name: post.naam, email: post.email, phone: post.telefoon },
    practice: { name: praktijk.naam, phone: praktijk.telefoon },
    start: ago(200).iso,
    opleider,
  };
  return page.evaluate(async ({ shifts, declared, post, practice, start, opleider }) => {
    const desk = window.go?.desk;
    if (!desk) throw new Error('no core');
    const { settings } = await desk.Hap.View();
    const stages = settings.stages.map((s, i) => (i === 0 ? { ...s, start } : s));
    const kept = await desk.Hap.SetSettings({ ...settings, posts: [post], practice, stages });
    const problems = [...kept.problems];
    for (const one of shifts) problems.push(...(await desk.Hap.AddShift({ ...one })).problems);
    const ids: string[] = [];
    for (const { values, confirmed } of declared) {
      const form = await desk.Hap.Begin('bekwaamheidsverklaring-hap', values);
      const all = { ...form.values, ...values };
      const done = confirmed
        ? await desk.Hap.Confirm(form.id, all, opleider.naam, opleider.big)
        : await desk.Dossiers.CloseForm(form.id, all);
      problems.push(...done.problems);
      ids.push(form.id);
    }
    if (problems.length > 0) throw new Error(problems.map((p) => `${p.field}: ${p.message}`).join('\n'));
    return ids;
  }, given);
}

/** Makes the document of what holds now, and gives its number. */
export function issued(page: Page): Promise<string> {
  return page.evaluate(async () => (await window.go?.desk?.Papers.Issue([]))?.issued.number ?? '');
}

/** Prints on the page of the document: the icon, Ok, and what stands there then. */
export async function print(page: Page): Promise<{ number: string; dialog: Locator }> {
  await page.getByRole('button', { name: 'PDF maken' }).click();
  const dialog = page.getByRole('dialog', { name: 'Document voor de HAP' });
  await dialog.getByRole('button', { name: 'Ok', exact: true }).click();
  await dialog.getByText('staat in Mijn documenten, in de map Mijn rapportages.').waitFor();
  const told = (await dialog.getByText(/Nummer HAP-/).textContent()) ?? '';
  return { number: /HAP-\d{4}-\w{4}-\w{4}/.exec(told)?.[0] ?? told, dialog };
}

/** What pdftotext reads in a file, with single spaces. */
export function pdfText(path: string): string {
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' });
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** A PDF that another program made, of one page with a line of plain letters. */
export function foreignPdf(line: string): Buffer {
  const drawn = `BT /F1 18 Tf 60 760 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = pdf.length;
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
  return Buffer.from(pdf + xref + trailer, 'latin1');
}

/** The text of the page that is shown of a PDF. */
export const shownPdf = (page: Page) => page.getByRole('region', { name: /^Pagina 1 van/ });

/** A document or folder in the list of Mijn documenten. */
export const listed = (page: Page, name: string) =>
  page.getByRole('rowheader').filter({ hasText: name }).getByRole('button');

/** Opens a document from the list of Mijn documenten. */
export const openDocument = (page: Page, name: string) => listed(page, name).first().click();

/** The copies for other programs that lie in the data folder. */
export function copies(walk: Walk): string[] {
  const folder = join(walk.core.home, 'data', 'aiosmap', 'weergave');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => e.name);
}

/** The slip on which somebody wrote who the opleider is; a file of the user's own. */
export function slip(walk: Walk): void {
  writeFileSync(walk.desk.path('briefje.txt'), `${opleider.naam}\n${opleider.big}\n`);
}
