import type { LooseForm, LoosePreview, LooseStart } from '../../lib/api/hap-types';
import type { FieldProblem } from '../../lib/api/portfolio-types';
import type { Failure, Saved } from '../../lib/api/types';
import { failed } from '../portfolio/failed';
import type { Portfolio } from '../portfolio/portfolio.svelte';

/**
 * A declaration that is filled in without a portfolio. What is typed lives in
 * the window alone, also while one looks elsewhere; nothing of it is stored.
 */
export class Loose {
  start: LooseStart | undefined = $state.raw();
  form: LooseForm | undefined = $state();
  problems: FieldProblem[] = $state.raw([]);
  /** How it would look; while it is there, that is shown. */
  preview: LoosePreview | undefined = $state.raw();
  saved: Saved | undefined = $state.raw();
  failure: Failure | undefined = $state.raw();
  busy = $state(false);

  constructor(private readonly portfolio: Portfolio) {}

  private get core() {
    return this.portfolio.core.papers;
  }

  /** Goes on where one was, or begins. */
  async begin(): Promise<void> {
    if (this.form) return;
    const start = await this.call(() => this.core.Loose());
    if (!start || this.form) return;
    this.start = start;
    this.form = structuredClone(start.form);
  }

  /** What is wrong with a field; warnings apart. */
  problem(field: string): string {
    return this.problems.find((p) => p.field === field && !p.warning)?.message ?? '';
  }

  doubt(field: string): string {
    return this.problems.find((p) => p.field === field && p.warning)?.message ?? '';
  }

  /** What was said of a field no longer holds when it changes. */
  touched(field: string): void {
    if (this.problems.some((p) => p.field === field))
      this.problems = this.problems.filter((p) => p.field !== field);
  }

  addDeclaration(): void {
    const [first] = this.start?.form.declarations ?? [];
    const before = this.form?.declarations.at(-1);
    if (!this.form || !first) return;
    // The same HAP and opleider are usual for every role.
    this.form.declarations.push({
      ...first,
      post: before?.post ?? '',
      trainer: before?.trainer ?? '',
      stage: before?.stage ?? '',
      capacity: before?.capacity ?? first.capacity,
    });
  }

  addApproval(): void {
    this.form?.approvals.push({ stage: '', date: '', trainer: this.form.declarations[0]?.trainer ?? '' });
  }

  addShifts(): void {
    const next = this.start?.stages[this.form?.shifts.length ?? 0];
    this.form?.shifts.push({
      stage: next?.name ?? '',
      done: '',
      norm: next ? String(next.norm) : '',
      first: '',
      last: '',
    });
  }

  remove(list: 'declarations' | 'approvals' | 'shifts', at: number): void {
    this.form?.[list].splice(at, 1);
    this.problems = [];
  }

  /** Shows how it would look; false when something stands in the way. */
  async look(): Promise<boolean> {
    const { form } = this;
    if (!form || this.busy) return false;
    const given = $state.snapshot(form);
    const preview = await this.call(() => this.core.LoosePreview(given));
    if (!preview) return false;
    this.problems = preview.problems;
    if (preview.pdf === '') return false;
    this.preview = preview;
    return true;
  }

  /** Back to the fields. */
  back(): void {
    this.preview = undefined;
    this.saved = undefined;
    this.failure = undefined;
  }

  async save(): Promise<void> {
    const { form } = this;
    if (!form || this.busy) return;
    const given = $state.snapshot(form);
    const saved = await this.call(() => this.core.LooseSave(given));
    if (!saved?.path) return;
    this.saved = saved;
    this.portfolio.tell('De PDF is opgeslagen.');
  }

  async open(): Promise<void> {
    const { form } = this;
    if (!form || this.busy) return;
    const given = $state.snapshot(form);
    const done = await this.call(async () => {
      await this.core.LooseOpen(given);
      return true;
    });
    if (done) this.portfolio.tell('Geopend in je PDF-programma. Druk daar af.');
  }

  async show(): Promise<void> {
    await this.call(() => this.core.LooseShow());
  }

  /** Forgets everything that was filled in. */
  forget(): void {
    this.back();
    this.problems = [];
    this.form = this.start ? structuredClone(this.start.form) : undefined;
  }

  private async call<T>(make: () => Promise<T>): Promise<T | undefined> {
    this.busy = true;
    this.failure = undefined;
    try {
      return await make();
    } catch (reason) {
      this.failure = failed(reason);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
