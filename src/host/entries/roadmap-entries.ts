import { loadPart } from '../parts/load-part';
import { type Entry, lateEntry } from './entry';

type RoadmapCalls = ReturnType<typeof loadPart<'roadmap'>>['roadmapCalls'];

const answered = <Name extends keyof RoadmapCalls>(name: Name): Entry =>
  lateEntry(name, () => loadPart('roadmap').roadmapCalls[name]);

/** The calls about decisions of people, portfolios and roadmaps; a part answers them. */
export const roadmapEntries = {
  readDecisions: answered('readDecisions'),
  decideRun: answered('decideRun'),
  readRoadmaps: answered('readRoadmaps'),
  previewRoadmap: answered('previewRoadmap'),
  publishRoadmap: answered('publishRoadmap'),
  unpublishRoadmap: answered('unpublishRoadmap'),
  saveRoadmapEdits: answered('saveRoadmapEdits'),
  showRoadmap: answered('showRoadmap'),
  summarizeRun: answered('summarizeRun'),
  comparePlans: answered('comparePlans'),
  chooseBaseline: answered('chooseBaseline'),
} as const;
