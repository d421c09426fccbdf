import { build } from '../built-add-on';
import { report } from './play';

// Others may keep the machine busy.
jest.setTimeout(180_000);

beforeAll(build);

const seeds = Array.from({ length: 8 }, (_, index) => 1 + index);

test.each(seeds)('190 value edits show what a fresh check shows and touch no cell of people (seed %i)', (seed) => {
  expect(report({ seed, steps: 190, isTyping: true })).toBeNull();
});
