/** The hidden tab whose rows are the commits of the workbook store; a workbook that has it has had runs. */
export const storeIndexTab = '_oc_index';
