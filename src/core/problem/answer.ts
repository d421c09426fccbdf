import * as z from 'zod/mini';
import { engineNames } from '../model/engine';

/** How the solving of a run ended (product.md, section 7). */
export const terminations = ['optimal', 'feasible_stopped', 'infeasible', 'undecided'] as const;
export type Termination = (typeof terminations)[number];

/** What a stage came to. `bound`: the best it could still be; null where not known. */
export const stageAnswerSchema = z.strictObject({
  name: z.string(),
  value: z.nullable(z.number()),
  bound: z.nullable(z.number()),
  proven: z.boolean(),
  time_ms: z.number(),
});

/** What solving a problem gives: the claim that the checker examines. Plain JSON, since it crosses from any place. */
export const answerSchema = z.strictObject({
  termination: z.enum(terminations),
  /** It was ended on request rather than by a limit. */
  stopped: z.boolean(),
  /** Other plans have the same main values, so that the tie-breaks decided. */
  tied: z.boolean(),
  /** Keys of the selected candidates in canonical order; null without a plan. */
  selected: z.nullable(z.array(z.string())),
  /** Main stages first, then goals, tokens, deadlines. */
  stages: z.array(stageAnswerSchema),
  /** The base objective that soft rules were priced by; not there when the problem has none. */
  soft_base: z.optional(z.number()),
  engine: z.strictObject({ name: z.enum(engineNames), version: z.string() }),
  time_ms: z.number(),
  /** Columns and rows of the model as compiled. */
  model_size: z.strictObject({ columns: z.number(), rows: z.number() }),
});

export type Answer = z.infer<typeof answerSchema>;
export type StageAnswer = z.infer<typeof stageAnswerSchema>;
