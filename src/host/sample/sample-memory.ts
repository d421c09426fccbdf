/** The document property that remembers what the sample put into the workbook. */
const property = 'oc_sample';

/** What "Add sample data" has written. */
export interface SampleMemory {
  /** By tab, what `rowIdentity` says of each row. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** Headers of the KPI columns that were added for it. */
  readonly kpiColumns: readonly string[];
}

/** What the sample has put into the workbook; null when there is none. */
export function recallSample(): SampleMemory | null {
  const text = PropertiesService.getDocumentProperties()?.getProperty(property);
  // Only rememberSample writes it.
  return text === null || text === undefined ? null : (JSON.parse(text) as SampleMemory);
}

/** Remembers what the sample has put into the workbook. */
export function rememberSample(memory: SampleMemory): void {
  PropertiesService.getDocumentProperties()?.setProperty(property, JSON.stringify(memory));
}

/** Forgets the sample. */
export function forgetSample(): void {
  PropertiesService.getDocumentProperties()?.deleteProperty(property);
}
