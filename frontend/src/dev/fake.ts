import type { Core } from '../lib/api/core';
import type {
  CellView,
  ConstantView,
  Failure,
  KindView,
  ListView,
  MalView,
  Options,
  ProblemView,
  RowView,
} from '../lib/api/types';

// A core of make-believe for the development page and the tests: invented
// names, and numbers that satisfy the check. It decides nothing; it only shows
// every state that the screens must be able to draw.

const numbers = ['39000000101', '69000000201', '99000000301', '09000001901', '09000002701', '19000000701'];
const first = ['Noor', 'Daan', 'Yasmina', 'Björn', 'Maartje', 'Thijs', 'Esmée', 'Koen'];
const last = ['Veldman', 'Rozema', 'Aksoy', 'Hólm', 'Wolthuis', 'Brandsma', 'Terpstra', 'Kuiper'];

export interface FakeSettings {
  rows?: number;
  long?: boolean;
  clean?: boolean;
  institute?: string;
  open?: boolean;
  refuse?: Failure;
  selftest?: boolean;
}

export interface Fake extends Core {
  calls: { name: string; args: unknown[] }[];
  /** Rejects the next call of this name. */
  fail(name: string, failure: unknown): void;
  list(): ListView;
}

const columns = [
  ['firstname', 'voornaam', 'A'],
  ['middlename', 'tussenvoegsel', ''],
  ['lastname', 'achternaam', 'B'],
  ['email', 'e-mail', 'C'],
  ['username', 'gebruikersnaam', ''],
  ['status', 'status', ''],
  ['rolegroup', 'rolegroup', ''],
  ['rol', 'rol', ''],
  ['password', 'wachtwoord', ''],
  ['gender', 'geslacht', 'E'],
  ['instituut', 'instituut', ''],
  ['niv2', 'niv2', ''],
  ['big_nr', 'BIG-nummer', 'D'],
  ['in_opleiding', 'in_opleiding', ''],
] as const;

const fixedNames = ['status', 'rolegroup', 'rol', 'instituut', 'niv2', 'in_opleiding'];

const institutes = [
  ['groningen', 'Groningen (UMCG)'],
  ['leiden', 'Leiden (LUMC)'],
  ['amsterdam-vumc', 'Amsterdam UMC, locatie VUmc'],
] as const;

