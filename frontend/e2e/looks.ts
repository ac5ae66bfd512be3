import type { Page } from 'playwright-core';
import { serious } from './browser';

const wide = { width: 1280, height: 820 };
const narrow = { width: 390, height: 844 };
type Look = readonly [colours: 'light' | 'dark', size: { width: number; height: number }];
const everywhere: readonly Look[] = [
  ['light', wide],
  ['dark', wide],
  ['dark', narrow],
];
const inNarrow: readonly Look[] = [
  ['dark', narrow],
  ['light', narrow],
];

/** What axe found in the states of a journey, each in light and dark and as narrow as a phone. */
export class Looks {
  readonly found: string[] = [];

  constructor(private readonly page: Page) {}

  /** Looks at what stands in the window now, and leaves it wide and light. */
  at(state: string): Promise<void> {
    return this.each(everywhere, state);
  }

  /** Looks at a state that only a narrow window has. */
  async narrowed(begin: () => Promise<void>, state: string): Promise<void> {
    await this.page.setViewportSize(narrow);
    await painted(this.page);
    await begin();
    await this.each(inNarrow, state);
  }

  private async each(looks: readonly Look[], state: string): Promise<void> {
    for (const [colorScheme, size] of looks) {
      await this.page.emulateMedia({ colorScheme });
      await this.page.setViewportSize(size);
      await painted(this.page);
      for (const one of await serious(this.page)) {
        this.found.push(`${state}, ${colorScheme}, ${size.width} px: ${one}`);
      }
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
    await this.page.setViewportSize(wide);
    await painted(this.page);
  }
}

/** Two frames: the first lays out what the change of size or colour asked, the second draws it. */
function painted(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(done));
  });
}
