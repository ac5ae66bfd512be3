import type { AfterService, FilesService, FinishedService, JobsService } from '../lib/api/core';
import type {
  AnswerView,
  BeforeView,
  CheckItem,
  ComparisonView,
  CSVView,
  ListView,
  MailView,
  PersonView,
  Saved,
  StartView,
} from '../lib/api/types';

/** What the make-believe needs of the list that is open, and of whoever notes the calls. */
export interface FakeHost {
  list(): ListView;
  /** Puts parts of the open list anew, and gives it. */
  change(parts: Partial<ListView>): ListView;
  /** The first screen, without what `fakeAfter().start()` adds to it. */
  start(): StartView;
  /** Notes a call and answers it, or rejects it when a test asked for that. */
  answer<T>(name: string, args: unknown[], make: () => T): Promise<T>;
}

export interface FakeAfterSettings {
  /** "full" has jobs, recent lists, leftovers and a last time on the first screen. */
  start?: 'none' | 'full';
  /** "full" has guesses, an old mal and another number than expected. */
  before?: 'none' | 'full';
  long?: boolean;
}

export interface FakeAfter {
  files: FilesService;
  after: AfterService;
  finished: FinishedService;
  jobs: JobsService;
  /** What the first screen shows of jobs and files from before. */
  start(): Pick<StartView, 'jobs' | 'recents' | 'leftovers' | 'last'>;
  /** A finished CSV that was opened in Excel. */
  broken(): CSVView;
}

const names = [
  'Noor Veldman',
  'Daan Rozema',
  'Yasmina Aksoy',
  'Björn Hólm',
  'Maartje Wolthuis',
  'Thijs Brandsma',
];
const numbers = ['39000000101', '69000000201', '99000000301', '09000001901', '09000002701', '19000000701'];

const steps: [id: string, title: string, explain: string][] = [
  [
    'upload',
    'Upload de CSV in Scorion',
    'Kies in Scorion bij de import dit bestand. Open het niet eerst in Excel.',
  ],
  [
    'ok',
    'Klik in Scorion op OK',
    'Pas na OK begint Scorion. Onder Regel en Waarschuwing staat niets als alles goed is; staat er wel iets, plak dat dan hier.',
  ],
  [
    'wait',
    'Wacht tot de aiossen er staan',
    'Bij veel aiossen kan het een kwartier tot een half uur duren. Upload de CSV intussen niet nog eens.',
  ],
  [
    'sort',
    'Sorteer in Scorion op Aanmaakdatum',
    'Klik op de kolomkop Aanmaakdatum, en nog een keer als de oudste bovenaan komen. Vink dan de nieuwe aiossen aan.',
  ],
  [
    'credentials',
    'Klik op Inloggegevens, niet op Bericht',
    'De twee hebben hetzelfde icoontje. De afzender is het adres van het account waarmee je bent ingelogd. Scorion meldt niet of de mail aankomt; een aftekenlijst helpt.',
  ],
  [
    'folders',
    'Maak de instituutsmappen in Scorion',
    'Voor elke nieuwe aios een; daar is een aparte handleiding voor.',
  ],
  [
    'csv',
    'Verwijder de CSV van deze computer',
    'Er staan persoonsgegevens in. Als alles in Scorion staat heb je het bestand niet meer nodig.',
  ],
];

