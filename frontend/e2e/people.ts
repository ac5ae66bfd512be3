/** One aios as a sender writes it: every value as it stands in the list. */
export interface Aios {
  voornaam: string;
  tussenvoegsel: string;
  achternaam: string;
  email: string;
  big: string;
  geslacht: string;
  wachtwoord: string;
}

/**
 * Stands in the list of every journey and nowhere else: what is found of it in
 * a folder of the program afterwards, has leaked (build/canary.go).
 */
export const kanarie: Aios = {
  voornaam: 'Tjalling',
  tussenvoegsel: '',
  achternaam: 'Kanarievogel',
  email: 'kanarie.vogel@praktijk.example',
  big: '89765432101',
  geslacht: 'm',
  wachtwoord: 'Huis(arts!77',
};

/** Invented people, in whose values there is nothing to ask. */
export const roos = aios('Roos', 'van den', 'Berg', '39000000101', 'v');
export const wil = aios('Wil', '', 'Jansen', '69000000201', 'm');
export const noor = aios('Noor', '', 'Veldman', '99000000301', 'v');
/** Excel dropped the zero at the head of the number. */
export const sven = aios('Sven', '', 'Zandstra', '9000001901', 'm');
export const bas = aios('Bas', 'de', 'Wit', '19000000701', 'm');

function aios(
  voornaam: string,
  tussenvoegsel: string,
  achternaam: string,
  big: string,
  geslacht: string,
): Aios {
  const email = `${voornaam}.${achternaam}@praktijk.example`.toLowerCase();
  return { voornaam, tussenvoegsel, achternaam, email, big, geslacht, wachtwoord: '' };
}

const header = ['voornaam', 'tussenvoegsel', 'achternaam', 'e-mail', 'BIG-nummer', 'geslacht', 'wachtwoord'];

function lines(people: readonly Aios[]): string[][] {
  return [
    header,
    ...people.map((p) => [
      p.voornaam,
      p.tussenvoegsel,
      p.achternaam,
      p.email,
      p.big,
      p.geslacht,
      p.wachtwoord,
    ]),
  ];
}

/** A list as a CSV file, with the header in row 1 and the first aios in row 2. */
export function listOf(...people: Aios[]): string {
  return lines(people)
    .map((line) => line.map(quoted).join(';') + '\r\n')
    .join('');
}

/** A list as Excel puts cells on the clipboard. */
export function cellsOf(...people: Aios[]): string {
  return lines(people)
    .map((line) => line.join('\t'))
    .join('\r\n');
}

function quoted(value: string): string {
  return /[";\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** The rows of a written CSV, each by the names of its columns. */
export function rowsOf(csv: Buffer): Record<string, string>[] {
  const [head, ...rest] = csv
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));
  return rest.map((row) => Object.fromEntries((head ?? []).map((name, i) => [name, row[i] ?? ''])));
}
