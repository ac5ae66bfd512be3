import type { Core } from '../../lib/api/core';
import type {
  AnswerView,
  BeforeView,
  ComparisonView,
  ListView,
  MailView,
  Saved,
  StartView,
} from '../../lib/api/types';
import type { Importer } from '../import/importer.svelte';
import { asksToLook } from './words';

/** The dialogs around a list, of which one at most is open. */
export type AfterDialog = '' | 'before' | 'steps' | 'answer' | 'mail' | 'compare' | 'remove' | 'finish';

/** A file made beside the CSV. */
export type Extra = 'workbook' | 'report' | 'questions' | 'aside' | 'ticklist' | 'handover';

/** A text ready to paste, and what it is about. */
export interface Letter {
  about: 'skipped' | 'foreign' | 'changed' | 'questions';
  mail: MailView;
}

const extraWords: Record<Extra, string> = {
  workbook: 'Veilige werkmap opslaan',
  report: 'Verslag opslaan',
  questions: 'Vragen opslaan',
  aside: 'Apart gezette rijen bewaren',
  ticklist: 'Aftekenlijst opslaan',
  handover: 'Klus overdragen',
};

/**
 * What happens around the list: looking before saving, saving, the steps after
 * it, Scorion's answer, comparing, finished CSVs and the lists on the first
 * screen. What the core answers about the open list goes to the importer.
 */
export class After {
  dialog: AfterDialog = $state('');
  before: BeforeView | undefined = $state.raw();
  letter: Letter | undefined = $state.raw();
  comparison: ComparisonView | undefined = $state.raw();
  /** The last extra file, told beside the button that made it. */
  made: { what: Extra; saved: Saved } | undefined = $state.raw();
  /** The repaired copy of the finished CSV on screen. */
  repaired: Saved | undefined = $state.raw();
  /** The panel shows one line only. */
  folded = $state(true);

  /** What was on screen when the user chose to save all the same. */
  private seen = '';

  constructor(
    private readonly core: Core,
    private readonly importer: Importer,
  ) {}

  /** Saves the CSV; first shows what rests on a guess, if anything does. */
  async save(): Promise<void> {
    const before = await this.ask();
    if (!before) return;
    if (asksToLook(before, this.importer.list?.counts.aside ?? 0) && JSON.stringify(before) !== this.seen)
      this.dialog = 'before';
    else await this.write();
  }

  /** Shows what to look at before saving, also when nothing asks for it. */
  async look(): Promise<void> {
    if (await this.ask()) this.dialog = 'before';
  }

  /** Saves the CSV as it stands. */
  async write(): Promise<void> {
    if (!this.importer.list?.canSave) return;
    const saved = await this.importer.run('CSV opslaan', () => this.core.files.Save());
    if (!saved) return;
    if (saved.path === '') {
      this.importer.tell('Er is niets opgeslagen.');
      return;
    }
    this.seen = this.before ? JSON.stringify(this.before) : '';
    this.dialog = '';
    this.folded = false;
    await this.current();
    this.importer.tell(`${saved.file} is opgeslagen.`);
  }

  /** Confirms that the mal is the newest; the question then goes. */
  async confirmMal(): Promise<void> {
    await this.importer.confirmMal();
    await this.ask();
  }

  async extra(what: Extra): Promise<void> {
    const { files } = this.core;
    const calls: Record<Extra, () => Promise<Saved>> = {
      workbook: () => files.SaveWorkbook(),
      report: () => files.SaveReport(),
      questions: () => files.SaveQuestions(),
      aside: () => files.SaveAside(),
      ticklist: () => files.SaveTickList(),
      handover: () => files.SaveHandover(),
    };
    this.made = undefined;
    const saved = await this.importer.run(extraWords[what], calls[what]);
    if (!saved) return;
    if (saved.path === '') this.importer.tell('Er is niets opgeslagen.');
    else {
      this.made = { what, saved };
      this.importer.tell(`${saved.file} is opgeslagen.`);
    }
  }

  async showFolder(): Promise<void> {
    await this.importer.run('Map tonen', () => this.core.files.ShowFolder());
  }

  tick(id: string, done: boolean): Promise<boolean> {
    return this.taken('Afvinken', () => this.core.after.Tick(id, done));
  }

  /** Writes the CSV anew where it was changed by others. */
  async repairWritten(): Promise<void> {
    if (!(await this.taken('CSV herstellen', () => this.core.finished.RepairWritten()))) return;
    this.importer.tell(`${this.importer.list?.written?.file ?? 'De CSV'} is hersteld.`);
  }

  async removeWritten(): Promise<void> {
    if (await this.taken('CSV verwijderen', () => this.core.after.RemoveWritten())) this.dialog = 'steps';
  }

  /** Ends the job and goes back to the first screen. */
  async finish(): Promise<void> {
    if (await this.started('Klus afronden', () => this.core.after.Finish())) {
      this.importer.tell('De klus is afgerond.');
    }
  }

