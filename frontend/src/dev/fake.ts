import type { Core } from '../lib/api/core';
import type { CoreEvent, Failure, ListView, Opened, ProblemView, StartView } from '../lib/api/types';
import { fakeAfter } from './fake-after';
import { fakePortfolio, type FakePortfolioGiven } from './fake-portfolio';
import { FakeList, fakeColumns, fakeFixed } from './fake-list';
import { fakeSettings } from './fake-settings';

// A core of make-believe for the development page and the tests: every service
// of the real one, on a list that FakeList invents.

export interface FakeSettings {
  rows?: number;
  long?: boolean;
  clean?: boolean;
  institute?: string;
  open?: boolean;
  refuse?: Failure;
  selftest?: boolean;
  /** The mal was confirmed in this term. */
  fresh?: boolean;
  /** No place for a key: the open list is not kept. */
  forgets?: boolean;
  /** The file is there no more. */
  gone?: boolean;
  /** The e-mail address of row 3 was changed in the file under an edit. */
  conflict?: boolean;
  /** The first screen has jobs, recent lists and leftovers. */
  full?: boolean;
  /** There is something to look at before saving. */
  guesses?: boolean;
  /** A finished CSV was opened. */
  csv?: boolean;
  policy?: boolean;
  /** What there is of a portfolio; nothing yet when left out. */
  portfolio?: Omit<FakePortfolioGiven, 'answer'>;
  /** Milliseconds that a file takes to be read, with progress. */
  slow?: number;
}

export interface Fake extends Core {
  calls: { name: string; args: unknown[] }[];
  /** Rejects the next call of this name. */
  fail(name: string, failure: unknown): void;
  /** Tells something unasked. */
  tell(event: Partial<CoreEvent> & { what: string }): void;
  list(): ListView;
}

