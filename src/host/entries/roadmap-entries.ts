import * as z from 'zod/mini';
import { baselineRequestSchema, chooseBaseline } from '../../core/app/choose-baseline';
import { comparePlans, compareRequestSchema } from '../../core/app/compare-plans';
import { decideRequestSchema, decideRun } from '../../core/app/decide-run';
import { previewRoadmap, publishWordsSchema } from '../../core/app/preview-roadmap';
import { publishRequestSchema, publishRoadmap } from '../../core/app/publish-roadmap';
import { readDecisions } from '../../core/app/read-decisions';
import { readRoadmaps } from '../../core/app/read-roadmaps';
import { runRequestSchema } from '../../core/app/run-request';
import { saveRoadmapEdits } from '../../core/app/save-roadmap-edits';
import { roadmapRequestSchema, showRoadmap } from '../../core/app/show-roadmap';
import { summarizeRun } from '../../core/app/summarize-run';
import { unpublishRequestSchema, unpublishRoadmap } from '../../core/app/unpublish-roadmap';
import { entry } from './entry';

/** The calls about decisions of people, portfolios and roadmaps. */
export const roadmapEntries = {
  readDecisions: entry('readDecisions', { request: runRequestSchema, action: readDecisions }),
  decideRun: entry('decideRun', { request: decideRequestSchema, action: decideRun }),
  readRoadmaps: entry('readRoadmaps', { request: z.null(), action: (_, ports) => readRoadmaps(ports) }),
  previewRoadmap: entry('previewRoadmap', { request: publishWordsSchema, action: previewRoadmap }),
  publishRoadmap: entry('publishRoadmap', { request: publishRequestSchema, action: publishRoadmap }),
  unpublishRoadmap: entry('unpublishRoadmap', { request: unpublishRequestSchema, action: unpublishRoadmap }),
  saveRoadmapEdits: entry('saveRoadmapEdits', { request: z.null(), action: (_, ports) => saveRoadmapEdits(ports) }),
  showRoadmap: entry('showRoadmap', { request: roadmapRequestSchema, action: showRoadmap }),
  summarizeRun: entry('summarizeRun', { request: runRequestSchema, action: summarizeRun }),
  comparePlans: entry('comparePlans', { request: compareRequestSchema, action: comparePlans }),
  chooseBaseline: entry('chooseBaseline', { request: baselineRequestSchema, action: chooseBaseline }),
} as const;
