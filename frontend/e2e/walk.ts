import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { given, openBrowser, openPage, type PageSettings } from './browser';
import { RunningCore, type CoreSettings } from './core';

export interface WalkSettings extends CoreSettings, PageSettings {
  /** No institute was chosen yet; else the mal of the sample is in force and confirmed. */
  fresh?: boolean;
}

let browser: Promise<Browser> | undefined;
afterAll(async () => (await browser)?.close());

/** Somebody at the window, on a core of their own. */
export class Walk {
  /** What the pages complained about: errors, and what the content security policy refused. */
  readonly complaints: string[] = [];

  private constructor(
    public core: RunningCore,
    private readonly settings: WalkSettings,
    private open: Page | undefined = undefined,
  ) {}

  static async begin(settings: WalkSettings = {}): Promise<Walk> {
    const walk = new Walk(await RunningCore.start(settings), settings);
    try {
      await walk.look();
      if (!settings.fresh) await walk.useMal();
    } catch (reason) {
      await walk.end();
      throw reason;
    }
    return walk;
  }

  get page(): Page {
    if (!this.open) throw new Error('no page is open');
    return this.open;
  }

  get desk() {
    return this.core.desk;
  }

  /** Ends the program as a power cut would, and starts it anew after what happens meanwhile. */
  async again(meanwhile: () => void = () => undefined): Promise<void> {
    await this.shut();
    await this.core.kill();
    meanwhile();
    this.core = await this.core.again();
    await this.look();
  }

  /** To the first screen, with nothing kept of the list that was open. */
  async toStart(): Promise<void> {
    await this.page.evaluate(async () => {
      const desk = window.go?.desk;
      if (await desk?.Import.Current()) await desk?.After.Finish();
      await desk?.Finished.Close();
    });
    await this.shut();
    await this.look();
  }

  /** What stands in the window, for who reads why a test failed. */
  async shows(): Promise<string> {
    const text = await this.open?.locator('body').ariaSnapshot({ timeout: 5_000 });
    return `the window shows:\n${text ?? 'nothing'}`;
  }

  async end(): Promise<void> {
    await this.shut();
    await this.core.kill();
  }

  /** Closes the page; what it keeps for its next start is laid in the home, which is searched for leaks. */
  private async shut(): Promise<void> {
    if (!this.open) return;
    const kept = await this.open.context().storageState({ indexedDB: true });
    const folder = mkdtempSync(join(this.core.home, 'webview-'));
    writeFileSync(join(folder, 'kept.json'), JSON.stringify(kept));
    await this.open.close();
    this.open = undefined;
  }

  private async look(): Promise<void> {
    browser ??= openBrowser();
    this.open = await openPage(await browser, this.core.url, this.complaints, this.settings);
  }

  /** As it stands once the mal was confirmed in this term. */
  private async useMal(): Promise<void> {
    await this.page.evaluate(async (mal) => {
      await window.go?.desk?.Mal.Use('leiden');
      await window.go?.desk?.Mal.LoadPath(mal);
      await window.go?.desk?.Mal.Confirm();
    }, given('AIOSMAP_E2E_MAL'));
    await this.page.reload();
    await this.page.getByRole('button', { name: 'Kies een bestand' }).waitFor();
  }
}

let shared: Walk | undefined;
afterAll(() => shared?.end());

/**
 * A test that walks through the window; nothing may complain on the way. The
 * journeys of a file walk on one core, from its first screen; one with
 * settings has a core of its own.
 */
export function journey(title: string, go: (walk: Walk) => Promise<void>, settings?: WalkSettings): void {
  test(title, async () => {
    const walk = settings ? await Walk.begin(settings) : await onShared();
    try {
      await go(walk);
      expect(walk.complaints).toEqual([]);
    } catch (reason) {
      throw new Error(await walk.shows(), { cause: reason });
    } finally {
      walk.complaints.length = 0;
      if (settings) await walk.end();
    }
  });
}

async function onShared(): Promise<Walk> {
  if (shared) await shared.toStart();
  shared ??= await Walk.begin();
  return shared;
}