export function fakeCore(settings: FakeSettings = {}): Fake {
  const count = settings.rows ?? 37;
  const calls: Fake['calls'] = [];
  const failing = new Map<string, unknown>();
  const ears = new Set<(event: CoreEvent) => void>();
  let opened = settings.open ?? false;
  let parts: Partial<ListView> = {};
  let stopped: (() => void) | undefined;

  function answer<T>(name: string, args: unknown[], make: () => T): Promise<T> {
    calls.push({ name, args });
    const failure = failing.get(name);
    failing.delete(name);
    return failure === undefined ? Promise.resolve().then(make) : Promise.reject(failure);
  }

  const set = fakeSettings({
    institute: settings.institute ?? 'leiden',
    clean: settings.clean ?? false,
    fresh: settings.fresh ?? settings.clean ?? false,
    long: settings.long ?? false,
    policy: settings.policy ?? false,
    answer,
  });
  const fresh = () =>
    new FakeList(
      {
        rows: count,
        long: settings.long ?? false,
        clean: settings.clean ?? false,
        conflict: settings.conflict ?? false,
      },
      set.malView,
    );
  let list = fresh();

  function general(): ProblemView[] {
    const missing = set.malView().constants.filter((c) => c.missing);
    if (settings.clean) return [];
    return missing.map(({ column }) => ({
      code: 'constant-missing',
      severity: 'error',
      row: 0,
      column,
      cell: '',
      value: '',
      message: `De vaste waarde van ‘${column}’ is nog niet bekend.`,
      hint: 'Vul hem in, of vraag je lokaal beheerder.',
    }));
  }

  function view(): ListView {
    const mal = set.malView();
    const errors = list.under('error').length;
    const out = list.under('out').length;
    const aside = list.under('aside').length;
    const whole = general();
    const canSave = errors === 0 && whole.length === 0;
    const written = list.rows().length - out - aside;
    return {
      file: settings.long
        ? 'Definitieve lijst nieuwe aiossen huisartsgeneeskunde instroom september 2026 (aangevuld door de praktijk, versie 3).xlsx'
        : 'nieuwe aiossen september.xlsx',
      path: settings.long ? '' : 'C:\\Gebruikers\\secretariaat\\Documenten\\nieuwe aiossen september.xlsx',
      format: 'Excel-werkmap',
      sheet: list.set('sheet') || 'Instroom',
      sheets: [
        { name: 'Instroom', hidden: false, rows: count },
        { name: 'Oud', hidden: true, rows: 12 },
      ],
      headerRow: Number(list.set('header-row') || 1),
      reading: 1,
      encoding: settings.long
        ? {
            name: list.set('encoding') || 'windows-1252',
            label: list.set('encoding') === 'macroman' ? 'Mac Roman' : 'Windows-1252',
            guessed: list.set('encoding') === '',
            choices: [
              { name: 'windows-1252', label: 'Windows-1252', sample: 'Björn Hólm' },
              { name: 'macroman', label: 'Mac Roman', sample: 'Bjˆrn HÛlm' },
            ],
          }
        : null,
      hiddenRows: settings.long ? 2 : 0,
      hiddenColumns: settings.long ? ['G'] : [],
      sourceColumns: [
        ...[
          ['A', 'Voornaam', 'firstname', 'voornaam'],
          ['B', 'Achternaam', 'lastname', 'achternaam'],
          ['C', 'E-mail', 'email', 'e-mail'],
          ['D', 'BIG-nr.', 'big_nr', 'BIG-nummer'],
          ['E', 'M/V', 'gender', 'geslacht'],
        ].map(([letter = '', header = '', field = '', fieldLabel = '']) => ({
          letter,
          header,
          field,
          fieldLabel,
          how: 'synonym',
          hidden: false,
        })),
        { letter: 'F', header: 'Opmerkingen', field: '', fieldLabel: '', how: '', hidden: false },
      ],
      mal,
      columns: fakeColumns.map(([field, label, letter]) => ({
        field,
        header: field,
        label,
        letter,
        constant: fakeFixed.includes(field) || field === 'password',
        locked: fakeFixed.includes(field)
          ? 'Deze kolom is voor alle aiossen gelijk. Wijzig haar in de mal.'
          : field === 'username'
            ? 'De gebruikersnaam volgt uit het BIG-nummer. Wijzig dat.'
            : field === 'password'
              ? 'Het wachtwoord blijft leeg; Scorion vult het zelf.'
              : '',
        choices:
          field === 'gender'
            ? [
                { value: 'gender_v', label: 'vrouw' },
                { value: 'gender_m', label: 'man' },
              ]
            : [],
      })),
      counts: {
        rows: list.rows().length,
        written,
        leftOut: out,
        aside,
        changed: list.under('changed').length,
        suggestions: list.under('suggestion').length,
        check: list.under('check').length,
        errors,
      },
      kinds: list.kinds(),
      general: whole,
      canSave,
      whyNot: canSave
        ? ''
        : whole.length > 0
          ? 'Eerst zijn de vaste waarden van de mal nodig.'
          : `In ${errors} rijen staat nog een fout. Verbeter ze hier of in de lijst, of zet die rijen apart.`,
      saveLabel: `CSV met ${written.toLocaleString('nl-NL')} aiossen opslaan`,
      choices: {
        hidden: list.set('hidden'),
        encoding: list.set('encoding'),
        username: list.set('username'),
        expected: Number(list.set('expected') || 0),
      },
      history: list.history(),
      source: settings.long ? 'none' : settings.gone ? 'gone' : 'watched',
      kept: !settings.forgets,
      written: null,
      checklist: [],
      ...parts,
    };
  }

  function start(): StartView {
    return {
      list: opened ? view() : null,
      csv: settings.csv ? after.broken() : null,
      institutes: set.institutes(),
      institute: set.malView().institute,
      version: '0.1.0',
      ...after.start(),
      settings: set.settingsView(),
      selftest: settings.selftest ?? false,
      failure: null,
    };
  }

  const after = fakeAfter(
    {
      list: view,
      change: (changed) => {
        parts = { ...parts, ...changed };
        return view();
      },
      start: () => ({ ...start(), list: null, csv: null }),
      answer,
    },
    {
      start: settings.full ? 'full' : 'none',
      before: settings.guesses ? 'full' : 'none',
      long: settings.long ?? false,
    },
  );

  async function opening(name: string, args: unknown[]): Promise<Opened> {
    if (settings.slow) await slowly(settings.slow);
    return answer(name, args, () => {
      if (settings.refuse && name !== 'OpenAgain') throw settings.refuse;
      opened = true;
      parts = {};
      list = fresh();
      return { list: view(), csv: null };
    });
  }

  /** Takes its time and tells how far it is, until it is stopped. */
  function slowly(time: number): Promise<void> {
    return new Promise((done, stop) => {
      const steps = 20;
      let step = 0;
      const clock = setInterval(() => {
        step++;
        tell({ what: 'progress', work: 'Rijen lezen', done: step * 1000, total: steps * 1000 });
        if (step < steps) return;
        clearInterval(clock);
        done();
      }, time / steps);
      stopped = () => {
        clearInterval(clock);
        stop({ code: 'stopped', message: 'Het lezen is gestopt.', hint: '' } satisfies Failure);
      };
    });
  }

  function tell(event: Partial<CoreEvent> & { what: string }): void {
    const plain = {
      say: '',
      work: '',
      job: '1',
      ended: false,
      done: 0,
      total: 0,
      stop: false,
      failure: null,
    };
    for (const heard of ears) heard({ ...plain, ...event });
  }

  function acted(name: string, args: unknown[], make: () => void): Promise<ListView> {
    return answer(name, args, () => {
      make();
      parts = {};
      return view();
    });
  }

  return {
    calls,
    fail: (name, failure) => failing.set(name, failure),
    tell,
    list: view,
    hear: (heard) => {
      ears.add(heard);
      return () => ears.delete(heard);
    },
    import: {
      Start: () => answer('Start', [], start),
      Pick: () => opening('Pick', []),
      OpenPath: (path) => opening('OpenPath', [path]),
      OpenContent: (name, base64) => opening('OpenContent', [name, base64]),
      OpenPasted: (text, html) => opening('OpenPasted', [text, html]),
      OpenAgain: (password) => opening('OpenAgain', [password]),
      OpenTyped: () => opening('OpenTyped', []),
      Current: () =>
        answer('Current', [], () => {
          list.stale();
          return opened ? view() : null;
        }),
      Do: (action) => acted('Do', [action], () => list.act(action)),
      Undo: () => acted('Undo', [], () => list.go(-1)),
      Redo: () => acted('Redo', [], () => list.go(1)),
      UndoAll: () => acted('UndoAll', [], () => list.go(-Infinity)),
      Rows: (filter, from, n) =>
        answer('Rows', [filter, from, n], () => {
          const rows = list.under(filter);
          return { total: rows.length, from, rows: rows.slice(from, from + n).map((r) => r.view) };
        }),
      Row: (row) =>
        answer('Row', [row], () => {
          const found = list.rows().find((r) => r.view.row === row);
          if (found) return found.detail;
          throw { code: 'row-unknown', message: `Rij ${row} staat niet in de lijst.`, hint: '' } as Failure;
        }),
      Places: (kind, from, n) =>
        answer('Places', [kind, from, n], () => list.places(kind).slice(from, from + n)),
      Next: (row, field, back, filter) =>
        answer('Next', [row, field, back, filter], () => list.next(row, field, back, filter)),
      IndexOf: (row, filter) =>
        answer('IndexOf', [row, filter], () => list.under(filter).findIndex((r) => r.view.row === row)),
      Stop: () => answer('Stop', [], () => stopped?.()),
      Close: () =>
        answer('Close', [], () => {
          opened = false;
        }),
    },
    files: after.files,
    after: after.after,
    finished: after.finished,
    jobs: after.jobs,
    mal: set.mal,
    about: set.about,
    portfolio: fakePortfolio({ importOnly: settings.policy ?? false, ...settings.portfolio, answer }),
  };
}