export function fakeCore(settings: FakeSettings = {}): Fake {
  const count = settings.rows ?? 37;
  const calls: Fake['calls'] = [];
  const failing = new Map<string, unknown>();
  const constants: Record<string, string> = { in_opleiding: 'in_opl', status: 'Actief', rol: 'aios' };
  if (settings.clean) Object.assign(constants, { rolegroup: 'AIOS', instituut: 'Leiden', niv2: 'Leiden' });
  let institute = settings.institute ?? 'leiden';
  let confirmed = '2026-04-14';
  let options: Options = blank();
  let opened = settings.open ?? false;

  function mal(): MalView {
    const known = institutes.find(([id]) => id === institute);
    return {
      institute: known?.[0] ?? '',
      name: known?.[1] ?? '',
      source: 'ingebouwde beginmal',
      confirmed,
      constants: fixedNames.map((c): ConstantView => ({
        column: c,
        value: constants[c] ?? '',
        missing: !constants[c],
      })),
      delimiter: ';',
      bom: true,
      changes: [],
    };
  }

  function row(index: number): RowView {
    const number = numbers[index % numbers.length] ?? '';
    const lost = number.startsWith('0');
    const name = first[index % first.length] ?? '';
    const family = last[(index * 3) % last.length] ?? '';
    const prefix = !settings.clean && index % 9 === 4;
    const accepted = options.accept.includes('prefix-split');
    const sheetRow = index + 2;
    const wrong = !settings.clean && index % 11 === 6;
    const check = !settings.clean && index % 13 === 7;
    const problems: ProblemView[] = [];
    const cells = columns.map(([field, , letter]): CellView => {
      const cell = letter === '' ? '' : `${letter}${sheetRow}`;
      const plain = (value: string): CellView => ({
        value,
        before: '',
        changed: false,
        state: '',
        note: '',
        offer: '',
        mark: -1,
        cell,
      });
      switch (field) {
        case 'firstname':
          return plain(settings.long ? `${name}-Wilhelmina Alexandrine Josephina Cornelia` : name);
        case 'middlename':
          return prefix && accepted
            ? { ...plain('van der'), changed: true, state: 'changed', note: 'Uit de achternaam gehaald.' }
            : plain('');
        case 'lastname': {
          if (prefix && !accepted) {
            return {
              ...plain(`van der ${family}`),
              state: 'suggestion',
              offer: `van der + ${family}`,
              note: 'Hier lijkt een tussenvoegsel in de achternaam te staan.',
            };
          }
          const value = settings.long ? `${family} van Oudenaarde tot Wijngaarden-Schimmelpenninck` : family;
          if (prefix)
            return {
              ...plain(value),
              before: `van der ${family}`,
              changed: true,
              state: 'changed',
              note: 'Tussenvoegsel apart gezet.',
            };
          return check
            ? { ...plain(`${family}?`), state: 'warning', note: 'In deze naam staat een vraagteken.' }
            : plain(value);
        }
        case 'email': {
          const value = `${name.toLowerCase()}.${family.toLowerCase()}@voorbeeld.nl`;
          if (wrong)
            return {
              ...plain(`${name.toLowerCase()}.voorbeeld.nl`),
              state: 'error',
              note: 'Dit is geen e-mailadres: er staat geen @ in.',
            };
          return index % 7 === 3
            ? {
                ...plain(value),
                before: ` ${value};`,
                changed: true,
                state: 'changed',
                note: 'Spatie en puntkomma weggehaald.',
              }
            : plain(value);
        }
        case 'username':
          return plain(`BIG-${number}`);
        case 'gender':
          return {
            ...plain(index % 2 ? 'gender_m' : 'gender_v'),
            before: index % 2 ? 'm' : 'v',
            changed: true,
            state: 'changed',
            note: 'Geschreven zoals Scorion het wil.',
          };
        case 'big_nr':
          return {
            ...plain(number),
            before: lost ? number.slice(1) : '',
            changed: lost,
            state: lost ? 'changed' : '',
            note: lost
              ? 'Excel had de nul vooraan laten vallen; het controlecijfer klopt met de nul erbij.'
              : '',
            mark: lost ? 0 : -1,
          };
        default:
          return plain(constants[field] ?? '');
      }
    });
    if (wrong) {
      problems.push({
        code: 'email-invalid',
        severity: 'error',
        row: sheetRow,
        column: 'email',
        cell: `C${sheetRow}`,
        value: `${name.toLowerCase()}.voorbeeld.nl`,
        message: 'Dit is geen e-mailadres: er staat geen @ in.',
        hint: 'Vraag het juiste adres aan de afzender en verbeter het in de lijst.',
      });
    }
    if (check) {
      problems.push({
        code: 'name-suspect',
        severity: 'warning',
        row: sheetRow,
        column: 'lastname',
        cell: `B${sheetRow}`,
        value: `${family}?`,
        message: 'In deze naam staat een vraagteken.',
        hint: 'Kijk in de bron of de naam klopt.',
      });
    }
    const dropped = options.dropRows.includes(sheetRow);
    const state = dropped
      ? 'out'
      : wrong
        ? 'error'
        : prefix && !accepted
          ? 'suggestion'
          : check
            ? 'warning'
            : 'changed';
    return { row: sheetRow, state, cells, problems };
  }

  function under(filter: string): RowView[] {
    const all = Array.from({ length: count }, (_, i) => row(i));
    switch (filter) {
      case '':
        return all;
      case 'changed':
        return all.filter((r) => r.cells.some((c) => c.state === 'changed'));
      case 'suggestion':
        return all.filter((r) => r.state === 'suggestion');
      case 'check':
        return all.filter((r) => r.problems.some((p) => p.severity === 'warning'));
      case 'error':
        return all.filter((r) => r.problems.some((p) => p.severity === 'error'));
      case 'out':
        return all.filter((r) => r.state === 'out');
      case 'kind:big-leading-zero':
        return all.filter((r) => r.cells.some((c) => c.mark >= 0));
      case 'kind:prefix-split':
        return all.filter((_, i) => i % 9 === 4);
      case 'kind:gender':
        return all;
      case 'kind:email':
        return all.filter((r) => r.cells[3]?.state === 'changed');
      default:
        return all.filter((r) => r.problems.some((p) => `kind:${p.code}` === filter));
    }
  }

  function view(): ListView {
    const errors = under('error').filter((r) => r.state !== 'out').length;
    const out = under('out').length;
    const missing = mal().constants.filter((c) => c.missing);
    const general: ProblemView[] =
      missing.length === 0 || settings.clean
        ? []
        : [
            {
              code: 'constant-missing',
              severity: 'error',
              row: 0,
              column: missing[0]?.column ?? '',
              cell: '',
              value: '',
              message: `Van ${missing.length} vaste kolommen van de mal is de waarde nog niet bekend: ${missing.map((m) => m.column).join(', ')}.`,
              hint: 'Vul ze in, of vraag je lokaal beheerder.',
            },
          ];
    const kind = (
      group: string,
      code: string,
      label: string,
      explain: string,
      on: boolean,
      fixed = false,
    ): KindView => {
      const found = under(`kind:${code}`);
      return {
        group,
        code,
        label,
        explain,
        count: found.length,
        on,
        fixed,
        rows: found.slice(0, 200).map((r) => r.row),
      };
    };
    const kinds = [
      kind(
        'error',
        'email-invalid',
        'Geen geldig e-mailadres',
        'Het adres mist een @ of een domein.',
        false,
        true,
      ),
      kind(
        'suggestion',
        'prefix-split',
        'Tussenvoegsel in de achternaam',
        'Het tussenvoegsel krijgt zijn eigen kolom; de achternaam begint dan met een hoofdletter.',
        options.accept.includes('prefix-split'),
      ),
      kind(
        'warning',
        'name-suspect',
        'Vreemde tekens in een naam',
        'Een naam met een vraagteken of een cijfer is vaak onderweg beschadigd.',
        false,
        true,
      ),
      kind(
        'fix',
        'big-leading-zero',
        'Voorloopnul toegevoegd',
        'Excel laat de nul vooraan vallen als het nummer als getal wordt gelezen.',
        !options.noFix.includes('big-leading-zero'),
      ),
      kind(
        'fix',
        'gender',
        'Geslacht omgezet',
        'Scorion vraagt gender_m of gender_v.',
        !options.noFix.includes('gender'),
      ),
      kind(
        'fix',
        'email',
        'E-mailadres opgeschoond',
        'Spaties, haken en leestekens rond het adres horen er niet in.',
        !options.noFix.includes('email'),
      ),
    ].filter((k) => k.count > 0);
    const canSave = errors === 0 && general.length === 0;
    const written = count - out;
    return {
      file: settings.long
        ? 'Definitieve lijst nieuwe aiossen huisartsgeneeskunde instroom september 2026 (aangevuld door de praktijk, versie 3).xlsx'
        : 'nieuwe aiossen september.xlsx',
      path: settings.long ? '' : 'C:\\Gebruikers\\secretariaat\\Documenten\\nieuwe aiossen september.xlsx',
      format: 'Excel-werkmap',
      sheet: options.sheet || 'Instroom',
      sheets: [
        { name: 'Instroom', hidden: false, rows: count },
        { name: 'Oud', hidden: true, rows: 12 },
      ],
      headerRow: options.headerRow || 1,
      encoding: settings.long
        ? {
            name: options.encoding || 'windows-1252',
            label: options.encoding === 'macroman' ? 'Mac Roman' : 'Windows-1252',
            guessed: options.encoding === '',
            choices: [
              { name: 'windows-1252', label: 'Windows-1252', sample: 'Björn Hólm' },
              { name: 'macroman', label: 'Mac Roman', sample: 'Bjˆrn HÛlm' },
            ],
          }
        : null,
      hiddenRows: settings.long ? 2 : 0,
      hiddenChoice: options.hidden,
      hiddenColumns: settings.long ? ['G'] : [],
      sourceColumns: [
        {
          letter: 'A',
          header: 'Voornaam',
          field: 'firstname',
          fieldLabel: 'voornaam',
          how: 'synonym',
          hidden: false,
        },
        {
          letter: 'B',
          header: 'Achternaam',
          field: 'lastname',
          fieldLabel: 'achternaam',
          how: 'synonym',
          hidden: false,
        },
        {
          letter: 'C',
          header: 'E-mail',
          field: 'email',
          fieldLabel: 'e-mail',
          how: 'synonym',
          hidden: false,
        },
        {
          letter: 'D',
          header: 'BIG-nr.',
          field: 'big_nr',
          fieldLabel: 'BIG-nummer',
          how: 'synonym',
          hidden: false,
        },
        {
          letter: 'E',
          header: 'M/V',
          field: 'gender',
          fieldLabel: 'geslacht',
          how: 'synonym',
          hidden: false,
        },
        { letter: 'F', header: 'Opmerkingen', field: '', fieldLabel: '', how: '', hidden: false },
      ],
      mal: mal(),
      columns: columns.map(([field, label, letter]) => ({
        field,
        header: field,
        label,
        letter,
        constant: fixedNames.includes(field),
      })),
      counts: {
        rows: count,
        written,
        leftOut: out,
        changed: under('changed').length,
        suggestions: options.accept.includes('prefix-split') ? 0 : under('suggestion').length,
        check: under('check').length,
        errors,
      },
      kinds,
      general,
      canSave,
      whyNot: canSave
        ? ''
        : general.length > 0
          ? 'Eerst zijn de vaste waarden van de mal nodig.'
          : `In ${errors} rijen staat nog een fout. Verbeter ze in de lijst of laat die rijen weg.`,
      saveLabel: `CSV met ${written.toLocaleString('nl-NL')} aiossen opslaan`,
      options,
    };
  }

  function answer<T>(name: string, args: unknown[], make: () => T): Promise<T> {
    calls.push({ name, args });
    const failure = failing.get(name);
    failing.delete(name);
    return failure === undefined ? Promise.resolve().then(make) : Promise.reject(failure);
  }

  function opening(name: string, args: unknown[]): Promise<ListView> {
    return answer(name, args, () => {
      if (settings.refuse && name !== 'OpenAgain') throw settings.refuse;
      opened = true;
      options = blank();
      return view();
    });
  }

  const saved = (file: string) => ({
    path: `C:\\Gebruikers\\secretariaat\\Documenten\\${file}`,
    file,
    written: view().counts.written,
    leftOut: options.dropRows,
    sha256: '0'.repeat(64),
  });

  return {
    calls,
    fail: (name, failure) => failing.set(name, failure),
    list: view,
    import: {
      Start: () =>
        answer('Start', [], () => ({
          list: opened ? view() : null,
          institutes: institutes.map(([id, name]) => ({ id, name, mal: { ...mal(), institute: id, name } })),
          institute,
          version: '0.1.0',
          selftest: settings.selftest ?? false,
          failure: null,
        })),
      Pick: () => opening('Pick', []),
      OpenPath: (path) => opening('OpenPath', [path]),
      OpenContent: (name, base64) => opening('OpenContent', [name, base64]),
      OpenPasted: (text, html) => opening('OpenPasted', [text, html]),
      OpenAgain: (password) => opening('OpenAgain', [password]),
      Change: (next) =>
        answer('Change', [next], () => {
          options = next;
          return view();
        }),
      Rows: (filter, from, n) =>
        answer('Rows', [filter, from, n], () => {
          if (filter === '') {
            const rows = Array.from({ length: Math.max(0, Math.min(n, count - from)) }, (_, i) =>
              row(from + i),
            );
            return { total: count, from, rows };
          }
          const rows = under(filter);
          return { total: rows.length, from, rows: rows.slice(from, from + n) };
        }),
      Save: () => answer('Save', [], () => saved('aios-import.csv')),
      SaveWorkbook: () => answer('SaveWorkbook', [], () => saved('aios-import veilig.xlsx')),
      SaveReport: () => answer('SaveReport', [], () => saved('verslag.xlsx')),
      SaveQuestions: () => answer('SaveQuestions', [], () => saved('vragen.xlsx')),
      Close: () =>
        answer('Close', [], () => {
          opened = false;
        }),
    },
    mal: {
      Use: (id) =>
        answer('Use', [id], () => {
          institute = id;
          return mal();
        }),
      Pick: () => answer('Mal.Pick', [], mal),
      LoadContent: (name, base64) => answer('LoadContent', [name, base64], mal),
      SetConstants: (given) =>
        answer('SetConstants', [given], () => {
          Object.assign(constants, given);
          return mal();
        }),
      Confirm: () =>
        answer('Confirm', [], () => {
          confirmed = '2026-09-01';
          return mal();
        }),
    },
    about: {
      Licences: () =>
        answer('Licences', [], () => 'Aiosmap\nMIT\n\nSource Sans 3\nSIL Open Font License 1.1\n'),
      DataFolder: () =>
        answer('DataFolder', [], () => 'C:\\Gebruikers\\secretariaat\\AppData\\Roaming\\Aiosmap'),
      Selftest: (report) => answer('Selftest', [report], () => undefined),
    },
  };
}

function blank(): Options {
  return {
    sheet: '',
    headerRow: 0,
    hidden: '',
    encoding: '',
    username: '',
    map: {},
    malColumn: {},
    constants: {},
    accept: [],
    noFix: [],
    dropRows: [],
  };
}
