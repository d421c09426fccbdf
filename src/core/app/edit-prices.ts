import * as z from 'zod/mini';

/** What quarters that people chose cost, as whoever planned the sequence worked it out: the server solves none. */
export const editPricesSchema = z.array(
  z.strictObject({
    initiative_key: z.string(),
    price: z.strictObject({ tokens_unplaced: z.number(), deadlines_missed: z.number(), value_delay: z.number() }),
  }),
);

export type EditPrices = z.infer<typeof editPricesSchema>;
