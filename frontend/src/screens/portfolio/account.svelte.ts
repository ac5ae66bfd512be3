import { failed } from './failed';
import type { AccountView, BackupView, CodeView } from '../../lib/api/portfolio-types';
import type { Failure } from '../../lib/api/types';
import type { Portfolio } from './portfolio.svelte';

/** The pages under the account icon: what they show and do. */
export class Account {
  view: AccountView | undefined = $state.raw();
  /** Why the last thing did not go through. */
  failure: Failure | undefined = $state.raw();
  /** What was last done, told beside the button. */
  done = $state('');
  backups: BackupView[] | undefined = $state.raw();
  /** A herstelcode that was made and not typed back yet, and what for. */
  code: CodeView | undefined = $state.raw();
  /** The code is being typed back. */
  typing = $state(false);

  constructor(readonly portfolio: Portfolio) {}

  get core() {
    return this.portfolio.core.account;
  }

  get busy(): boolean {
    return this.portfolio.working !== '';
  }

  get readOnly(): boolean {
    return this.portfolio.frame?.readOnly ?? false;
  }

  async load(): Promise<void> {
    const view = await this.call('Gegevens lezen', () => this.core.View());
    if (view) this.view = view;
  }

  async loadBackups(): Promise<void> {
    const found = await this.call('Reservekopieën zoeken', () => this.core.Backups());
    if (found) this.backups = found;
  }

  /** Changes something; true when it went through. */
  async change(words: string, call: () => Promise<AccountView | null>, done: string): Promise<boolean> {
    const view = await this.call(words, call);
    if (!view) return false;
    this.view = view;
    this.tell(done);
    await this.portfolio.look();
    return true;
  }

  /** Makes a new herstelcode; it holds once it is typed back. */
  async make(words: string, call: () => Promise<CodeView>): Promise<void> {
    const code = await this.call(words, call);
    if (!code) return;
    this.code = code;
    this.typing = false;
  }

  async confirm(words: string, call: () => Promise<AccountView>, done: string): Promise<void> {
    if (await this.change(words, call, done)) {
      this.code = undefined;
      this.typing = false;
    }
  }

  /** Forgets a code that was not typed back. */
  async cancel(): Promise<void> {
    this.code = undefined;
    this.typing = false;
    this.failure = undefined;
    await this.core.Cancel().catch(() => undefined);
  }

  tell(done: string): void {
    this.done = done;
    this.portfolio.tell(done);
  }

  async call<T>(words: string, make: () => Promise<T>): Promise<T | undefined> {
    this.failure = undefined;
    this.done = '';
    return this.portfolio.run(words, make, (reason) => {
      const failure = failed(reason);
      if (failure.code === 'portfolio-closed') this.portfolio.refused(failure);
      else this.failure = failure;
    });
  }
}
