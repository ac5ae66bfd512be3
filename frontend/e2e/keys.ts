import type { Locator, Page } from 'playwright-core';
import { until } from './hands';

/** Where the focus is, and what is wrong with that; empty when a user sees it and can go on from there. */
function focusTrouble(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return 'the focus is nowhere';
    const name = `${at.tagName} ${(at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 40)}`;
    const dialog = document.querySelector('dialog[open]');
    if (dialog && !dialog.contains(at)) return `${name} is behind the dialog`;
    const seen = (box: DOMRect) =>
      box.width > 0 &&
      box.height > 0 &&
      box.bottom > 0 &&
      box.right > 0 &&
      box.top < innerHeight &&
      box.left < innerWidth;
    if (!seen(at.getBoundingClientRect())) return `${name} is out of sight`;
    // The main part or a title gets the focus from the program, for who hears the window; the next Tab shows it.
    if (at.tagName === 'MAIN' || at.tagName === 'H1') return '';
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return `${name} shows no focus`;
    if (at.getAttribute('role') !== 'grid') return '';
    const active = document.getElementById(at.getAttribute('aria-activedescendant') ?? '');
    return active && seen(active.getBoundingClientRect()) ? '' : 'the chosen cell is out of sight';
  });
}

/** Presses a key, after which the focus must stand in a place that shows. */
export async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  let trouble = 'not looked';
  await until(
    () => `${key}: ${trouble}`,
    async () => (trouble = await focusTrouble(page)) === '',
  );
}

/** Goes with Tab, or another key, until something has the focus; nowhere when it has it already. */
export async function reach(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await press(page, key);
  }
  throw new Error(`40 times ${key} does not reach ${target}`);
}
