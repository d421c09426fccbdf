/** Why an initiative is funded, in the order in which reasons are given: the first that holds. */
export const fundedReasons = ['mandatory', 'needed_by', 'bundle', 'floor', 'value', 'tie_break'] as const;

/** Why an initiative is not funded now, in the order in which reasons are given. */
export const notNowReasons = ['excluded', 'ineligible', 'not_together', 'needs', 'no_room', 'less_value'] as const;

export type ReasonCode = (typeof fundedReasons)[number] | (typeof notNowReasons)[number];

/** Why a candidate is in or out of a plan, in words without a full stop. */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  /** For no_room: what is left under the limit; of several limits the fullest is named. */
  readonly room?: number;
}
