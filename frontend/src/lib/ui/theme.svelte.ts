import { MediaQuery } from 'svelte/reactivity';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'aiosmap.theme';

/** The choice of light or dark, kept in the window's own storage. */
export class ThemeChoice {
  chosen: Theme = $state('system');
  private readonly systemDark = new MediaQuery('(prefers-color-scheme: dark)');

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>) {
    const kept = storage.getItem(KEY);
    if (kept === 'light' || kept === 'dark') this.chosen = kept;
  }

  get dark(): boolean {
    return this.chosen === 'dark' || (this.chosen === 'system' && this.systemDark.current);
  }

  choose(theme: Theme): void {
    this.chosen = theme;
    this.storage.setItem(KEY, theme);
  }
}
