import type { Calls } from '../../core/app/calls';
import { loadPart, type Parts } from '../parts/load-part';
import { type Answering, type Entry, lateEntry } from './entry';

/** Calls that a part answers: their schemas and actions stand there. */
export type Answers<Name extends keyof Calls> = { readonly [One in Name]: Answering<One> };

/** Parts that answer calls, in their export `calls`. */
type AnsweringPart = { [Part in keyof Parts]: 'calls' extends keyof Parts[Part] ? Part : never }[keyof Parts];

type AnsweredBy<Part extends AnsweringPart> = Extract<keyof Parts[Part]['calls'], keyof Calls>;

/** Gives the entry points of calls that this part answers; it is loaded when one is made. */
function answeredBy<Part extends AnsweringPart>(part: Part): <Name extends AnsweredBy<Part>>(name: Name) => Entry {
  // A name of the part's own calls has its answer there; the compiler does not follow that through two parameters.
  return <Name extends AnsweredBy<Part>>(name: Name) =>
    lateEntry(name, () => (loadPart(part).calls as unknown as Answers<Name>)[name]);
}

const explain = answeredBy('explain');
const initiatives = answeredBy('initiatives');
const roadmap = answeredBy('roadmap');
const settings = answeredBy('settings');

/** The calls that few executions make. */
export const partEntries = {
  readRun: explain('readRun'),
  saveWhy: explain('saveWhy'),
  tryRun: explain('tryRun'),
  takePlan: explain('takePlan'),
  traceContribution: explain('traceContribution'),
  readSelection: explain('readSelection'),
  acceptOverlap: explain('acceptOverlap'),
  scoreInitiatives: initiatives('scoreInitiatives'),
  seedParameters: initiatives('seedParameters'),
  readTemplates: initiatives('readTemplates'),
  insertModel: initiatives('insertModel'),
  readDecisions: roadmap('readDecisions'),
  decideRun: roadmap('decideRun'),
  readRoadmaps: roadmap('readRoadmaps'),
  previewRoadmap: roadmap('previewRoadmap'),
  publishRoadmap: roadmap('publishRoadmap'),
  unpublishRoadmap: roadmap('unpublishRoadmap'),
  saveRoadmapEdits: roadmap('saveRoadmapEdits'),
  showRoadmap: roadmap('showRoadmap'),
  summarizeRun: roadmap('summarizeRun'),
  comparePlans: roadmap('comparePlans'),
  chooseBaseline: roadmap('chooseBaseline'),
  readSettings: settings('readSettings'),
  testConnection: settings('testConnection'),
  saveSettings: settings('saveSettings'),
  copyHistory: settings('copyHistory'),
} as const;
