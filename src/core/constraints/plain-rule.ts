/** The common part of a rule that nobody gave a strength or a note: facts of candidates, capacities, stored rules. */
export const plainRule = { origins: [], strength: 'hard', breakPrice: null, notes: '' } as const;
