import type { AboutService, MalService } from '../lib/api/core';
import type { ConstantView, InstituteView, MalVersionView, MalView, SettingsView } from '../lib/api/types';

// Make-believe mal and settings for the development page and the tests. It
// decides nothing; it only shows every state that the screens must be able to draw.

/** Records a call and gives what it makes, or rejects; the core of make-believe has one. */
export type Answer = <T>(name: string, args: unknown[], make: () => T) => Promise<T>;

export interface FakeSettingsGiven {
  /** The chosen institute, empty for none. */
  institute?: string;
  /** Every fixed column has its value. */
  clean?: boolean;
  /** The mal was confirmed in this term. */
  fresh?: boolean;
  /** A column that nobody knows, and an institute with a long name. */
  long?: boolean;
  /** The IT department fixed things; a shared file has news; the settings file was damaged. */
  policy?: boolean;
  answer?: Answer;
}

export interface FakeSettingsServices {
  mal: MalService;
  about: AboutService;
  /** The mal in force. */
  malView(): MalView;
  settingsView(): SettingsView;
  institutes(): InstituteView[];
}

const places = [
  ['amsterdam-amc', 'Amsterdam UMC, locatie AMC'],
  ['amsterdam-vumc', 'Amsterdam UMC, locatie VUmc'],
  ['groningen', 'Groningen (UMCG)'],
  ['leiden', 'Leiden (LUMC)'],
  ['maastricht', 'Maastricht (MUMC+)'],
  ['nijmegen', 'Nijmegen (Radboudumc)'],
  ['rotterdam', 'Rotterdam (Erasmus MC)'],
  ['utrecht', 'Utrecht (UMCU)'],
] as const;

const fixedNames = ['status', 'rolegroup', 'rol', 'instituut', 'niv2', 'in_opleiding'];

