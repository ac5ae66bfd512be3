import type { PortfolioCore } from '../lib/api/portfolio';
import type {
  AccountView,
  BackupView,
  CodeView,
  FieldProblem,
  FrameView,
  MovedView,
  NewPortfolioForm,
  OpeningView,
  PortfolioFileView,
  SessionView,
} from '../lib/api/portfolio-types';
import { fakeDocuments } from './fake-documents';
import { fakeDossiers } from './fake-dossiers';
import { fakeHap, firstSettings, optionsOf, type FakeHapSettings } from './fake-hap';
import { fakePapers } from './fake-papers';
import { CODE, checkCode, checkUser, institutes, matters, no, rules } from './fake-rules';
import type { Answer } from './fake-settings';
import { fakeShiftList } from './fake-shift-list';
import { fakeVerify } from './fake-verify';

// A portfolio of make-believe: every service, for the development page and the
// tests. It has the refusals that the screens must be able to tell, and none
// of the keys.

export const PASSWORD = 'Huis(arts!02';
const USER = 'BIG-39000000101';

export type FakeFileState = PortfolioFileView['state'] | 'none';

export interface FakePortfolioGiven {
  /** What lies on this computer. */
  file?: FakeFileState;
  /** It is open from the start. */
  open?: boolean;
  /** The window locked it. */
  locked?: boolean;
  /** Nothing lies in it yet. */
  empty?: boolean;
  long?: boolean;
  /** The IT department allows the import alone. */
  importOnly?: boolean;
  /** The computer's login opens it. */
  login?: boolean;
  /** Without a key store. */
  keyless?: boolean;
  readOnly?: boolean;
  /** Two files with one user name. */
  several?: boolean;
  /** What PickMoved says. */
  moved?: MovedView['what'];
  /** There is something to tell about the file. */
  doubts?: boolean;
  /** The aios logs in to Scorion with a z-number. */
  zNumber?: boolean;
  answer: Answer;
  /** The time, ISO. */
  now?: () => string;
}

