import type { Failure } from './types';

/**
 * Makes a refusal of whatever a promise was rejected with. What does not come
 * from the core in its own shape is a defect of ours: the user gets a sentence
 * and no internals, with what is safe all the same.
 */
export function toFailure(reason: unknown, safe = 'Je lijst zelf is niet veranderd.'): Failure {
  // Wails makes an Error of what the core said, which holds text only: the refusal comes as JSON in it.
  const text = reason instanceof Error ? reason.message : reason;
  const shaped = typeof text === 'string' ? parse(text) : text;
  if (isFailure(shaped)) {
    return { code: shaped.code, message: shaped.message, hint: shaped.hint ?? '' };
  }
  return {
    code: 'internal',
    message: `Er ging binnen Aiosmap iets mis. ${safe}`,
    hint: 'Probeer het opnieuw. Gebeurt het weer, meld dan wat je deed aan wie Aiosmap bij jullie beheert.',
  };
}

function isFailure(v: unknown): v is { code: string; message: string; hint?: string } {
  if (typeof v !== 'object' || v === null) return false;
  const f = v as Record<string, unknown>;
  return typeof f.code === 'string' && typeof f.message === 'string' && f.message !== '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