/** The mal, the settings and the services that change them. */
export function fakeSettings(given: FakeSettingsGiven = {}): FakeSettingsServices {
  const answer: Answer = given.answer ?? ((_name, _args, make) => Promise.resolve().then(make));
  const constants: Record<string, string> = { in_opleiding: 'in_opl', status: 'Actief', rol: 'aios' };
  if (given.clean) Object.assign(constants, { rolegroup: 'AIOS', instituut: 'Leiden', niv2: 'Leiden' });
  const unknown = given.long ? ['cohortcode_opleidingsinstituut_najaar'] : [];
  let institute = given.institute ?? 'leiden';
  let confirmed = given.fresh ? '2026-09-01' : '2026-04-14';
  let old = !given.fresh;
  let delimiter = ';';
  let bom = true;
  let username = 'big';
  let version = 3;
  let source = 'eerder geladen mal';
  let foreign = 14;
  const recentsOff = given.policy ?? false;
  let shared = given.policy ? '\\\\server\\aiosmap\\instellingen.json' : '';
  let news = given.policy
    ? ['De mal van Leiden (LUMC) heeft een nieuwere versie.', 'Eén vaste waarde is anders: rolegroup.']
    : [];

  const known = () => places.find(([id]) => id === institute);

  function malView(): MalView {
    const one = known();
    return {
      institute: one?.[0] ?? '',
      name: one?.[1] ?? '',
      source: one ? source : '',
      confirmed: one ? confirmed : '',
      constants: one
        ? [...fixedNames, ...unknown].map((column): ConstantView => {
            const isKnown = fixedNames.includes(column);
            return {
              column,
              value: constants[column] ?? '',
              missing: isKnown ? !constants[column] : !(column in constants),
              known: isKnown,
              example: isKnown ? '' : 'HN-2026-2',
              where: isKnown
                ? 'Staat in een eerdere CSV van je instituut; anders weet je lokaal beheerder het.'
                : 'Vraag je lokaal beheerder wat hier moet staan.',
            };
          })
        : [],
      delimiter,
      bom,
      username,
      version: one ? version : 0,
      old,
      changes: [],
    };
  }

  function settingsView(): SettingsView {
    return {
      dataFolder: 'C:\\Users\\secretariaat\\AppData\\Local\\Aiosmap',
      keeps: !given.policy,
      policy: given.policy
        ? ['Deze Aiosmap is alleen voor de import.', 'Lijsten die je opende worden niet onthouden.']
        : [],
      policyFile: given.policy ? 'C:\\ProgramData\\Aiosmap\\beleid.json' : '',
      recentsOff,
      foreign,
      shared,
      sharedFixed: given.policy ?? false,
      sharedNews: news,
      doubt: given.policy
        ? {
            code: 'settings-damaged',
            message: 'Het bestand met instellingen was niet heel. Aiosmap werkt verder met de vorige versie.',
            hint: 'Kijk op het scherm Mal of je laatste wijziging er nog in staat.',
          }
        : null,
    };
  }

  function kept(): MalVersionView[] {
    const older: MalVersionView[] = [
      {
        version: 2,
        confirmed: '2025-09-02',
        changes: ['De kolom niv2 staat nu vóór big_nr.'],
        newest: false,
      },
      { version: 1, confirmed: '', changes: [], newest: false },
    ];
    const newest = { version, confirmed, changes: ['De waarde van rolegroup is nu ‘AIOS’.'], newest: true };
    return [newest, ...older];
  }

  const saved = (file: string) => ({
    path: `C:\\Users\\secretariaat\\Documents\\${file}`,
    file,
    written: 0,
    leftOut: [],
    aside: [],
    sha256: '0'.repeat(64),
  });

  function load(name: string): MalView {
    source = name;
    version++;
    confirmed = '2026-09-01';
    old = false;
    constants['rolegroup'] = 'AIOS Leiden';
    // Only the answer tells what is different, as in the core.
    const changes = ['De kolom niv2 staat nu vóór big_nr.', 'De waarde van rolegroup is nu ‘AIOS Leiden’.'];
    return { ...malView(), changes };
  }

  function changed(make: () => void): MalView {
    make();
    return malView();
  }

  return {
    malView,
    settingsView,
    institutes: () => places.map(([id, name]) => ({ id, name, mal: { ...malView(), institute: id, name } })),
    mal: {
      Use: (id) => answer('Use', [id], () => changed(() => (institute = id))),
      Pick: () => answer('Mal.Pick', [], () => load('mal_leiden_2026.csv')),
      LoadPath: (path) => answer('LoadPath', [path], () => load(path.split(/[\\/]/).pop() ?? path)),
      LoadContent: (name, base64) => answer('LoadContent', [name, base64], () => load(name)),
      SetConstants: (values) =>
        answer('SetConstants', [values], () => changed(() => Object.assign(constants, values))),
      SetUsername: (form) => answer('SetUsername', [form], () => changed(() => (username = form))),
      SetForm: (between, mark) =>
        answer('SetForm', [between, mark], () =>
          changed(() => {
            delimiter = between;
            bom = mark;
          }),
        ),
      Confirm: () =>
        answer('Confirm', [], () =>
          changed(() => {
            confirmed = '2026-09-01';
            old = false;
          }),
        ),
      Versions: () => answer('Versions', [], kept),
      Restore: (number) => answer('Restore', [number], () => changed(() => version++)),
      SaveExample: (what, form) =>
        answer('SaveExample', [what, form], () =>
          saved(what === 'empty' ? `mal leeg.${form}` : `mal gevuld.${form}`),
        ),
    },
    about: {
      Licences: () =>
        answer('Licences', [], () => 'Aiosmap\nMIT\n\nSource Sans 3\nSIL Open Font License 1.1\n'),
      DataFolder: () => answer('DataFolder', [], () => settingsView().dataFolder),
      Settings: () => answer('Settings', [], settingsView),
      Export: () => answer('Export', [], () => saved('aiosmap instellingen.json')),
      Import: () =>
        answer('About.Import', [], () => [
          'De mal van Leiden (LUMC) is vernieuwd.',
          'Twee vaste waarden zijn anders: rolegroup en niv2.',
        ]),
      Share: () =>
        answer('Share', [], () => {
          shared = '\\\\server\\aiosmap\\instellingen.json';
          news = ['De mal van Leiden (LUMC) heeft een nieuwere versie.'];
          return settingsView();
        }),
      Unshare: () =>
        answer('Unshare', [], () => {
          shared = '';
          news = [];
          return settingsView();
        }),
      TakeShared: () =>
        answer('TakeShared', [], () => {
          news = [];
          return settingsView();
        }),
      ForgetForeign: () =>
        answer('ForgetForeign', [], () => {
          foreign = 0;
          return settingsView();
        }),
      Selftest: (report) => answer('Selftest', [report], () => undefined),
    },
  };
}
