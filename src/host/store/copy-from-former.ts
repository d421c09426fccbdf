import type { CopyProgress } from '../../core/app/calls';
import type { CopiedHistory } from '../../core/app/copy-history';
import { isHostError } from '../../core/app/host-error';
import type { Ports } from '../../core/app/ports';
import type { Store } from '../../core/app/store';
import { loadPart } from '../parts/load-part';
import { openFormer } from './open-store';
import { inWords, writeDamaged } from './place';

/**
 * Copies runs of every former place to the present one, as many as the time of one call allows. A place that cannot be
 * reached, or not by this person, is told and does not keep the others from being copied.
 */
export function copyFromFormer(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  { lock, store, clock }: Pick<Ports, 'lock' | 'store' | 'clock'>,
): CopyProgress {
  return lock.hold(() => {
    const startedAt = clock.now();
    let total = nothing;
    for (const { place, opened } of openFormer(spreadsheet)) {
      try {
        const former = reached(() => opened.store);
        const more: CopiedHistory =
          typeof former === 'string'
            ? { ...nothing, skipped: [`Runs in ${inWords(place)} could not be reached: ${former}`] }
            : loadPart('database').copyHistory(former, store, clock, startedAt);
        total = {
          copied: total.copied + more.copied,
          remaining: total.remaining + more.remaining,
          skipped: [...total.skipped, ...more.skipped],
          damaged: [...total.damaged, ...more.damaged],
        };
      } finally {
        opened.close();
      }
    }
    const { damaged, ...progress } = total;
    writeDamaged(damaged);
    return progress;
  });
}

const nothing: CopiedHistory = { copied: 0, remaining: 0, skipped: [], damaged: [] };

/** A store that answers, or why it does not. */
function reached(open: () => Store): Store | string {
  try {
    const store = open();
    store.view(null);
    return store;
  } catch (error) {
    if (isHostError(error)) return error.message;
    throw error;
  }
}
