import type { CDPSession } from 'playwright-core';

/** What of a trace event is read; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
}

/** What the browser did meanwhile. */
export async function traced(cdp: CDPSession, run: () => Promise<void>): Promise<TraceEvent[]> {
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

/**
 * Per frame that drew rows the time of all tasks of the main thread from its
 * start to the next frame, and of the named parts of it, in milliseconds.
 */
export function perFrame(events: TraceEvent[]) {
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
