import type { SheetsDataValidationValidatorService } from '@univerjs/preset-sheets-data-validation';

/** The grid looks at lists and checkboxes when it is idle, and fails when the document it wants to look at is gone. */
export function validateOpen(
  validator: SheetsDataValidationValidatorService,
  isOpen: (unitId: string) => boolean,
): void {
  const validate = validator.validatorRanges.bind(validator);
  validator.validatorRanges = (unitId, subUnitId, ranges) =>
    isOpen(unitId) ? validate(unitId, subUnitId, ranges) : Promise.resolve([]);
}
