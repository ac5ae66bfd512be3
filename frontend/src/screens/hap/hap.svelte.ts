import type {
  AddedShift,
  HapSettings,
  HapView,
  ScorionMark,
  SettingsKept,
  ShiftLine,
} from '../../lib/api/hap-types';
import { DECLARATION } from '../../lib/api/hap-types';
import type { FormValues } from '../../lib/api/portfolio-types';
import type { Portfolio } from '../portfolio/portfolio.svelte';
import { shiftsWords, shiftWords } from './words';

/** What was taken over from a list, and can be taken back whole. */
export interface Taken {
  ids: string[];
  words: string;
}

/** What was just done to the shifts, and the way back. */
export interface Note {
  words: string;
  /** What the way back is called. */
  action: string;
  undo: () => Promise<void>;
}

/** Diensten and bekwaamheidsverklaringen of the open portfolio, as the window shows them. */
export class Hap {
  view: HapView | undefined = $state.raw();
  /** The list that was taken over last, until it is taken back or put away. */
  taken: Taken | undefined = $state.raw();
  /** What was just done; it stands until something else is done. */
  note: Note | undefined = $state.raw();
  /** The shift that was added last: it is marked in the list. */
  added = $state('');

  constructor(private readonly portfolio: Portfolio) {}

  private get core() {
    return this.portfolio.core.hap;
  }

  async load(): Promise<void> {
    const view = await this.portfolio.ask(() => this.core.View());
    if (view) this.view = view;
  }

  /** Adds a shift; the answer says what stood in the way of it or is worth a look. */
  async add(values: FormValues): Promise<AddedShift | undefined> {
    const answer = await this.portfolio.run('Dienst toevoegen', () => this.core.AddShift(values));
    if (!answer) return undefined;
    this.view = answer.view;
    this.added = answer.id;
    const line = answer.view.shifts.find((s) => s.id === answer.id);
    if (line) {
      const words = shiftWords(line);
      const stage = answer.view.progress.find((p) => p.stage === line.stage);
      const count = stage?.norm ? ` ${stage.stage}: ${stage.done} van ${stage.norm}.` : '';
      this.portfolio.tell(`Toegevoegd: ${words}.${count}`);
      this.note = {
        words: `Toegevoegd: ${words}.${count}`,
        action: 'Weer weghalen',
        undo: async () => {
          await this.takeBack([line.id], `Weer weggehaald: ${words}.`);
        },
      };
    }
    return answer;
  }

  /** Makes a concept and goes there. */
  async begin(definition: string, values: FormValues): Promise<void> {
    const words = definition === DECLARATION ? 'Bekwaamheidsverklaring maken' : 'Akkoord maken';
    const form = await this.portfolio.run(words, () => this.core.Begin(definition, values));
    if (form) this.portfolio.openForm(form.id);
  }

  /** Takes a shift away, which can be put back. */
  async remove(line: ShiftLine): Promise<boolean> {
    const words = shiftWords(line);
    if (!(await this.takeBack([line.id], `Verwijderd: ${words}.`))) return false;
    this.note = {
      words: `Verwijderd: ${words}.`,
      action: 'Terugzetten',
      undo: async () => {
        await this.putBack([line.id], `Teruggezet: ${words}.`);
      },
    };
    return true;
  }

  /** A list was taken over. */
  tookOver(ids: string[], view: HapView, file: string): void {
    this.view = view;
    this.added = '';
    this.note = undefined;
    const words = `${shiftsWords(ids.length)} overgenomen uit ${file}.`;
    this.taken = { ids, words };
    this.portfolio.tell(words);
  }

  /** Takes back what was taken over from a list; what was taken back can be put back in its turn. */
  async untake(): Promise<void> {
    const { taken } = this;
    if (!taken) return;
    const many = shiftsWords(taken.ids.length);
    if (!(await this.takeBack(taken.ids, `${many} uit de lijst zijn weer weg.`))) return;
    this.taken = undefined;
    this.note = {
      words: `Het overnemen is teruggedraaid: ${many} weggehaald.`,
      action: 'Toch terugzetten',
      undo: async () => {
        if (await this.putBack(taken.ids, `${many} teruggezet.`)) this.taken = taken;
      },
    };
  }

  async mark(id: string, mark: ScorionMark): Promise<boolean> {
    const view = await this.portfolio.run('Bewaren', () => this.core.SetScorion(id, mark));
    if (!view) return false;
    this.view = view;
    return true;
  }

  /** Keeps new settings; with problems that block, nothing was kept. */
  async keep(settings: HapSettings): Promise<SettingsKept | undefined> {
    const kept = await this.portfolio.run('Bewaren', () => this.core.SetSettings(settings));
    if (kept) this.view = kept.view;
    return kept;
  }

  /** Drops everything that came out of a portfolio. */
  clear(): void {
    this.view = undefined;
    this.taken = undefined;
    this.note = undefined;
    this.added = '';
  }

  private async takeBack(ids: string[], said: string): Promise<boolean> {
    const view = await this.portfolio.run('Weghalen', () => this.core.RemoveForms(ids));
    if (!view) return false;
    this.view = view;
    this.note = undefined;
    this.portfolio.tell(said);
    return true;
  }

  private async putBack(ids: string[], said: string): Promise<boolean> {
    const view = await this.portfolio.run('Terugzetten', () => this.core.UnremoveForms(ids));
    if (!view) return false;
    this.view = view;
    this.note = undefined;
    this.portfolio.tell(said);
    return true;
  }
}