/** A portfolio of make-believe. */
export function fakePortfolio(given: FakePortfolioGiven): PortfolioCore {
  const { answer } = given;
  const now = given.now ?? (() => '2026-11-27T13:03:00Z');
  let state: FakeFileState = given.file ?? (given.open || given.locked ? 'ok' : 'none');
  let open = given.open ?? false;
  let locked = given.locked ?? false;
  let failures = 0;
  let password = PASSWORD;
  let user = given.zNumber ? 'z123456' : USER;
  let login = given.login ?? false;
  let place = '';
  let prepared: NewPortfolioForm | undefined;
  let person = {
    name: given.long ? 'Anne-Sophie Wilhelmina van Oosterhout-van den Bergh-Ruiterkamp' : 'Noor van den Berg',
    institute: given.zNumber ? 'nijmegen' : 'leiden',
    email: 'noor@voorbeeld.test',
  };
  let idle = 10;
  let secondPlace = given.empty ? '' : 'E:\\Aiosmap reservekopieën';
  let spare = 1_480_000;
  let backed = '2026-11-27T10:15:30Z';
  const id = '5f0e8a1c2b3d4e5f60718293a4b5c6d7';
  const path = `C:\\Users\\noor\\AppData\\Local\\Aiosmap\\portfolios\\${id}.aiosmap`;
  const system = given.keyless ? '' : 'Windows';

  const nameOf = (institute: string) => institutes.find((i) => i.id === institute)?.name ?? institute;

  const frame = (): FrameView => ({
    id,
    name: person.name,
    userName: user,
    institute: nameOf(person.institute),
    path,
    backup: backed,
    readOnly: given.readOnly ?? false,
    doubts: given.doubts
      ? [
          no(
            'portfolio-doubt',
            'Je laatste wijziging staat er misschien niet in.',
            'Kijk na wat je het laatst schreef. Ontbreekt er iets, zet dan een reservekopie terug.',
          ),
        ]
      : [],
    place,
    idle,
  });

  const session = (): SessionView => ({
    allowed: !given.importOnly,
    frame: open ? frame() : null,
    locked: locked ? { id, name: person.name, userName: user, login } : null,
  });

  function file(): PortfolioFileView {
    const now = state === 'none' ? 'ok' : state;
    return {
      id,
      state: now,
      path,
      modified: '2026-11-26T21:40:00Z',
      size: 2_310_144,
      failures,
      locked: failures >= 3,
      login,
      readOnly: given.readOnly ?? false,
      backups: 6,
      newest: backed,
      matter: matters[now],
    };
  }

  const files = (): PortfolioFileView[] => {
    if (state === 'none') return [];
    const older = { ...file(), id: 'f'.repeat(32), modified: '2026-03-01T09:00:00Z', login: false };
    return given.several ? [file(), older] : [file()];
  };

  const opening = (): OpeningView => ({
    institutes,
    files: files(),
    system,
    folder: 'C:\\Users\\noor\\AppData\\Local\\Aiosmap\\portfolios',
    doubt: null,
  });

  function opened(): FrameView {
    open = true;
    locked = false;
    failures = 0;
    return frame();
  }

  function closed(): SessionView {
    open = false;
    return session();
  }

  const code = (): CodeView => ({ groups: CODE.split('-'), made: now().slice(0, 10) });

  function tryPassword(text: string) {
    if (failures >= 3)
      throw no(
        'portfolio-locked',
        'Dit portfolio is geblokkeerd na drie verkeerde wachtwoorden.',
        'Open het met je herstelcode en kies een nieuw wachtwoord.',
      );
    if (text === password) return;
    failures++;
    const left = 3 - failures;
    throw left > 0
      ? no(
          'password-wrong',
          `Dit wachtwoord klopt niet. Je kunt het nog ${left === 1 ? 'één keer' : `${left} keer`} proberen.`,
          left === 1
            ? 'Twijfel je, kies dan een nieuw wachtwoord met je herstelcode.'
            : 'Let op hoofdletters.',
        )
      : no(
          'portfolio-locked',
          'Dit portfolio is nu geblokkeerd: dit was het derde verkeerde wachtwoord.',
          'Open het met je herstelcode en kies een nieuw wachtwoord.',
        );
  }

  const backup = (made: string, second: boolean, verified = true): BackupView => ({
    path: `${second ? 'E:\\Aiosmap reservekopieën' : 'C:\\Users\\noor\\AppData\\Local\\Aiosmap\\portfolios\\reservekopieen'}\\${made}.aiosmap`,
    folder: second
      ? 'E:\\Aiosmap reservekopieën'
      : 'C:\\Users\\noor\\AppData\\Local\\Aiosmap\\portfolios\\reservekopieen',
    made,
    size: 2_298_880,
    second,
    verified,
  });
  const backups = () => [
    backup(backed, false),
    backup('2026-11-27T10:15:31Z', true),
    backup('2026-11-26T21:41:00Z', false),
    backup('2026-11-20T18:02:00Z', false),
    backup('2026-10-30T17:12:00Z', true, false),
  ];

  const account = (): AccountView => ({
    ...person,
    userName: user,
    kind: user.startsWith('z') ? 'z' : 'big',
    institutes,
    path,
    size: 2_310_144,
    spare,
    idle,
    idleChoices: [5, 10, 15, 30],
    system,
    useLogin: login,
    secondPlace,
    secondDoubt:
      given.doubts && secondPlace !== ''
        ? no('second-place', 'De tweede plek is er nu niet.', 'Sluit de schijf aan, of kies een andere map.')
        : null,
    backup: backup(backed, false),
    changed: true,
    readOnly: given.readOnly ?? false,
  });

  const empty = given.empty ?? false;
  const long = given.long ?? false;
  const lying = fakeDocuments({ empty, long, answer, now });
  const settings: FakeHapSettings = { now: firstSettings(empty, long) };
  const writing = fakeDossiers({
    empty,
    long,
    answer,
    now,
    options: (list) => optionsOf(settings.now, list),
  });
  const { kept } = writing;
  const hap = fakeHap({ kept, lying, settings, answer, now });

  function set(make: () => void): AccountView {
    make();
    return account();
  }

  const saved = (name: string) => ({
    path: `E:\\${name}`,
    file: name,
    written: 0,
    leftOut: [],
    aside: [],
    sha256: '',
  });

  return {
    session: {
      Now: () => answer('Now', [], session),
      Active: () => answer('Active', [], () => undefined),
      Where: (to) => answer('Where', [to], () => void (place = to)),
      Flushed: () => answer('Flushed', [], () => undefined),
      Lock: () =>
        answer('Lock', [], () => {
          locked = true;
          return closed();
        }),
      LogOut: () =>
        answer('LogOut', [], () => {
          locked = false;
          place = '';
          return closed();
        }),
    },
    opening: {
      State: () => answer('State', [], opening),
      CheckUserName: (text) => answer('CheckUserName', [text], () => checkUser(text)),
      CheckProfile: (name, userName, institute, email) =>
        answer('CheckProfile', [name, userName, institute, email], () => {
          const problems: FieldProblem[] = [];
          if (name.trim() === '') problems.push({ field: 'name', message: 'Vul je naam in.' });
          const { problem } = checkUser(userName);
          if (problem) problems.push({ field: 'userName', message: `${problem.message} ${problem.hint}` });
          if (institute === '') problems.push({ field: 'institute', message: 'Kies je instituut.' });
          if (email !== '' && !/^\S+@\S+\.\S+$/.test(email))
            problems.push({
              field: 'email',
              message: 'Dit is geen e-mailadres. Het heeft een @ met iets ervoor en erna.',
            });
          return problems;
        }),
      PasswordRules: (text) => answer('PasswordRules', [text], () => rules(text)),
      Prepare: (form) =>
        answer('Prepare', [form], () => {
          prepared = form;
          return code();
        }),
      ConfirmCode: (text) =>
        answer('ConfirmCode', [text], () => {
          checkCode(text);
          if (prepared) {
            password = prepared.password;
            user = checkUser(prepared.userName).canonical;
            person = { name: prepared.name, institute: prepared.institute, email: prepared.email };
          }
          state = 'ok';
          secondPlace = '';
          return opened();
        }),
      Cancel: () => answer('Opening.Cancel', [], () => void (prepared = undefined)),
      Find: (name) => answer('Find', [name], () => (checkUser(name).canonical === user ? files() : [])),
      Open: (name, text, which) =>
        answer('Open', [name, text, which], () => {
          if (checkUser(name).canonical !== user || state === 'none')
            throw no(
              'portfolio-unknown',
              'Op deze computer is geen portfolio met deze gebruikersnaam.',
              'Kijk of je gebruikersnaam goed is. Staat je portfolio op een andere computer, haal het dan hierheen.',
            );
          if (given.several && which === '')
            throw no('portfolio-several', 'Er zijn er meer met deze gebruikersnaam.', 'Kies er een.');
          const matter = matters[state];
          if (matter) throw matter;
          tryPassword(text);
          return opened();
        }),
      OpenWithLogin: (which) => answer('OpenWithLogin', [which], opened),
      Forgot: (name, text, next, which) =>
        answer('Forgot', [name, text, next, which], () => {
          checkCode(text);
          password = next;
          return opened();
        }),
      ForgotWithLogin: (which, next) =>
        answer('ForgotWithLogin', [which, next], () => {
          password = next;
          return opened();
        }),
      Backups: (which) => answer('Opening.Backups', [which], backups),
      Restore: (which, from) =>
        answer('Restore', [which, from], () => {
          state = 'ok';
          return opening();
        }),
      UseLeftover: (which) =>
        answer('UseLeftover', [which], () => {
          state = 'ok';
          return opening();
        }),
      SetAside: (which) =>
        answer('SetAside', [which], () => {
          state = 'none';
          return opening();
        }),
      PickMoved: () =>
        answer('PickMoved', [], () => {
          const what = given.moved ?? 'taken';
          if (what === 'taken') state = 'ok';
          return { what, theirs: '2026-11-27T08:00:00Z', ours: '2026-11-20T18:02:00Z' };
        }),
      AnswerMoved: (take) => answer('AnswerMoved', [take], opening),
      ShowFolder: () => answer('Opening.ShowFolder', [], () => undefined),
    },
    account: {
      View: () => answer('Account.View', [], account),
      SetProfile: (name, institute, email) =>
        answer('SetProfile', [name, institute, email], () =>
          set(() => (person = { name, institute, email })),
        ),
      SetUserName: (name) =>
        answer('SetUserName', [name], () =>
          set(() => {
            const { canonical, problem } = checkUser(name);
            if (problem) throw problem;
            user = canonical;
          }),
        ),
      SetPassword: (old, next) =>
        answer('SetPassword', [old, next], () =>
          set(() => {
            tryPassword(old);
            failures = 0;
            password = next;
          }),
        ),
      NewCode: () => answer('NewCode', [], code),
      ConfirmNewCode: (text) => answer('ConfirmNewCode', [text], () => set(() => checkCode(text))),
      UseLogin: (on) => answer('UseLogin', [on], () => set(() => (login = on))),
      PickSecondPlace: () =>
        answer('PickSecondPlace', [], () => set(() => (secondPlace = 'E:\\Aiosmap reservekopieën'))),
      ClearSecondPlace: () => answer('ClearSecondPlace', [], () => set(() => (secondPlace = ''))),
      SetIdle: (minutes) => answer('SetIdle', [minutes], () => set(() => (idle = minutes))),
      BackupNow: () => answer('BackupNow', [], () => set(() => (backed = now()))),
      Backups: () => answer('Account.Backups', [], backups),
      RestoreOpen: (from) => answer('RestoreOpen', [from], opened),
      Rekey: (text) =>
        answer('Rekey', [text], () => {
          tryPassword(text);
          return code();
        }),
      ConfirmRekey: (text) => answer('ConfirmRekey', [text], () => set(() => checkCode(text))),
      Cancel: () => answer('Account.Cancel', [], () => undefined),
      MoveOut: () => answer('MoveOut', [], () => saved('portfolio 27-11-2026.aiosmap')),
      Export: (withScratch) =>
        answer('Portfolio.Export', [withScratch], () => saved('portfolio 27-11-2026.zip')),
      Compact: () => answer('Compact', [], () => set(() => (spare = 0))),
      DropBackups: () => answer('DropBackups', [], () => set(() => (backed = now()))),
      ShowFolder: () => answer('Account.ShowFolder', [], () => undefined),
    },
    dossiers: writing.dossiers,
    scratch: writing.scratch,
    documents: lying.documents,
    post: lying.post,
    papers: {
      ...fakePapers({ lying, kept, settings, name: () => person.name, answer, now }),
      ...fakeVerify(answer, long),
    },
    hap,
    shiftList: fakeShiftList({ kept, hap, answer, long }),
  };
}
