import { build } from '../built-add-on';
import { reportRearranged } from './play-rearranged';

// Others may keep the machine busy.
jest.setTimeout(180_000);

beforeAll(build);

const seeds = Array.from({ length: 6 }, (_, index) => 301 + index);

test.each(seeds)('60 value edits on rearranged tabs show after each what a fresh check shows (seed %i)', (seed) => {
  expect(reportRearranged({ seed, rearrangements: 25, edits: 60 })).toBeNull();
});
