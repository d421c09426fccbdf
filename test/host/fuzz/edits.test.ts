import { build } from '../built-add-on';
import { report } from './play';

// Others may keep the machine busy.
jest.setTimeout(180_000);

beforeAll(build);

const seeds = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, i) => first + i);

test.each(seeds(1, 10))(
  '250 random value edits show what a fresh check shows, and touch no cell of people (seed %i)',
  (seed) => {
    expect(report({ seed, steps: 250, isTyping: true })).toBeNull();
  },
);

test.each(seeds(101, 10))(
  '260 random steps, rearranging too, touch no cell of people, and Check inputs mends every status and note (seed %i)',
  (seed) => {
    expect(report({ seed, steps: 260, isTyping: false })).toBeNull();
  },
);
