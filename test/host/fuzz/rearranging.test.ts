import { build } from '../built-add-on';
import { report } from './play';

// Others may keep the machine busy.
jest.setTimeout(180_000);

beforeAll(build);

const seeds = Array.from({ length: 13 }, (_, index) => 101 + index);

test.each(seeds)('after 270 steps of typing and rearranging Check inputs mends all that is shown (seed %i)', (seed) => {
  expect(report({ seed, steps: 270, isTyping: false })).toBeNull();
});