/** What is around a list: saving, what comes after, finished CSVs and jobs; all of it invented. */
export function fakeAfter(host: FakeHost, settings: FakeAfterSettings = {}): FakeAfter {
  const full = settings.start === 'full';
  const person = (i: number): PersonView => ({
    row: i + 2,
    rowLabel: String(i + 2),
    name: settings.long
      ? `${names[i % names.length]} van Oudenaarde tot Wijngaarden-Schimmelpenninck`
      : (names[i % names.length] ?? ''),
    username: `BIG-${numbers[i % numbers.length]}`,
  });
  let jobs: StartView['jobs'] = full
    ? [
        {
          id: 'k1',
          file: settings.long
            ? `${'Aanlevering nieuwe aiossen september '.repeat(3)}.xlsx`
            : 'Instroom september.xlsx',
          saved: '2026-03-03T16:20:00',
          rows: 37,
          stage: 'opgeslagen, 2 van 7 stappen gedaan',
          unreadable: false,
        },
        { id: 'k2', file: '', saved: '2026-02-11T09:05:00', rows: 0, stage: '', unreadable: true },
      ]
    : [];
  let recents: StartView['recents'] = full
    ? [
        { path: 'C:\\Lijsten\\maart.xlsx', file: 'maart.xlsx', folder: 'C:\\Lijsten', there: true },
        { path: 'C:\\Lijsten\\nakomers.xlsx', file: 'nakomers.xlsx', folder: 'C:\\Lijsten', there: false },
      ]
    : [];
  let leftovers: StartView['leftovers'] = full
    ? [
        {
          id: 'l1',
          file: 'aios.csv',
          folder: 'C:\\Users\\b\\Downloads',
          date: '2026-03-03',
          rows: 37,
          state: 'same',
          message: '',
        },
        {
          id: 'l2',
          file: 'aios-leiden.csv',
          folder: 'C:\\Users\\b\\Downloads',
          date: '2025-09-02',
          rows: 41,
          state: 'changed',
          message: '4 BIG-nummers missen de voorloopnul.',
        },
      ]
    : [];
  const last: StartView['last'] = full
    ? {
        date: '2026-03-03',
        institute: 'Leiden (LUMC)',
        written: 37,
        leftOut: 1,
        open: ['Maak de instituutsmappen in Scorion'],
      }
    : null;

  const start = () => ({ jobs, recents, leftovers, last });
  const first = (): StartView => ({ ...host.start(), ...start() });
  const saved = (file: string): Saved => ({
    path: `C:\\Lijsten\\${file}`,
    file,
    written: host.list().counts.written,
    leftOut: [],
    aside: [],
    sha256: '',
  });
  const write = (name: string, file: string) => host.answer(name, [], () => saved(file));
  const mail = (rows: readonly number[]): MailView => ({
    to: 'landelijk beheer van Scorion',
    subject: `Account bestaat al: ${rows.length} aiossen van Leiden (LUMC)`,
    body: [
      'Beste collega,',
      '',
      ...rows.map((r) => `${person(r - 2).name}, ${person(r - 2).username}`),
      '',
      'Met vriendelijke groet,',
    ].join('\n'),
    note: 'In deze tekst staan persoonsgegevens.',
    count: rows.length,
  });
  const checklist = (): CheckItem[] =>
    steps.map(([id, title, explain]) => ({ id, title, explain, done: false, date: '' }));

  function keep(): Saved {
    const list = host.list();
    const out = saved('aios-leiden-2026-04-14.csv');
    host.change({
      written: {
        path: out.path,
        file: out.file,
        folder: 'C:\\Lijsten',
        date: '2026-04-14',
        written: out.written,
        leftOut: out.leftOut.map(String),
        aside: list.counts.aside > 0 ? ['8'] : [],
        state: 'same',
        message: '',
        uploads: list.written?.uploads ?? 0,
      },
      checklist: list.checklist.length > 0 ? list.checklist : checklist(),
    });
    return out;
  }

  function before(): BeforeView {
    const asks = settings.before === 'full';
    const list = host.list();
    return {
      guesses: asks
        ? [
            {
              row: 5,
              rowLabel: '5',
              field: 'big_nr',
              cell: 'D5',
              name: person(3).name,
              before: '9000001901',
              after: '09000001901',
              message: 'Nul vooraan, maar het kan ook een ander cijfer zijn dat ontbreekt.',
              answer: 'yes',
              index: 3,
            },
            {
              row: 6,
              rowLabel: '6',
              field: 'email',
              cell: 'C6',
              name: person(4).name,
              before: 'maartje@gmial.example',
              after: '',
              message: 'Dit e-maildomein komt maar één keer voor.',
              answer: '',
              index: 4,
            },
          ]
        : [],
      more: asks ? 3 : 0,
      sample: [0, 3, 5].map((i) => ({
        row: i + 2,
        name: person(i).name,
        bigNr: numbers[i] ?? '',
        why: i === 3 ? 'de nul vooraan is toegevoegd' : 'willekeurig gekozen',
      })),
      addresses: 'noor@voorbeeld.example; daan@voorbeeld.example; yasmina@voorbeeld.example',
      mal: asks ? '2025-09-01' : '2026-04-14',
      malOld: asks,
      expected: asks ? 38 : 0,
      written: list.counts.written,
    };
  }

  function read(text: string): AnswerView {
    const people = [...text.matchAll(/BIG-(\d{11})/gi)].flatMap((m) => {
      const i = numbers.indexOf(m[1] ?? '');
      return i < 0 ? [] : [person(i)];
    });
    const unknown = [...text.matchAll(/BIG-(\d{11})/gi)]
      .map((m) => m[0])
      .filter((n) => !numbers.includes(n.slice(4)));
    const lines = people.length > 0 ? [] : [...text.matchAll(/regel\s+(\d+)/gi)].map((m) => Number(m[1]));
    const kind = /overgeslagen/i.test(text)
      ? 'skipped'
      : /geweigerd/i.test(text)
        ? 'refused'
        : /verkeerd/i.test(text)
          ? 'format'
          : /geen fouten/i.test(text)
            ? 'fine'
            : '';
    return {
      kind,
      people,
      headerCounted: lines.map((n) => person(n - 2)),
      headerLeftOut: lines.map((n) => person(n - 1)),
      leftOut: [],
      noMatch: unknown,
      cut: false,
    };
  }

  const comparison = (): ComparisonView => ({
    file: 'maart.csv',
    new: [person(0), person(1)],
    unchanged: 31,
    changed: [
      {
        person: person(2),
        fields: [{ label: 'e-mail', before: 'y.aksoy@oud.example', now: 'yasmina@voorbeeld.example' }],
      },
    ],
    gone: [person(5)],
    notes: [],
  });

  let mended = false;
  const broken = (): CSVView =>
    mended
      ? {
          ...damaged(),
          state: 'same',
          date: '2026-04-14',
          message: 'Ongewijzigd sinds Aiosmap het schreef op 14 april 2026.',
          matters: [],
        }
      : damaged();
  const damaged = (): CSVView => ({
    file: 'aios-leiden.csv',
    path: 'C:\\Users\\b\\Downloads\\aios-leiden.csv',
    state: 'changed',
    date: '',
    rows: 37,
    message: '4 BIG-nummers missen de voorloopnul.',
    matters: [
      {
        title: '4 BIG-nummers missen de voorloopnul.',
        count: 4,
        cells: [
          'M5, Björn Hólm: ‘9000001901’ hoort ‘09000001901’ te zijn.',
          'M6, Maartje Wolthuis: ‘9000002701’ hoort ‘09000002701’ te zijn.',
          'M11, Esmée Terpstra: ‘9000001901’ hoort ‘09000001901’ te zijn.',
          'M12, Koen Kuiper: ‘9000002701’ hoort ‘09000002701’ te zijn.',
        ],
      },
    ],
    remaining: 0,
  });

  return {
    start,
    broken,
    files: {
      Before: () => host.answer('Before', [], before),
      Save: () => host.answer('Save', [], keep),
      SaveWorkbook: () => write('SaveWorkbook', 'aios-leiden-veilig.xlsx'),
      SaveReport: () => write('SaveReport', 'maart-verslag.xlsx'),
      SaveQuestions: () => write('SaveQuestions', 'maart-vragen.xlsx'),
      SaveAside: () => write('SaveAside', 'maart-apart.xlsx'),
      SaveTickList: () => write('SaveTickList', 'maart-aftekenlijst.xlsx'),
      SaveHandover: () => write('SaveHandover', 'maart-klus.xlsx'),
      QuestionsMail: () =>
        host.answer('QuestionsMail', [], () => ({
          to: 'de afzender van de lijst',
          subject: 'Vragen over de lijst nieuwe aiossen',
          body: 'Beste collega,\n\nRij 8, Thijs Brandsma: het BIG-nummer heeft 9 cijfers. Wat is het goede nummer?\n\nMet vriendelijke groet,',
          note: 'In deze tekst staan persoonsgegevens.',
          count: 1,
        })),
      ShowFolder: () => host.answer('ShowFolder', [], () => undefined),
    },
    after: {
      Tick: (id, done) =>
        host.answer('Tick', [id, done], () =>
          host.change({
            checklist: host
              .list()
              .checklist.map((c) => (c.id === id ? { ...c, done, date: done ? '2026-04-14' : '' } : c)),
          }),
        ),
      ReadAnswer: (text) => host.answer('ReadAnswer', [text], () => read(text)),
      Skipped: (rows) => host.answer('Skipped', [rows], () => mail(rows)),
      Refused: (rows) =>
        host.answer('Refused', [rows], () => {
          const { written, counts } = host.list();
          return host.change({
            counts: {
              ...counts,
              written: counts.written - rows.length,
              leftOut: counts.leftOut + rows.length,
            },
            saveLabel: `CSV met ${counts.written - rows.length} aiossen opslaan`,
            written: written ? { ...written, state: 'older', uploads: written.uploads + 1 } : null,
          });
        }),
      Compare: () => host.answer('Compare', [], comparison),
      ForeignMail: (rows) => host.answer('ForeignMail', [rows], () => mail(rows)),
      ChangedMail: (rows) => host.answer('ChangedMail', [rows], () => mail(rows)),
      OnlyNew: () => host.answer('OnlyNew', [], () => host.change({})),
      Finish: () => host.answer('Finish', [], first),
      RemoveWritten: () =>
        host.answer('RemoveWritten', [], () => {
          const { written, checklist } = host.list();
          return host.change({
            written: written && { ...written, state: 'gone' },
            checklist: checklist.map((c) => (c.id === 'csv' ? { ...c, done: true, date: '2026-04-14' } : c)),
          });
        }),
    },
    finished: {
      Repair: () =>
        host.answer('Repair', [], () => {
          mended = true;
          return { ...saved('aios-leiden.csv'), path: damaged().path, written: 37 };
        }),
      RepairWritten: () =>
        host.answer('RepairWritten', [], () => {
          const { written } = host.list();
          return host.change({ written: written && { ...written, state: 'same', message: '' } });
        }),
      OpenAsList: () => host.answer('OpenAsList', [], () => host.list()),
      Close: () => host.answer('Close', [], () => undefined),
      Remove: (id) =>
        host.answer('Remove', [id], () => {
          leftovers = leftovers.filter((l) => l.id !== id);
          return first();
        }),
      Forget: (id) =>
        host.answer('Forget', [id], () => {
          leftovers = leftovers.filter((l) => l.id !== id);
          return first();
        }),
      Look: (id) => host.answer('Look', [id], broken),
    },
    jobs: {
      Resume: (id) => host.answer('Resume', [id], () => host.list()),
      Remove: (id) =>
        host.answer('RemoveJob', [id], () => {
          jobs = jobs.filter((j) => j.id !== id);
          return first();
        }),
      ClearRecents: () =>
        host.answer('ClearRecents', [], () => {
          recents = [];
          return first();
        }),
    },
  };
}
