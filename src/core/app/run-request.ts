import * as z from 'zod/mini';

/** Which run. */
export const runRequestSchema = z.strictObject({ run_id: z.string() });

export type RunRequest = z.infer<typeof runRequestSchema>;
