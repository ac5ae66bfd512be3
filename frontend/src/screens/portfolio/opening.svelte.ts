import { failed } from './failed';
import type {
  BackupView,
  CodeView,
  FieldProblem,
  FrameView,
  MovedView,
  NewPortfolioForm,
  OpeningView,
  PortfolioFileView,
  UserNameView,
} from '../../lib/api/portfolio-types';
import type { Failure } from '../../lib/api/types';
import type { Portfolio } from './portfolio.svelte';
import type { Place } from './place';

/** The pages before a portfolio is open. */
export type Step =
  | 'start'
  | 'profile'
  | 'password'
  | 'code'
  | 'typed'
  | 'forgotten'
  | 'move'
  | 'file'
  /** A PDF that is held against its signature. */
  | 'verify'
  /** A declaration filled in by hand, of which nothing is kept. */
  | 'loose';

/** Refusals that are about what was typed, not about the file. */
const typing = [
  'password-wrong',
  'portfolio-locked',
  'portfolio-unknown',
  'portfolio-several',
  'keystore-missing',
];

/** What the pages before a portfolio is open know and ask. */
export class Opening {
  view: OpeningView | undefined = $state.raw();
  step: Step = $state('start');
  /** The name that was typed, kept over the pages. */
  userName = $state('');
  form: NewPortfolioForm = $state({ name: '', userName: '', institute: '', email: '', password: '' });
  problems: FieldProblem[] = $state.raw([]);
  code: CodeView | undefined = $state.raw();
  /** Why the last thing did not go through. */
  failure: Failure | undefined = $state.raw();
  /** Wrong passwords, as far as they were told here. */
  failures = $state(0);
  /** Several files with one user name; one is chosen. */
  several: PortfolioFileView[] = $state.raw([]);
  chosen = $state('');
  /** The file that something is the matter with, and what. */
  file: PortfolioFileView | undefined = $state.raw();
  matter: Failure | undefined = $state.raw();
  backups: BackupView[] | undefined = $state.raw();
  moved: MovedView | undefined = $state.raw();
  /** It could not be seen what lies on this computer. */
  unread = $state(false);
  /** What was done, before anything is open. */
  done = $state('');

  constructor(private readonly portfolio: Portfolio) {}

  private get core() {
    return this.portfolio.core.opening;
  }

  /** The bound service, for fields that ask it while somebody types. */
  get service() {
    return this.core;
  }

  get busy(): boolean {
    return this.portfolio.working !== '';
  }

  /** The file that the computer's login opens; undefined when none or several do. */
  get withLogin(): PortfolioFileView | undefined {
    const found = this.view?.files.filter((f) => f.login && f.state === 'ok') ?? [];
    return found.length === 1 ? found[0] : undefined;
  }

  /** Files that cannot simply be opened. */
  get troubled(): PortfolioFileView[] {
    return this.view?.files.filter((f) => f.state !== 'ok') ?? [];
  }

  async load(): Promise<void> {
    const view = await this.portfolio.ask(() => this.core.State());
    if (view) this.view = view;
    this.unread = view === undefined;
  }

  to(step: Step): void {
    this.step = step;
    this.failure = undefined;
    this.done = '';
    this.problems = [];
  }

  checkUser(text: string): Promise<UserNameView | undefined> {
    return this.core.CheckUserName(text).catch(() => undefined);
  }

  /** The first page of a new portfolio; true when nothing is wrong with it. */
  async checkProfile(): Promise<boolean> {
    const { name, userName, institute, email } = this.form;
    const problems = await this.call('Gegevens nagaan', () =>
      this.core.CheckProfile(name, userName, institute, email),
    );
    this.problems = problems ?? [];
    if (!problems || problems.length > 0) return false;
    this.to('password');
    return true;
  }

  async prepare(password: string): Promise<void> {
    this.form.password = password;
    const code = await this.call('Sleutels maken', () => this.core.Prepare($state.snapshot(this.form)));
    if (!code) return;
    this.code = code;
    this.to('code');
  }

  async confirm(text: string): Promise<void> {
    const frame = await this.call('Portfolio maken', () => this.core.ConfirmCode(text));
    if (frame) this.finish(frame, { at: 'begun' });
  }

  /** Leaves the making; nothing was written. */
  async cancel(): Promise<void> {
    this.code = undefined;
    this.form = { name: '', userName: '', institute: '', email: '', password: '' };
    this.to('start');
    await this.core.Cancel().catch(() => undefined);
  }

  async open(userName: string, password: string): Promise<void> {
    this.userName = userName;
    await this.attempt(userName, 'Portfolio openen', () => this.core.Open(userName, password, this.chosen));
  }

  async openWithLogin(id: string): Promise<void> {
    await this.attempt('', 'Portfolio openen', () => this.core.OpenWithLogin(id));
  }

