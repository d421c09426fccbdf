import type { RoadmapStore } from '../../src/core/app/roadmap-store';
import type { Store } from '../../src/core/app/store';
import { WorkbookRoadmaps } from '../../src/host/store/workbook-roadmaps';
import { WorkbookStore } from '../../src/host/store/workbook-store';

const openHere = (): Store =>
  new WorkbookStore(SpreadsheetApp.getActiveSpreadsheet(), (...place) => new WorkbookRoadmaps(...place));

/** Calls a method of the workbook store; the entry point of the program under test. Takes and gives JSON text. @public */
export function callStore(method: keyof Store, args: string): string {
  const store = openHere();
  const call = store[method] as (...values: readonly unknown[]) => unknown;
  return JSON.stringify(call.apply(store, JSON.parse(args)) ?? null);
}

/** The same for roadmaps. @public */
export function callRoadmaps(method: keyof RoadmapStore, args: string): string {
  const { roadmaps } = openHere();
  const call = roadmaps[method] as (...values: readonly unknown[]) => unknown;
  return JSON.stringify(call.apply(roadmaps, JSON.parse(args)) ?? null);
}

/** Every run of the store: its line in the history, and its record. @public */
export function dumpStore(): string {
  const store = openHere();
  const { history } = store.view(null);
  return JSON.stringify({ history, records: history.map((run) => store.find(run.run_id)) });
}