  readAnswer(text: string): Promise<AnswerView | undefined> {
    return this.importer.run('Antwoord lezen', () => this.core.after.ReadAnswer(text));
  }

  /** Leaves out those who made Scorion refuse the file. */
  refused(rows: readonly number[]): Promise<boolean> {
    return this.taken('Aiossen weglaten', () => this.core.after.Refused([...rows]));
  }

  skippedMail(rows: readonly number[]): Promise<void> {
    return this.compose('skipped', () => this.core.after.Skipped([...rows]));
  }

  /** About those whose user name SOON or SGBO has. */
  foreignMail(rows: readonly number[]): Promise<void> {
    return this.compose('foreign', () => this.core.after.ForeignMail([...rows]));
  }

  changedMail(rows: readonly number[]): Promise<void> {
    return this.compose('changed', () => this.core.after.ChangedMail([...rows]));
  }

  questionsMail(): Promise<void> {
    return this.compose('questions', () => this.core.files.QuestionsMail());
  }

  /** Lets the user choose an earlier list, and shows the differences. */
  async compare(): Promise<void> {
    const found = await this.importer.run('Vergelijken', () => this.core.after.Compare());
    if (!found) return;
    this.comparison = found;
    this.dialog = 'compare';
  }

  async onlyNew(): Promise<void> {
    if (await this.taken('Alleen de nieuwe overhouden', () => this.core.after.OnlyNew())) {
      this.dialog = '';
      this.importer.tell('Alleen de nieuwe aiossen gaan nog mee.');
    }
  }

  async repair(): Promise<void> {
    this.repaired = undefined;
    const saved = await this.importer.run('CSV herstellen', () => this.core.finished.Repair());
    if (!saved) return;
    if (saved.path === '') this.importer.tell('Er is niets opgeslagen.');
    else {
      this.repaired = saved;
      const start = await this.importer.run('CSV bekijken', () => this.core.import.Start());
      if (start?.csv) this.importer.csv = start.csv;
      this.importer.tell(`${saved.file} is hersteld.`);
    }
  }

  async openAsList(): Promise<void> {
    await this.taken('CSV als lijst openen', () => this.core.finished.OpenAsList());
  }

  /** Puts the finished CSV away and goes back to the first screen. */
  async closeCSV(): Promise<void> {
    await this.started('CSV sluiten', async () => {
      await this.core.finished.Close();
      return this.core.import.Start();
    });
  }

  async resume(id: string): Promise<void> {
    if (await this.taken('Klus openen', () => this.core.jobs.Resume(id))) {
      this.importer.tell('De klus staat weer zoals je hem achterliet.');
    }
  }

  async removeJob(id: string): Promise<void> {
    if (await this.started('Klus verwijderen', () => this.core.jobs.Remove(id))) {
      this.importer.tell('De klus is verwijderd.');
    }
  }

  async clearRecents(): Promise<void> {
    await this.started('Lijst wissen', () => this.core.jobs.ClearRecents());
  }

  async removeLeftover(id: string): Promise<void> {
    if (await this.started('CSV verwijderen', () => this.core.finished.Remove(id))) {
      this.importer.tell('De CSV is verwijderd.');
    }
  }

  async forgetLeftover(id: string): Promise<void> {
    await this.started('Niet meer vragen', () => this.core.finished.Forget(id));
  }

  async lookAtLeftover(id: string): Promise<void> {
    const csv = await this.importer.run('CSV bekijken', () => this.core.finished.Look(id));
    if (!csv) return;
    this.repaired = undefined;
    this.importer.csv = csv;
    this.importer.phase = 'csv';
  }

  /** Takes over what is new in the shared settings file. */
  async takeShared(): Promise<void> {
    const done = await this.started('Instellingen overnemen', async () => {
      await this.core.about.TakeShared();
      return this.core.import.Start();
    });
    if (done) this.importer.tell('De gedeelde instellingen zijn overgenomen.');
  }

  private async ask(): Promise<BeforeView | undefined> {
    if (!this.importer.list?.canSave) return undefined;
    this.before = await this.importer.run('Nakijken', () => this.core.files.Before());
    return this.before;
  }

  private async current(): Promise<void> {
    const list = await this.importer.run('Lijst bijwerken', () => this.core.import.Current());
    if (list) await this.importer.take(list);
  }

  private async compose(about: Letter['about'], call: () => Promise<MailView>): Promise<void> {
    const mail = await this.importer.run('Tekst maken', call);
    if (!mail) return;
    this.letter = { about, mail };
    this.dialog = 'mail';
  }

  private async taken(words: string, call: () => Promise<ListView>): Promise<boolean> {
    const list = await this.importer.run(words, call);
    if (!list) return false;
    await this.importer.take(list);
    return true;
  }

  private async started(words: string, call: () => Promise<StartView>): Promise<boolean> {
    const start = await this.importer.run(words, call);
    if (!start) return false;
    this.dialog = '';
    this.made = undefined;
    this.repaired = undefined;
    await this.importer.toStart(start);
    return true;
  }
}
