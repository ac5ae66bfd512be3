// Measures the grid with 20,000 rows in Debian's Chromium with software
// rendering, from the built development page. Prints one line of JSON. Run as
//   node -e "import('vite').then((v) => v.runnerImport('./e2e/scroll.bench.ts'))"
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { openBrowser } from './browser';

const ROWS = 20_000;
/** Wheel steps, and pixels in one: six rows of 34. */
const STEPS = 200;
const STEP = 6 * 34;

/** What of a trace event is read; times in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** As the window's own policy, so that the page measured lives under the same rule. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

async function servePage(dir: string): Promise<{ url: string; close: () => Promise<void> }> {
  await build({
    logLevel: 'error',
    build: { outDir: dir, emptyOutDir: true, rollupOptions: { input: 'dev.html' } },
  });
  const server = await preview({
    logLevel: 'error',
    build: { outDir: dir },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': policy } },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the page is served on no port');
  return { url: `http://127.0.0.1:${address.port}/dev.html`, close: () => server.close() };
}

/** Milliseconds from the press that shows all rows again to the end of the frame that painted them. */
function firstPaint(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const button = (text: RegExp) =>
      Array.from(document.querySelectorAll('button')).find((b) => text.test(b.textContent ?? ''));
    const until = async (ready: () => unknown) => {
      const late = performance.now() + 10_000;
      while (!ready()) {
        if (performance.now() > late) throw new Error('the rows did not come');
        await new Promise((done) => requestAnimationFrame(done));
      }
    };
    button(/^\s*0\s*fout/)?.click();
    await until(() => button(/Alle rijen tonen/));
    const start = performance.now();
    button(/Alle rijen tonen/)?.click();
    await until(() => document.querySelector('[role=grid] [role=gridcell]')?.textContent);
    // A task after this frame's callbacks runs when its paint was recorded and handed over.
    await new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    });
    return performance.now() - start;
  });
}

async function traced(cdp: CDPSession, run: () => Promise<void>): Promise<TraceEvent[]> {
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'toplevel',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'disabled-by-default-devtools.timeline.frame',
        'devtools.timeline.frame',
        '__metadata',
      ],
    },
  });
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', (e) => events.push(...(e.value as unknown as TraceEvent[])));
  await run();
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.end');
  await complete;
  return events;
}

function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1);
  return Number((sorted[Math.max(0, at)] ?? 0).toFixed(2));
}

/**
 * Per frame that drew rows the time of all tasks of the main thread from its
 * start to the next frame, and of the named parts of it, in milliseconds.
 */
function perFrame(events: TraceEvent[]) {
  const frames = events.filter((e) => e.name === 'BeginMainThreadFrame');
  const main = frames[0];
  if (!main) throw new Error('the trace holds no frame');
  const own = events.filter((e) => e.pid === main.pid && e.tid === main.tid);
  const starts = own.filter((e) => e.name === 'BeginMainThreadFrame').map((e) => e.ts);
  starts.sort((a, b) => a - b);
  const tasks = own.filter((e) => e.ph === 'X' && e.name.endsWith('RunTask'));
  const name = tasks.some((e) => e.name === 'RunTask') ? 'RunTask' : 'ThreadControllerImpl::RunTask';
  const sums = (part: (e: TraceEvent) => number) => {
    const out = new Array<number>(starts.length).fill(0);
    for (const e of own) {
      if (e.ph !== 'X') continue;
      // The task that holds the frame begins before the frame's own mark.
      const end = e.ts + (e.dur ?? 0);
      let i = starts.findIndex((s) => s > e.ts) - 1;
      if (i === -2) i = starts.length - 1;
      const next = starts[i + 1];
      if (next !== undefined && next < end) i++;
      if (i >= 0) out[i] = (out[i] ?? 0) + part(e) / 1000;
    }
    return out;
  };
  const named = (...names: string[]) => sums((e) => (names.includes(e.name) ? (e.dur ?? 0) : 0));
  const script = named('FireAnimationFrame');
  const parts = {
    all: sums((e) => (e.name === name ? (e.dur ?? 0) : 0)),
    cpu: sums((e) => (e.name === name ? (e.tdur ?? e.dur ?? 0) : 0)),
    script,
    style: named('UpdateLayoutTree'),
    layout: named('Layout'),
    prePaint: named('PrePaint'),
    paint: named('Paint'),
    layerize: named('Layerize'),
    commit: named('Commit'),
  };
  const drawn = script.map((time) => time > 0);
  return Object.fromEntries(
    Object.entries(parts).map(([part, values]) => [part, values.filter((_, i) => drawn[i])]),
  ) as typeof parts;
}

async function measure(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 820 } });
  const complaints: string[] = [];
  page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));
  page.on('pageerror', (e) => complaints.push(e.message));
  const grid = page.getByRole('grid');
  // Without errors there is a filter under which no row falls: the grid goes, and comes back with all rows.
  await page.goto(`${url}?open&clean&rows=${ROWS}`);
  await grid.waitFor();
  const paints: number[] = [];
  for (let i = 0; i < 5; i++) paints.push(await firstPaint(page));
  await page.goto(`${url}?open&rows=${ROWS}`);
  await grid.waitFor();
  await page.getByRole('button', { name: /^Alle \d+ kolommen/ }).click();
  const columns = Number(await grid.getAttribute('aria-colcount'));
  const box = await grid.boundingBox();
  if (!box) throw new Error('the grid is not in the page');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const cdp = await page.context().newCDPSession(page);
  const events = await traced(cdp, async () => {
    for (let i = 0; i < STEPS; i++) {
      await page.mouse.wheel(0, STEP);
      await pause(25);
    }
  });
  const at = await grid.evaluate((node) => node.scrollTop);
  await page.close();
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
  if (at < (STEPS / 2) * STEP) throw new Error(`the grid scrolled to ${at} px only`);
  const frames = perFrame(events);
  const both = (values: number[]) => ({ p50: percentile(values, 50), p95: percentile(values, 95) });
  return {
    rows: ROWS,
    columns,
    frames: frames.all.length,
    firstPaintMs: both(paints),
    mainThreadMs: both(frames.all),
    mainThreadCpuMs: both(frames.cpu),
    parts: Object.fromEntries(
      Object.entries(frames)
        .filter(([part]) => part !== 'all' && part !== 'cpu')
        .map(([part, values]) => [part, both(values)]),
    ),
  };
}

const dir = await mkdtemp(join(tmpdir(), 'aiosmap-scroll-'));
try {
  const server = await servePage(dir);
  const browser = await openBrowser();
  try {
    console.log(JSON.stringify(await measure(browser, server.url)));
  } finally {
    await browser.close();
    await server.close();
  }
} finally {
  await rm(dir, { recursive: true, force: true });
}
