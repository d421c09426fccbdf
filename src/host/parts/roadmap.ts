/*
 * The part for what comes after a run: decisions of people, summaries, comparisons and roadmaps: dist/roadmap.html.
 */
import * as z from 'zod/mini';
import { baselineRequestSchema, chooseBaseline } from '../../core/app/choose-baseline';
import { comparePlans, compareRequestSchema } from '../../core/app/compare-plans';
import { decideRequestSchema, decideRun } from '../../core/app/decide-run';
import type { Ports } from '../../core/app/ports';
import { previewRoadmap, publishWordsSchema } from '../../core/app/preview-roadmap';
import { publishRequestSchema, publishRoadmap } from '../../core/app/publish-roadmap';
import { readDecisions } from '../../core/app/read-decisions';
import { readRoadmaps } from '../../core/app/read-roadmaps';
import { keepRoadmapEdits, openRoadmapDesk } from '../../core/app/roadmap-desk';
import { runRequestSchema } from '../../core/app/run-request';
import { saveRoadmapEdits } from '../../core/app/save-roadmap-edits';
import { roadmapRequestSchema, showRoadmap } from '../../core/app/show-roadmap';
import { summarizeRun } from '../../core/app/summarize-run';
import { unpublishRequestSchema, unpublishRoadmap } from '../../core/app/unpublish-roadmap';
import type { Answers } from '../entries/part-entries';
import { type OpenRoadmaps, WorkbookRoadmaps } from '../store/workbook-roadmaps';

export const calls: Answers<RoadmapCall> = {
  readDecisions: { request: runRequestSchema, action: readDecisions },
  decideRun: { request: decideRequestSchema, action: decideRun },
  readRoadmaps: { request: z.null(), action: (_, ports) => readRoadmaps(ports) },
  previewRoadmap: { request: publishWordsSchema, action: previewRoadmap },
  publishRoadmap: { request: publishRequestSchema, action: publishRoadmap },
  unpublishRoadmap: { request: unpublishRequestSchema, action: unpublishRoadmap },
  saveRoadmapEdits: { request: z.null(), action: (_, ports) => saveRoadmapEdits(ports) },
  showRoadmap: { request: roadmapRequestSchema, action: showRoadmap },
  summarizeRun: { request: runRequestSchema, action: summarizeRun },
  comparePlans: { request: compareRequestSchema, action: comparePlans },
  chooseBaseline: { request: baselineRequestSchema, action: chooseBaseline },
};

/** Names of the calls about decisions, portfolios and roadmaps. */
type RoadmapCall =
  | ('readDecisions' | 'decideRun' | 'summarizeRun' | 'comparePlans' | 'chooseBaseline')
  | ('readRoadmaps' | 'previewRoadmap' | 'publishRoadmap' | 'unpublishRoadmap' | 'saveRoadmapEdits' | 'showRoadmap');

/** Keeps what people edited on the Roadmap tab; the caller holds the lock. */
export function keepShownEdits(ports: Pick<Ports, 'workbook' | 'store'>): void {
  keepRoadmapEdits(openRoadmapDesk(ports), ports);
}

/** Roadmaps that are kept in the workbook itself. */
export const openWorkbookRoadmaps: OpenRoadmaps = (...place) => new WorkbookRoadmaps(...place);
