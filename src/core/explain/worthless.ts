/** Why a candidate that changes nothing of what is aimed for is not funded, in words without a full stop. */
export const addsNothing = 'adds nothing that is known to the objective';

/** Why a candidate that brings the objective down is not funded, in words without a full stop. */
export const makesWorse = 'would make the objective worse';
