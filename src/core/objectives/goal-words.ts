/** What the objective is called, by the name of its stage: "weighted KPI score", "value score", else the KPI key. */
export function goalWords(name: string): string {
  if (name === 'weighted') return 'weighted KPI score';
  return name === 'score' ? 'value score' : name;
}
