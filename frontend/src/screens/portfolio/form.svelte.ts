import type { ScorionMark } from '../../lib/api/hap-types';
import type {
  DossiersView,
  FieldProblem,
  FormValues,
  FormView,
  KeptView,
  VersionView,
} from '../../lib/api/portfolio-types';
import type { Portfolio } from './portfolio.svelte';
import { Saver } from './saver.svelte';

/** One form that is open on the screen, with what is typed in it. */
export class OpenForm {
  view: FormView | undefined = $state.raw();
  values: FormValues = $state.raw({});
  /** Fields that were left; only of these what is wrong is told while typing. */
  private left: readonly string[] = $state.raw([]);
  private live: FieldProblem[] = $state.raw([]);
  /** What stood in the way of saving or closing, as far as nothing was typed there since. */
  blocking: FieldProblem[] = $state.raw([]);
  readonly saver: Saver<FormValues>;

  constructor(
    private readonly portfolio: Portfolio,
    readonly id: string,
  ) {
    this.saver = portfolio.saver(
      `form:${id}`,
      () => new Saver<FormValues>((values) => portfolio.core.dossiers.Autosave(id, values)),
    );
    this.saver.heard = (kept) => this.kept(kept);
  }

  private get core() {
    return this.portfolio.core.dossiers;
  }

  /** What the form is called, also while that is being typed. */
  get title(): string {
    const first = this.view?.definition.fields.find((f) => f.kind === 'text' && !f.list && !f.act);
    const typed = first ? (this.values[first.id] ?? '').trim() : '';
    return typed || this.view?.title || '';
  }

  /** Nothing is typed in it any more. */
  get closed(): boolean {
    return this.view?.state === 'closed' || this.view?.state === 'withdrawn';
  }

  problem(field: string): string {
    const found = this.blocking.find((p) => p.field === field) ?? this.said(field).find((p) => !p.warning);
    return found?.message ?? '';
  }

  /** What stands in the way of nothing, and is worth a look. */
  doubt(field: string): string {
    return this.said(field).find((p) => p.warning)?.message ?? '';
  }

  async load(): Promise<void> {
    const view = await this.portfolio.ask(() => this.core.Form(this.id));
    if (view) this.take(view);
  }

  /** A value was typed or chosen. */
  set(field: string, value: string): void {
    this.values = { ...this.values, [field]: value };
    this.blocking = this.blocking.filter((p) => p.field !== field);
    this.saver.touch(this.values);
  }

  /** Whether a field that must hold something is empty. */
  get incomplete(): boolean {
    const fields = this.view?.definition.fields ?? [];
    return fields.some((f) => f.required && (this.values[f.id] ?? '').trim() === '');
  }

  leave(field: string): void {
    if (!this.left.includes(field)) this.left = [...this.left, field];
    void this.saver.flush();
  }

  /** Tussentijds opslaan. */
  async save(): Promise<boolean> {
    return this.tried('Opslaan', () => this.core.Save(this.id, this.values), 'Tussentijds opgeslagen.');
  }

  /** Valideren en sluiten; true when nothing stood in the way. */
  async close(): Promise<boolean> {
    return this.tried(
      'Valideren',
      () => this.core.CloseForm(this.id, this.values),
      this.view?.final ? 'Het formulier is definitief.' : 'Het formulier is gesloten.',
    );
  }

  /** What is to be said of the name and BIG number of who confirms. */
  checkConfirm(name: string, big: string): Promise<FieldProblem[] | undefined> {
    return this.portfolio.ask(() => this.portfolio.core.hap.CheckConfirm(this.id, this.values, name, big));
  }

  /** The opleider confirms on this computer, which makes it definitief; true when nothing stood in the way. */
  async confirm(name: string, big: string): Promise<boolean> {
    return this.tried(
      'Bevestigen',
      () => this.portfolio.core.hap.Confirm(this.id, this.values, name, big),
      'Het formulier is bevestigd en definitief.',
    );
  }

  /** Withdraws it for good; throws why it was refused. */
  async withdraw(reason: string): Promise<void> {
    this.take(await this.portfolio.core.hap.Withdraw(this.id, reason));
    this.portfolio.setback = undefined;
    this.portfolio.tell('Het formulier is ingetrokken.');
  }

  /** Marks whether it stands in Scorion. */
  async mark(mark: ScorionMark): Promise<void> {
    if (await this.portfolio.hap.mark(this.id, mark)) await this.load();
  }

  async reopen(): Promise<void> {
    const view = await this.portfolio.run('Heropenen', () => this.core.Reopen(this.id));
    if (!view) return;
    this.take(view);
    this.portfolio.tell('Het formulier is weer open.');
  }

  async move(dossier: string): Promise<boolean> {
    await this.saver.flush();
    const view = await this.portfolio.run('Verplaatsen', () => this.core.Move(this.id, dossier));
    if (!view) return false;
    this.take(view);
    const name = view.dossiers.find((d) => d.id === view.dossier)?.name ?? '';
    this.portfolio.tell(`Het formulier staat nu in ‘${name}’.`);
    return true;
  }

  /** Goes on with the text of a version; what stands here now stays in the history. */
  use(version: VersionView): void {
    this.values = { ...version.values };
    this.blocking = [];
    this.saver.touch(this.values);
    void this.saver.flush();
    this.portfolio.tell('De tekst van die versie staat in het formulier.');
  }

  /** Removes the form, which can be put back. */
  async remove(): Promise<DossiersView | undefined> {
    await this.saver.flush();
    return this.portfolio.run('Verwijderen', () => this.core.Remove(this.id));
  }

  /** Hands over, and tells what came of it; true when nothing stood in the way. */
  private async tried(words: string, call: () => Promise<FormView>, done: string): Promise<boolean> {
    if (!(await this.hand(words, call))) return false;
    this.blocking = this.view?.problems.filter((p) => !p.warning) ?? [];
    const n = this.blocking.length;
    this.portfolio.tell(
      n === 0
        ? done
        : `${n === 1 ? 'Eén veld vraagt' : `${n} velden vragen`} nog iets. Wat je schreef, is bewaard.`,
    );
    return n === 0;
  }

  /** What the core says of a field that was left. */
  private said(field: string): FieldProblem[] {
    return this.left.includes(field) ? this.live.filter((p) => p.field === field) : [];
  }

  private take(view: FormView): void {
    this.view = view;
    // Words that are not on the disk yet are newer than what the core has.
    this.values = this.saver.unsaved ?? view.values;
  }

  private kept(kept: KeptView): void {
    this.live = kept.problems;
  }

  /** Hands all values over in one call; when that is refused they wait to be saved as before. */
  private async hand(words: string, call: () => Promise<FormView>): Promise<boolean> {
    await this.saver.drop();
    const given = this.values;
    const view = await this.portfolio.run(words, call);
    if (!view) {
      this.saver.touch(this.values);
      return false;
    }
    const typedOn = this.values !== given;
    this.view = view;
    if (typedOn) this.saver.touch(this.values);
    else this.values = view.values;
    return true;
  }
}
