import { untrack } from 'svelte';
import type { DropTargets } from './intake';

/** A page that takes files from outside. */
export interface Taker extends DropTargets {
  /** What happens when one lets go: "Laat los om toe te voegen aan ‘Scans’". */
  words: string;
  /** Cells that were pasted; without it only files are taken from the clipboard. */
  pasted?: (text: string, html: string) => void;
}

/** Which page takes what is dropped on the window or pasted in it; the one that came last does. */
export class Drops {
  /** A file hangs above the window, and something takes it. */
  over = $state(false);
  private takers: readonly Taker[] = $state.raw([]);

  get taker(): Taker | undefined {
    return this.takers.at(-1);
  }

  /** What to say while something hangs above the window; empty otherwise. */
  get words(): string {
    return this.over ? (this.taker?.words ?? '') : '';
  }

  /** Takes files until the answer is called. */
  take(taker: Taker): () => void {
    untrack(() => (this.takers = [...this.takers, taker]));
    return () => {
      this.takers = this.takers.filter((t) => t !== taker);
      if (this.takers.length === 0) this.over = false;
    };
  }

  /** What is on the clipboard; false when nobody takes it. */
  clipboard(data: DataTransfer | null): boolean {
    const taker = this.taker;
    if (!data || !taker) return false;
    const text = data.getData('text/plain');
    if (data.files.length > 0 && text === '') {
      taker.files(Array.from(data.files));
      return true;
    }
    const html = data.getData('text/html');
    if (!taker.pasted || (text.trim() === '' && html.trim() === '')) return false;
    taker.pasted(text, html);
    return true;
  }
}
