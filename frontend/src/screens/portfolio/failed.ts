import { toFailure } from '../../lib/api/failure';
import type { Failure } from '../../lib/api/types';

/** A refusal about the portfolio, of whatever a promise was rejected with. */
export function failed(reason: unknown): Failure {
  return toFailure(reason, 'Wat je hebt opgeslagen, staat er nog.');
}