  async forgot(userName: string, code: string, next: string): Promise<void> {
    this.userName = userName;
    await this.attempt(userName, 'Nieuw wachtwoord instellen', () =>
      this.core.Forgot(userName, code, next, this.chosen),
    );
  }

  async forgotWithLogin(id: string, next: string): Promise<void> {
    await this.attempt('', 'Nieuw wachtwoord instellen', () => this.core.ForgotWithLogin(id, next));
  }

  /** Shows what can be done about a file. */
  async look(file: PortfolioFileView, matter: Failure | null = file.matter): Promise<void> {
    this.to('file');
    this.file = file;
    this.matter = matter ?? undefined;
    this.backups = undefined;
    this.backups = (await this.call('Reservekopieën zoeken', () => this.core.Backups(file.id))) ?? [];
  }

  async restore(backup: BackupView): Promise<void> {
    const file = this.file;
    if (!file) return;
    const view = await this.call('Reservekopie terugzetten', () => this.core.Restore(file.id, backup.path));
    if (view)
      this.back(view, 'De reservekopie is teruggezet. Open je portfolio en kijk na wat er ontbreekt.');
  }

  async useLeftover(): Promise<void> {
    const file = this.file;
    if (!file) return;
    const view = await this.call('Bestand nemen', () => this.core.UseLeftover(file.id));
    if (view) this.back(view, 'Het bestand staat op zijn plaats. Open je portfolio.');
  }

  /**
   * Takes the portfolio of a user name out of sight, so that a new one can be
   * made for it; nothing is deleted.
   */
  async setAside(userName: string): Promise<void> {
    const view = await this.call('Opzij leggen', async () => {
      const found = await this.core.Find(userName);
      let left: OpeningView | undefined;
      for (const file of found) left = await this.core.SetAside(file.id);
      return left ?? this.core.State();
    });
    if (!view) return;
    this.view = view;
    this.form.userName = userName;
    this.to('profile');
  }

  /** Looks whether the matter with a file has passed. */
  async again(): Promise<void> {
    await this.load();
    const now = this.view?.files.find((f) => f.id === this.file?.id);
    if (now && now.state !== 'ok') {
      await this.look(now);
      this.portfolio.tell('Er is nog niets veranderd.');
    } else this.to('start');
  }

  async pickMoved(): Promise<void> {
    const moved = await this.call('Portfolio halen', () => this.core.PickMoved());
    if (!moved) return;
    if (moved.what === 'question') {
      this.moved = moved;
      return;
    }
    await this.load();
    this.to('start');
    this.done =
      moved.what === 'same'
        ? 'Dit portfolio stond al op deze computer. Open het met je gebruikersnaam en wachtwoord.'
        : 'Je portfolio staat nu op deze computer. Open het met je gebruikersnaam en wachtwoord.';
  }

  async answerMoved(take: boolean): Promise<void> {
    const view = await this.call('Portfolio halen', () => this.core.AnswerMoved(take));
    this.moved = undefined;
    if (view)
      this.back(
        view,
        take
          ? 'Het portfolio van de andere computer staat er nu. Dat van deze computer is bewaard als reservekopie.'
          : 'Het portfolio op deze computer is gebleven zoals het was.',
      );
  }

  showFolder(): Promise<unknown> {
    return this.call('Map tonen', () => this.core.ShowFolder());
  }

  private back(view: OpeningView, done: string): void {
    this.view = view;
    this.to('start');
    this.done = done;
    this.portfolio.tell(done);
  }

  /** Tries to open; a refusal about the file itself leads to what can be done about it. */
  private async attempt(userName: string, words: string, call: () => Promise<FrameView>): Promise<void> {
    let refused: Failure | undefined;
    const frame = await this.call(words, call, (failure) => (refused = failure));
    if (frame) {
      this.finish(frame);
      return;
    }
    if (!refused) return;
    const found = userName === '' ? [] : await this.core.Find(userName).catch(() => []);
    this.failures = Math.max(0, ...found.map((f) => f.failures));
    if (refused.code === 'portfolio-several') {
      this.several = found;
      this.chosen = found[0]?.id ?? '';
      return;
    }
    const file = found.find((f) => f.id === this.chosen) ?? found.find((f) => f.state !== 'ok') ?? found[0];
    const aboutFile = refused.code.startsWith('portfolio-') && !typing.includes(refused.code);
    if (file && aboutFile) await this.look(file, refused);
  }

  private finish(frame: FrameView, at?: Place): void {
    this.form = { name: '', userName: '', institute: '', email: '', password: '' };
    this.code = undefined;
    this.portfolio.opened(frame, at);
  }

  private async call<T>(
    words: string,
    make: () => Promise<T>,
    refused: (failure: Failure) => void = () => undefined,
  ): Promise<T | undefined> {
    this.failure = undefined;
    return this.portfolio.run(words, make, (reason) => {
      this.failure = failed(reason);
      refused(this.failure);
    });
  }
}
