import type { DecisionLine } from '../../decide/decision-lines';

interface DecisionWordsProps {
  readonly line: DecisionLine;
  /** By initiative key. */
  readonly titles: ReadonlyMap<string, string>;
}

/** What was decided, why and by whom. */
export function DecisionWords({ line, titles }: DecisionWordsProps) {
  return (
    <>
      <span>
        <span class="tag decided">{line.what}</span>{' '}
        {line.initiative_key === null ? line.sentence : titles.get(line.initiative_key) || line.initiative_key}
      </span>
      <span class="quiet">{[line.reason, line.owner].filter(Boolean).join(' · ')}</span>
    </>
  );
}
