import type { Core } from '../../lib/api/core';
import { toFailure } from '../../lib/api/failure';
import type { SettingsView, StartView } from '../../lib/api/types';
import type { Importer } from '../import/importer.svelte';

/** The part of the screen that something was done in. */
export type About = 'recents' | 'foreign' | 'file' | 'shared';

/**
 * The settings screen's state. What changes here may change the mal of an open
 * list, so the importer hears of it.
 */
export class Settings {
  view: SettingsView | undefined = $state.raw();
  /** What was last taken over from a file, in sentences; undefined when nothing was. */
  taken: readonly string[] | undefined = $state.raw();
  /** What was last done, told beside the button. */
  private last: { about: About; words: string } | undefined = $state.raw();

  constructor(
    private readonly core: Core,
    private readonly importer: Importer,
  ) {
    this.view = importer.start?.settings;
  }

  /** What was last done in a part of the screen, empty when something was done elsewhere since. */
  said(about: About): string {
    return this.last?.about === about ? this.last.words : '';
  }

  async load(): Promise<void> {
    try {
      this.take(await this.core.about.Settings());
    } catch (reason) {
      this.importer.setback = toFailure(reason);
    }
  }

  async clearRecents(): Promise<void> {
    const start = await this.importer.run('Lijst wissen', () => this.core.jobs.ClearRecents());
    if (!start) return;
    this.importer.start = start;
    this.tell('recents', 'De lijst van eerder geopende bestanden is leeg.');
  }

  async forgetForeign(): Promise<void> {
    const view = await this.importer.run('Gebruikersnamen vergeten', () => this.core.about.ForgetForeign());
    if (!view) return;
    this.take(view);
    this.tell('foreign', 'De gebruikersnamen zijn vergeten.');
    await this.follow();
  }

  async export(): Promise<void> {
    const saved = await this.importer.run('Instellingen bewaren', () => this.core.about.Export());
    if (saved && saved.path !== '') this.tell('file', `${saved.file} is opgeslagen.`);
  }

  async import(): Promise<void> {
    const changes = await this.importer.run('Instellingen overnemen', () => this.core.about.Import());
    if (!changes) return;
    this.taken = changes;
    this.tell('file', 'De instellingen zijn overgenomen.');
    await this.load();
    await this.follow();
  }

  async share(): Promise<void> {
    const view = await this.importer.run('Bestand kiezen', () => this.core.about.Share());
    if (!view) return;
    this.take(view);
    this.tell('shared', 'Aiosmap kijkt bij elke start in dit bestand.');
  }

  async unshare(): Promise<void> {
    const view = await this.importer.run('Bestand loslaten', () => this.core.about.Unshare());
    if (!view) return;
    this.take(view);
    this.tell('shared', 'Aiosmap kijkt niet meer in een gedeeld bestand.');
  }

  async takeShared(): Promise<void> {
    const view = await this.importer.run('Instellingen overnemen', () => this.core.about.TakeShared());
    if (!view) return;
    this.take(view);
    this.tell('shared', 'De gedeelde instellingen zijn overgenomen.');
    await this.follow();
  }

  private tell(about: About, words: string): void {
    this.last = { about, words };
    this.importer.tell(words);
  }

  private take(view: SettingsView): void {
    this.view = view;
    const start = this.importer.start;
    if (start) this.importer.start = { ...start, settings: view };
  }

  /** Lets the mal in force and the open list follow settings that were taken over. */
  private async follow(): Promise<void> {
    const start = await this.importer.run('Mal bijwerken', (): Promise<StartView> =>
      this.core.import.Start(),
    );
    if (!start) return;
    this.importer.start = start;
    this.importer.mal = start.institutes.find((i) => i.id === start.institute)?.mal;
    if (start.list) await this.importer.take(start.list);
  }
}
