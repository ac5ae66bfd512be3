import type { AboutService } from './core';

/** Two frames further the first view has been painted. */
async function painted(): Promise<void> {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/**
 * Tells the core what came up: that a bound call answered, what the content
 * security policy refused, and how many rows of the list stand in the page.
 */
export async function reportSelftest(about: AboutService, refused: readonly string[]): Promise<void> {
  await document.fonts?.ready;
  await painted();
  const rows = document.querySelectorAll('[role="grid"] [role="rowgroup"] > [role="row"]').length;
  await about.Selftest({ bound: true, csp: [...refused], rows });
}
